import { blankRow } from "@/lib/engine/cell-text";
import { allOf } from "@/lib/engine/combine-cells";
import { fieldOf, isObject, textOf, type JsonObject } from "@/lib/engine/record-field";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { CELL_NAMES, type Cell, type CellName, type Row } from "@/lib/engine/row";
import type { FileRefusal } from "./codes";
import { readYaml } from "./read-yaml";
import { collectRows, excerpt, type ImportedRows } from "./row-collector";
import { readCondition, waysOf, type Logic } from "./sigma-condition";
import { fieldTest, type LetterCase } from "./sigma-value";
import { Unfit } from "./unfit";

/** Rows that one rule may become. */
const MAX_WAYS = 1000;
const FIELDS: Record<string, CellName | "errorCode"> = {
  eventName: "eventName",
  eventSource: "eventSource",
  "userIdentity.type": "userIdentityType",
  errorCode: "errorCode",
};
const LEVELS: Record<string, RiskLevel> = {
  informational: "LOW",
  low: "LOW",
  medium: "MEDIUM",
  high: "HIGH",
  critical: "VERY_HIGH",
};

/** A cell that a field must pass; of errorCode `^$`, that there is none. */
interface Test {
  field: CellName | "errorCode";
  cell: Cell;
}

/**
 * Rows from Sigma rules for CloudTrail (YAML, several documents in a file). A rule becomes rows that match what it
 * matches, letter case aside where `letterCase` is `asWritten`, which is then said; a rule for which there are no such
 * rows is left out whole, with the field, modifier or condition that it would need.
 */
export function importSigma(
  file: string,
  newId: () => string,
  letterCase: LetterCase = "asWritten",
): ImportedRows | FileRefusal {
  const yaml = readYaml(file);
  if (!yaml.ok) return yaml;
  const collected = collectRows(newId);
  yaml.values.flat().forEach((rule, index) => {
    const item = index + 1;
    try {
      const { rows, isCaseAsWritten } = rowsOf(rule, letterCase);
      if (isCaseAsWritten)
        collected.tell({ kind: "repair", code: "caseAsWritten", item, row: collected.nextRow() });
      const id = textOf(rule, "id");
      for (const row of rows)
        collected.add({ ...row, id: rows.length === 1 && id !== "" ? id : newId() }, item);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      collected.tell({ kind: "left", code: error.code, item, what: excerpt(error.what) });
    }
  });
  return collected.result();
}

function rowsOf(rule: unknown, letterCase: LetterCase): { rows: Row[]; isCaseAsWritten: boolean } {
  const detection = fieldOf(rule, "detection");
  if (!isObject(rule) || !isObject(detection)) throw new Unfit("notARule", textOf(rule, "title"));
  const source = fieldOf(rule, "logsource");
  if (textOf(source, "product") !== "aws" || textOf(source, "service") !== "cloudtrail")
    throw new Unfit("otherLogSource", excerpt(source));
  let isCaseAsWritten = false;
  const ways = conditionsOf(detection, (modifiers, value) => {
    const test = fieldTest(modifiers, value, letterCase);
    isCaseAsWritten ||= test.isCaseAsWritten;
    return test.cell;
  });
  const level = textOf(rule, "level");
  const [title, description] = [textOf(rule, "title"), textOf(rule, "description")];
  const isUnnamed = description === "" && /^RTM-011 row \d+$/.test(title);
  const note = isUnnamed ? "" : description.startsWith(title) ? description : title;
  const riskLevel = Object.hasOwn(LEVELS, level) ? (LEVELS[level] ?? null) : null;
  return { rows: ways.map((way) => ({ ...blankRow(""), ...way, note, riskLevel })), isCaseAsWritten };
}

type ReadCell = (modifiers: string[], value: unknown) => Cell;

function conditionsOf(detection: JsonObject, readCell: ReadCell) {
  const names = Object.keys(detection).filter((name) => name !== "condition" && name !== "timeframe");
  const given = fieldOf(detection, "condition");
  const conditions: unknown[] = Array.isArray(given) ? given : [given];
  if (Object.hasOwn(detection, "timeframe")) throw new Unfit("aggregation", "timeframe");
  const parts = conditions.map((condition): Logic<Logic<Test>> => {
    if (typeof condition !== "string") throw new Unfit("badCondition", excerpt(condition));
    return readCondition(condition, (name) => selectionOf(fieldOf(detection, name), readCell), names);
  });
  return waysOf(inlined({ kind: "any", parts }), MAX_WAYS).map(rowOfWay);
}

/** The condition over selections as a condition over tests. */
function inlined(logic: Logic<Logic<Test>>): Logic<Test> {
  if (logic.kind === "part") return logic.part;
  if (logic.kind === "not") return { kind: "not", body: inlined(logic.body) };
  return { kind: logic.kind, parts: logic.parts.map(inlined) };
}

/** A map wants all of its fields, a list of maps any of them. */
function selectionOf(selection: unknown, readCell: ReadCell): Logic<Test> {
  if (Array.isArray(selection) && selection.length > 0 && selection.every(isObject))
    return { kind: "any", parts: selection.map((one) => selectionOf(one, readCell)) };
  if (!isObject(selection) || Object.keys(selection).length === 0)
    throw new Unfit("keywordSearch", excerpt(selection));
  const parts = Object.entries(selection).map(([key, value]): Logic<Test> => {
    const [name = "", ...modifiers] = key.split("|");
    const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (!field) throw new Unfit("otherField", name);
    return { kind: "part", part: { field, cell: readCell(modifiers, value) } };
  });
  return { kind: "all", parts };
}

function rowOfWay(way: { part: Test; holds: boolean }[]) {
  const found: Record<CellName, Cell[]> = { eventName: [], eventSource: [], userIdentityType: [] };
  let failedCalls = true;
  for (const { part, holds } of way) {
    const cell = holds ? part.cell : { ...part.cell, not: !part.cell.not };
    if (part.field !== "errorCode") found[part.field].push(cell);
    else if (isNoError(cell)) failedCalls = false;
    else throw new Unfit("otherField", "errorCode");
  }
  const [eventName, eventSource, userIdentityType] = CELL_NAMES.map((name) => {
    const cell = allOf(found[name]);
    if (!cell) throw new Unfit("badRegex", name);
    return cell;
  }) as [Cell, Cell, Cell];
  return { eventName, eventSource, userIdentityType, failedCalls };
}

/** `errorCode: null`, `errorCode|exists: false`, or not the opposite. */
function isNoError({ pattern, not }: Cell): boolean {
  return (pattern === "^$" && !not) || (pattern === "[\\s\\S]" && not);
}
