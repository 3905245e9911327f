import { fieldOf, isObject } from "@/lib/engine/record-field";
import type { FileRefusal } from "./codes";
import { importConformity, type ImportedSetting } from "./conformity-import";
import { importCsv, isOwnCsv } from "./csv-file";
import { importEventPatterns } from "./event-pattern-import";
import { importKanaria } from "./kanaria-file";
import { readJson, refusal, withoutMark } from "./read-json";
import type { ImportedRows } from "./row-collector";

/** What a text is taken for. `table` is any other table than our own CSV: a person may correct its columns. */
export type TextFormat = "table" | "csv" | "json" | "sigma";

/** What the rows came out of. Texts: `format.<name>` of the namespace `exchange`. */
export const IMPORT_FORMATS = [
  "table",
  "csv",
  "kanaria",
  "conformity",
  "eventPattern",
  "sigma",
  "json",
] as const;

/** `settings` are what a file says beside its rows; only Conformity's do. */
export type ImportedFile = { format: (typeof IMPORT_FORMATS)[number] } & (
  | (ImportedRows & { settings?: ImportedSetting[] })
  | FileRefusal
);

/** A bracket alone may begin a pattern; JSON goes on with a quotation mark, another bracket or its end. */
const JSON_BEGINS = /^\s*[[{]\s*(?:["[{\]}]|$)/;
const SIGMA_KEY = /^(?:- )?(?:logsource|detection)[ \t]*:/m;

/** Tells by its beginning, or by the words that a Sigma rule must have, how a text is to be read. */
export function formatOfText(file: string): TextFormat {
  const text = withoutMark(file);
  if (JSON_BEGINS.test(text)) return "json";
  if (isOwnCsv(text)) return "csv";
  return SIGMA_KEY.test(text) ? "sigma" : "table";
}

/**
 * Reads rows from a text in whichever known format it is, or says why not. The reader of YAML is fetched only for what
 * needs it: rejects where that cannot be had.
 */
export async function importRows(file: string, newId: () => string): Promise<ImportedFile> {
  // Office files, pictures and archives are no text; their bytes would make a grid of noise.
  if (file.includes("\0")) return { format: "table", ...refusal("notTable") };
  const format = formatOfText(file);
  if (format === "json") return importJson(file, newId);
  if (format !== "sigma") return { format, ...importCsv(file, newId) };
  const { importSigma } = await import("./sigma-import");
  return { format, ...importSigma(file, newId) };
}

function importJson(file: string, newId: () => string): ImportedFile {
  const json = readJson(file);
  if (!json.ok) return { format: "json", ...json };
  if (isObject(json.value) && String(fieldOf(json.value, "format")).startsWith("kanaria."))
    return { format: "kanaria", ...importKanaria(file) };
  const setting = importConformity(file, newId);
  if (setting.ok || setting.problem !== "otherFormat") return { format: "conformity", ...setting };
  const patterns = importEventPatterns(file, newId);
  if (patterns.ok || patterns.problem !== "otherFormat") return { format: "eventPattern", ...patterns };
  return { format: "json", ...patterns };
}
