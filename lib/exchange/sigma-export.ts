import { stringify } from "yaml";
import { compileRows, isBlank } from "@/lib/engine/compile-rows";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { CELL_NAMES, type CellName, type Row } from "@/lib/engine/row";
import type { Note } from "./codes";

const FIELDS: Record<CellName, string> = {
  eventName: "eventName",
  eventSource: "eventSource",
  userIdentityType: "userIdentity.type",
};
/** Sigma has no level above critical. */
const LEVELS: Record<RiskLevel, string> = {
  EXTREME: "critical",
  VERY_HIGH: "critical",
  HIGH: "high",
  MEDIUM: "medium",
  LOW: "low",
};
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What JavaScript's regular expressions have beyond the ones that Sigma's specification lists. */
const BEYOND_SIGMA = /\(\?|\\[1-9kbBdDwWsScxu0]|[*+?}]\?/;

/**
 * The rows as Sigma rules, a YAML document each, with `|re`, which is compared in the case that is written; and what of
 * them Sigma cannot hold. Rows that are off or broken are left out: a rule would match by them, or could not.
 */
export function exportSigma(rows: readonly Row[]): { text: string; notes: Note[] } {
  const notes: Note[] = [];
  const rules: string[] = [];
  for (const { row, number, live } of compileRows(rows).rows) {
    if (!live) {
      notes.push({ kind: "loss", code: row.enabled ? "rowBroken" : "rowDisabled", row: number });
      continue;
    }
    if (row.riskLevel === "EXTREME") notes.push({ kind: "loss", code: "riskLevelRounded", row: number });
    if (row.conditions) notes.push({ kind: "loss", code: "conditionsOfRow", row: number });
    for (const cell of CELL_NAMES) {
      if (BEYOND_SIGMA.test(row[cell].pattern))
        notes.push({ kind: "loss", code: "regexDialect", row: number, cell });
    }
    rules.push(stringify(ruleOf(row, number), { lineWidth: 0, aliasDuplicateObjects: false }));
  }
  return { text: rules.join("---\n"), notes };
}

function ruleOf(row: Row, number: number) {
  const title = row.note.split("\n", 1)[0]!.slice(0, 200).trim() || `RTM-011 row ${number}`;
  return {
    title,
    ...(UUID.test(row.id) && { id: row.id }),
    status: "experimental",
    ...(row.note !== "" && { description: row.note }),
    logsource: { product: "aws", service: "cloudtrail" },
    detection: detectionOf(row),
    ...(row.riskLevel && { level: LEVELS[row.riskLevel] }),
  };
}

function detectionOf(row: Row) {
  const told = CELL_NAMES.filter((name) => !isBlank(row[name].pattern));
  const tests = (names: CellName[]) =>
    Object.fromEntries(names.map((name) => [`${FIELDS[name]}|re`, row[name].pattern]));
  const wanted: Record<string, string | boolean> = tests(told.filter((name) => !row[name].not));
  if (!row.failedCalls) wanted["errorCode|exists"] = false;
  const refused = told.filter((name) => row[name].not);
  // A rule wants something to look for.
  if (told.length === 0 && row.failedCalls) wanted["eventName|re"] = ".*";
  const hasSelection = Object.keys(wanted).length > 0;
  const filters = Object.fromEntries(refused.map((name) => [`filter_${name}`, tests([name])]));
  const conditions = Object.keys(filters).map((name) => `not ${name}`);
  return {
    ...(hasSelection && { selection: wanted }),
    ...filters,
    condition: [...(hasSelection ? ["selection"] : []), ...conditions].join(" and "),
  };
}
