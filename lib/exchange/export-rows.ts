import { prefilterOf, type PrefilterNote } from "@/lib/engine/prefilter";
import type { CellName, Row } from "@/lib/engine/row";
import type { Note } from "./codes";
import { exportConformity, type ConformitySetting } from "./conformity-export";
import { exportCsv } from "./csv-file";
import { exportKanaria } from "./kanaria-file";

/** The files that rows can be written as. Texts: `format.<name>` of the namespace `exchange`. */
export const EXPORT_FORMATS = [
  "csv",
  "kanaria",
  "ruleSetting",
  "profile",
  "terraform",
  "eventPattern",
  "sigma",
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Something to know of a written file: what it cannot hold, or what EventBridge does with a pattern. */
export type WrittenNote =
  | (Note & { kind: "loss" })
  | { kind: "note"; code: PrefilterNote["code"]; row?: number; cell?: CellName };

/** A file as it would be saved. `rules` counts the EventBridge rules that it needs; empty text where there is nothing to say. */
export interface WrittenFile {
  name: string;
  mediaType: string;
  text: string;
  notes: WrittenNote[];
  rules?: number;
}

const NAMES: Record<ExportFormat, [name: string, mediaType: string]> = {
  csv: ["rtm-011.csv", "text/csv"],
  kanaria: ["rtm-011.json", "application/json"],
  ruleSetting: ["rtm-011-rule-setting.json", "application/json"],
  profile: ["rtm-011-profile.json", "application/json"],
  terraform: ["rtm-011.tf", "text/plain"],
  eventPattern: ["rtm-011-event-pattern.json", "application/json"],
  sigma: ["rtm-011-sigma.yml", "application/yaml"],
};

/**
 * The rows written in a format, with all that the format loses. The writer of YAML is fetched only for what needs it:
 * rejects where that cannot be had.
 */
export async function exportRows(
  rows: readonly Row[],
  format: ExportFormat,
  setting: ConformitySetting,
): Promise<WrittenFile> {
  const [name, mediaType] = NAMES[format];
  const written = await write();
  return { name, mediaType, ...written, notes: [...written.notes, ...lostExamples()] };

  /** Nobody else's file has a place for them; a spreadsheet's cells are no place for events. */
  function lostExamples(): WrittenNote[] {
    if (format === "kanaria") return [];
    return rows.flatMap((row, index): WrittenNote[] =>
      row.examples?.length ? [{ kind: "loss", code: "examplesOfRow", row: index + 1 }] : [],
    );
  }

  async function write(): Promise<Omit<WrittenFile, "name" | "mediaType">> {
    if (format === "csv") return { text: exportCsv(rows), notes: [] };
    if (format === "kanaria") return { text: exportKanaria(rows), notes: [] };
    if (format === "eventPattern") return eventPatterns(rows);
    const { text, notes } =
      format === "sigma"
        ? (await import("./sigma-export")).exportSigma(rows)
        : exportConformity(rows, setting, format);
    return { text, notes: notes.filter((note) => note.kind === "loss") };
  }
}

/** One pattern as it goes into a rule, compact because EventBridge counts its characters; several as a list. */
function eventPatterns(rows: readonly Row[]): Omit<WrittenFile, "name" | "mediaType"> {
  const { rules, notes } = prefilterOf(rows);
  const numbers = new Map(rows.map(({ id }, index) => [id, index + 1]));
  const patterns = rules.map(({ pattern }) => pattern);
  const list = patterns.length > 1 ? `[\n${patterns.join(",\n")}\n]` : (patterns[0] ?? "");
  return {
    text: list && `${list}\n`,
    notes: notes.map(({ code, rowId, cell }) => ({
      kind: "note",
      code,
      row: numbers.get(rowId ?? ""),
      cell,
    })),
    rules: patterns.length,
  };
}
