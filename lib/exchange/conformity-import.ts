import { isBlank } from "@/lib/engine/compile-rows";
import { blankRow } from "@/lib/engine/cell-text";
import { undoNegation } from "@/lib/engine/not-pattern";
import { fieldOf, isObject, listOf, textOf, type JsonObject } from "@/lib/engine/record-field";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import { CELL_NAMES, type Cell, type Row } from "@/lib/engine/row";
import type { FileRefusal } from "./codes";
import { readJson, refusal } from "./read-json";
import { collectRows, excerpt, type ImportedRows } from "./row-collector";
import { putRight, type CellTexts } from "./swapped-cells";

/** What a setting of RTM-011 says beside its rows; null where it does not. `rowIds` are its rows in the grid. */
export interface ImportedSetting {
  enabled: boolean | null;
  riskLevel: RiskLevel | null;
  /** Hours. */
  ttl: number | null;
  rowIds: string[];
}

export interface ConformityImport extends ImportedRows {
  settings: ImportedSetting[];
}

/** A rule setting, or what of one the file has. */
interface Found {
  setting: JsonObject;
  patterns: JsonObject;
}

/**
 * Reads RTM-011's rows from JSON of Cloud One Conformity: a rule setting, the body or answer of its API, a profile file,
 * or the bare `patterns`. Rows whose cells hold each other's values, as in the vendor's own sample, are put right and
 * said to be. Several settings become one grid.
 */
export function importConformity(file: string, newId: () => string): ConformityImport | FileRefusal {
  const json = readJson(file);
  if (!json.ok) return json;
  const found = [...settingsIn(json.value)];
  if (found.length === 0) return refusal("otherFormat");
  const collected = collectRows(newId);
  if (found.length > 1)
    collected.tell({ kind: "repair", code: "settingsJoined", what: String(found.length) });
  let item = 0;
  const settings = found.map(({ setting, patterns }): ImportedSetting => {
    const rowIds: string[] = [];
    for (const value of listOf(patterns, "values")) {
      item += 1;
      const row = readRow(fieldOf(value, "value"), item);
      if (row && collected.add(row, item)) rowIds.push(row.id);
    }
    const exceptions = fieldOf(setting, "exceptions");
    if (
      isObject(exceptions) &&
      Object.values(exceptions).some((list) => Array.isArray(list) && list.length > 0)
    )
      collected.tell({ kind: "left", code: "exceptions" });
    return { ...factsOf(setting), rowIds };
  });
  return { ...collected.result(), settings };

  function readRow(value: unknown, at: number): Row | null {
    if (!isObject(value)) {
      collected.tell({ kind: "left", code: "notARow", item: at, what: excerpt(value) });
      return null;
    }
    const row = collected.nextRow();
    for (const cell of CELL_NAMES) {
      if (typeof fieldOf(value, cell) !== "string")
        collected.tell({ kind: "repair", code: "missingCell", item: at, row, cell });
    }
    const texts = Object.fromEntries(CELL_NAMES.map((name) => [name, textOf(value, name)])) as CellTexts;
    const right = putRight(texts);
    if (right) collected.tell({ kind: "repair", code: "columnsSwapped", item: at, row });
    return { ...blankRow(newId()), ...cellsOf(right ?? texts) };
  }
}

function cellsOf(texts: CellTexts): Pick<Row, (typeof CELL_NAMES)[number]> {
  const cell = (text: string): Cell => {
    const refused = undoNegation(text);
    return { pattern: refused ?? text, not: refused !== null && !isBlank(refused) };
  };
  return {
    eventName: cell(texts.eventName),
    eventSource: cell(texts.eventSource),
    userIdentityType: cell(texts.userIdentityType),
  };
}

/** Every setting in the file that has RTM-011's rows, in order. Profiles keep a setting's fields under `attributes`. */
function* settingsIn(value: unknown): Generator<Found> {
  if (Array.isArray(value)) {
    if (value.some((item) => isRow(fieldOf(item, "value"))))
      yield { setting: {}, patterns: { values: value } };
    else for (const item of value) yield* settingsIn(item);
    return;
  }
  if (!isObject(value)) return;
  if (isPatterns(value)) return yield { setting: {}, patterns: value };
  const patterns = listOf(value, "extraSettings").find(isPatterns);
  if (patterns) return yield { setting: value, patterns };
  for (const item of Object.values(value)) yield* settingsIn(item);
}

/** Told by what is in it: the vendor's samples differ in the setting's name. */
function isPatterns(value: unknown): value is JsonObject {
  if (!isObject(value) || !Array.isArray(fieldOf(value, "values"))) return false;
  const isNamed = listOf(value, "valueKeys").includes("eventName") || textOf(value, "name") === "patterns";
  const isObjects = textOf(value, "type") === "multiple-object-values";
  return (isObjects && isNamed) || listOf(value, "values").some((item) => isRow(fieldOf(item, "value")));
}

function isRow(value: unknown): boolean {
  return isObject(value) && CELL_NAMES.some((name) => Object.hasOwn(value, name));
}

function factsOf(setting: JsonObject): Omit<ImportedSetting, "rowIds"> {
  const enabled = fieldOf(setting, "enabled");
  const ttl = Number(
    fieldOf(
      listOf(setting, "extraSettings").find((one) => textOf(one, "type") === "ttl"),
      "value",
    ),
  );
  return {
    enabled: typeof enabled === "boolean" ? enabled : null,
    riskLevel: RISK_LEVELS.find((level) => level === textOf(setting, "riskLevel")) ?? null,
    ttl: Number.isInteger(ttl) && ttl >= 1 && ttl <= 8760 ? ttl : null,
  };
}
