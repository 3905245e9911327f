import {
  conditionText,
  type CompiledCondition,
  type ConditionField,
  type ConditionName,
} from "./compile-conditions";
import type { CompiledCell, CompiledRow, CompiledRows } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { attribute, type CellTester, type Judgement } from "./judge";
import type { RiskLevel } from "./risk-level";
import { CELL_NAMES, type CellName } from "./row";
import { findPattern, testPattern } from "./find-pattern";

/** Part of an event's value, in UTF-16 code units: from start up to, not including, end. */
export interface Span {
  start: number;
  end: number;
}

/**
 * What became of one cell. `span` says which part of the value to mark:
 * - a pattern that is found: the first part that it matches (empty where it matches nothing, as `^` does);
 * - a NOT cell that passes: the whole value, for the pattern is nowhere in it;
 * - a blank cell: null, for it looks at nothing; null also where the cell did not pass.
 */
export interface CellExplanation {
  passed: boolean;
  span: Span | null;
}

/** Why a row does not match. `broken`: the cell's pattern cannot be used; `slow`: it took too long and was given up. */
export type Stop =
  | { kind: "disabled" }
  | { kind: "failedCall" }
  | { kind: "cell" | "broken" | "slow"; cell: CellName }
  | { kind: "condition" | "brokenCondition" | "slowCondition"; condition: ConditionName };

/** What of the event a condition looked at; `span` as in CellExplanation, of `text`. */
export interface ConditionExplanation {
  passed: boolean;
  field: ConditionField;
  text: string;
  span: Span | null;
}

export interface RowExplanation {
  rowId: string;
  /** Position in the grid, from 1. */
  number: number;
  /** The first thing that stopped the row; null where it matches. */
  stop: Stop | null;
  /** The cells up to the one that stopped; those behind it were not looked at and are absent. */
  cells: Partial<Record<CellName, CellExplanation>>;
  /** As `cells`: up to the condition that stopped, looked at where all cells passed. */
  conditions: Partial<Record<ConditionName, ConditionExplanation>>;
}

export interface EventExplanation {
  /** As createJudge gives it: attributed row and all that match. */
  judgement: Judgement | null;
  /** Every row, in grid order. */
  rows: RowExplanation[];
  /**
   * Where no row matches, the one that got furthest: most cells passed, ties by grid order. A row that was stopped only
   * by the call having failed counts its cells too. Null where a row matches, or where no row passed a single cell.
   */
  closestRow: RowExplanation | null;
}

/** Says for one event, row by row, what matched and what stopped it; agrees with createJudge. Never throws. */
export function explainEvent(
  compiled: CompiledRows,
  event: JudgedEvent,
  ruleLevel: RiskLevel,
  test: CellTester = testPattern,
): EventExplanation {
  const rows = compiled.rows.map((row) => explainRow(row, event, test));
  const judgement = attribute(
    compiled.rows.filter((_, index) => rows[index]!.stop === null),
    ruleLevel,
  );
  return { judgement, rows, closestRow: judgement ? null : findClosest(rows) };
}

function explainRow(
  { row, number, cells, conditions }: CompiledRow,
  event: JudgedEvent,
  test: CellTester,
): RowExplanation {
  const explanation: RowExplanation = { rowId: row.id, number, stop: null, cells: {}, conditions: {} };
  if (!row.enabled) return { ...explanation, stop: { kind: "disabled" } };
  for (const name of CELL_NAMES) {
    const result = explainCell(cells[name], event[name], test);
    explanation.cells[name] = { passed: result.kind === "passed", span: result.span };
    if (result.kind === "passed") continue;
    explanation.stop = { kind: result.kind, cell: name };
    break;
  }
  if (!explanation.stop && conditions) {
    if (conditions.broken) explanation.stop = { kind: "brokenCondition", condition: conditions.broken };
    for (const condition of explanation.stop ? [] : conditions.list) {
      const { slow, ...told } = explainCondition(condition, event, test);
      explanation.conditions[condition.name] = told;
      if (told.passed) continue;
      explanation.stop = { kind: slow ? "slowCondition" : "condition", condition: condition.name };
      break;
    }
  }
  // Failed calls come before the cells, but the cells are told all the same: they say how close the row is.
  if (event.failed && !row.failedCalls) explanation.stop = { kind: "failedCall" };
  return explanation;
}

function explainCell(
  { pattern, not }: CompiledCell,
  value: string,
  test: CellTester,
): { kind: "passed" | "cell" | "broken" | "slow"; span: Span | null } {
  if (pattern === undefined) return { kind: "broken", span: null };
  if (pattern === null) return { kind: "passed", span: null };
  const found = test(pattern, value);
  if (found === "slow") return { kind: "slow", span: null };
  if (found === not) return { kind: "cell", span: null };
  if (not) return { kind: "passed", span: { start: 0, end: value.length } };
  const span = findPattern(pattern, value);
  return { kind: "passed", span: span === "slow" ? null : span };
}

function explainCondition(
  { fields, pattern, has, not }: CompiledCondition,
  event: JudgedEvent,
  test: CellTester,
): ConditionExplanation & { slow: boolean } {
  let slow = false;
  for (const field of fields) {
    const text = conditionText(event, field);
    const found = has ? has(text) : test(pattern, text);
    if (found === "slow") slow = true;
    if (found !== true) continue;
    const span = pattern ? findPattern(pattern, text) : { start: 0, end: text.length };
    return { passed: !not, field, text, span: not || span === "slow" ? null : span, slow: false };
  }
  // Nothing was found: what people know the event by is shown.
  const field = fields.at(-1)!;
  const text = conditionText(event, field);
  const passed = not && !slow;
  return { passed, field, text, span: passed ? { start: 0, end: text.length } : null, slow };
}

function findClosest(rows: RowExplanation[]): RowExplanation | null {
  let closest: RowExplanation | null = null;
  let most = 0;
  for (const row of rows) {
    const passed =
      CELL_NAMES.filter((name) => row.cells[name]?.passed).length +
      Object.values(row.conditions).filter((condition) => condition.passed).length;
    if (passed > most) {
      closest = row;
      most = passed;
    }
  }
  return closest;
}
