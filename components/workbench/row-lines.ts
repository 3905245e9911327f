import type { PatternFault } from "@/lib/engine/check-pattern";
import { PATTERN_CONDITIONS, type PatternCondition } from "@/lib/engine/compile-conditions";
import {
  CELL_NAMES,
  type Cell,
  type CellName,
  type Row,
  type RowConditions,
  type RowExample,
} from "@/lib/engine/row";
import { cellOfStop, type ExampleResult } from "@/lib/engine/row-examples";
import type { RowAdvice } from "@/lib/engine/row-advice";
import type { Editing } from "./editing";
import { patternFault } from "./pattern-fault";
import { isAdvisedAs, MOST_ADVICE, type AdvisedRow } from "./row-repair";
import { trialStanding, type TrialStanding, type Trials } from "./trial-standing";

/** A row that ingestion could not judge in time, as stored with the live version. */
export interface IngestedRowProblem {
  rowId: string;
  cell: string;
  kind: string;
  /** ISO 8601. */
  lastAt: string;
  eventCount: number;
}

/** One line under a row, aligned with the cell it is about. */
export type RowLine =
  | { kind: "fault"; cell: CellName; fault: PatternFault }
  | { kind: "mended"; cell: CellName }
  | { kind: "slow"; cell: CellName }
  | { kind: "slowIngestion"; cell: CellName; lastAt: string; eventCount: number }
  | { kind: "matchesAll"; cell: CellName }
  | { kind: "trial"; cell: null; standing: TrialStanding }
  | ConditionsLine
  | ExampleLine
  | AdviceLine;

/** What the row asks beside its cells. */
export interface ConditionsLine {
  kind: "conditions";
  cell: null;
  asked: RowConditions;
  /** The first pattern that cannot be read, or was too slow. */
  trouble: { condition: PatternCondition; kind: "brokenCondition" | "slowCondition" } | null;
}

/** The first example that fails; the row's dialog has all. */
export interface ExampleLine {
  kind: "example";
  /** The first cell to blame; where the row matches all three let the event in, and it is the first of them. */
  cell: CellName;
  example: RowExample;
  result: ExampleResult;
  failing: number;
  total: number;
}

/** What the doctor says of a row. */
export interface AdviceLine {
  kind: "advice";
  /** null: the row as a whole. */
  cell: CellName | null;
  advice: RowAdvice;
  /** The row as it was when the doctor looked. */
  of: Row;
  /** Number of the row that the evidence names; 0 where it names none. */
  otherNumber: number;
  /** Further advice on the row, which is not shown. */
  more: number;
}

export interface LineSources {
  /** Cells that the tester had to stop: `slowKey` of row, cell and pattern. */
  slow: ReadonlySet<string>;
  ingested: ReadonlyMap<string, readonly IngestedRowProblem[]>;
  editing: Editing | null;
  advised: ReadonlyMap<string, AdvisedRow>;
  trials: Trials;
  /** How the examples came out, by row; without the rows that have none. */
  examples: ReadonlyMap<string, readonly ExampleResult[]>;
  /** 1-based place of a row in the grid. */
  numberOf: (rowId: string) => number;
}

/** Names one pattern in one place: a changed pattern is another, so what was said of the old one is gone. */
export function slowKey(rowId: string, cell: string, pattern: string): string {
  return `${rowId}\u0000${cell}\u0000${pattern}`;
}

/** What is to be said under `row`, as it stands on screen. `live` is the row of the version that ingestion judges by. */
export function rowLines(row: Row, live: Row | undefined, sources: LineSources): RowLine[] {
  const lines: RowLine[] = [];
  const edited = sources.editing?.rowId === row.id ? sources.editing : null;
  for (const cell of CELL_NAMES) {
    const { pattern } = row[cell];
    const fault = patternFault(pattern);
    if (fault) lines.push({ kind: "fault", cell, fault });
    else if (sources.slow.has(slowKey(row.id, cell, pattern))) lines.push({ kind: "slow", cell });
    else if (edited?.column === cell && edited.lineHeld) lines.push({ kind: "mended", cell });
    for (const problem of sources.ingested.get(row.id) ?? []) {
      const isSameAsLive = live !== undefined && live[cell].pattern === pattern;
      if (problem.cell !== cell || !isSameAsLive) continue;
      lines.push({ kind: "slowIngestion", cell, lastAt: problem.lastAt, eventCount: problem.eventCount });
    }
  }
  if (row.conditions) {
    const trouble = conditionTrouble(row, live, sources);
    lines.push({ kind: "conditions", cell: null, asked: row.conditions, trouble });
  }
  const failing = exampleLine(row, sources.examples.get(row.id));
  // A cell that cannot be read has said so; that its examples fail only follows from it.
  const isUnreadable = lines.some(({ kind }) => kind === "fault" || kind === "slow");
  if (failing && !isUnreadable) lines.push(failing);
  if (isOpenRow(row) && !edited) lines.push({ kind: "matchesAll", cell: "eventName" });
  const standing = trialStanding(row, sources.trials);
  if (standing) lines.push({ kind: "trial", cell: null, standing });
  return [...lines, ...adviceLines(row, sources)];
}

function conditionTrouble(
  row: Row,
  live: Row | undefined,
  { slow, ingested }: LineSources,
): ConditionsLine["trouble"] {
  for (const condition of PATTERN_CONDITIONS) {
    const pattern = row.conditions?.[condition]?.pattern;
    if (pattern === undefined) continue;
    if (patternFault(pattern)) return { condition, kind: "brokenCondition" };
    const isLive = live?.conditions?.[condition]?.pattern === pattern;
    const wasSlow = isLive && ingested.get(row.id)?.some(({ cell }) => cell === condition);
    if (wasSlow || slow.has(slowKey(row.id, condition, pattern))) return { condition, kind: "slowCondition" };
  }
  return null;
}

function exampleLine(row: Row, results: readonly ExampleResult[] = []): ExampleLine | null {
  const byId = new Map(results.map((result) => [result.id, result]));
  const failed = (row.examples ?? []).flatMap((example) => {
    const result = byId.get(example.id);
    return result && !result.passes ? [{ example, result }] : [];
  });
  const [first] = failed;
  if (!first) return null;
  const cell = cellOfStop(first.result.stop) ?? "eventName";
  return { kind: "example", cell, ...first, failing: failed.length, total: row.examples!.length };
}

function adviceLines(row: Row, { advised, editing, numberOf }: LineSources): AdviceLine[] {
  const told = advised.get(row.id);
  // While a cell is typed into, the next advice is a moment away: until then the lines stay, or the rows would jump.
  if (!told || !(isAdvisedAs(told.row, row) || editing?.rowId === row.id)) return [];
  return told.advice.slice(0, MOST_ADVICE).map((advice, at) => ({
    kind: "advice",
    cell: advice.cell,
    advice,
    of: told.row,
    otherNumber: advice.evidence.rowId === null ? 0 : numberOf(advice.evidence.rowId),
    more: at === MOST_ADVICE - 1 ? told.advice.length - MOST_ADVICE : 0,
  }));
}

/** The first line of the row that a key or button can mend. */
export function firstRepair(lines: readonly RowLine[]): AdviceLine | null {
  return (
    lines.find((line): line is AdviceLine => line.kind === "advice" && line.advice.repair !== null) ?? null
  );
}

/** True for the line that offers to let a row on trial notify. */
export function isPromotion(line: RowLine): boolean {
  return line.kind === "trial" && line.standing.state === "due";
}

/** True for lines that say that something is wrong, not only that it could be meant otherwise. */
export function isProblemLine(line: RowLine): boolean {
  if (line.kind === "conditions") return line.trouble !== null;
  if (line.kind === "advice") return line.advice.severity === "warning";
  return line.kind !== "mended" && line.kind !== "trial";
}

/** The same lines, though they were made anew: advice comes from a worker as a copy each time. */
export function areSameLines(some: readonly RowLine[], others: readonly RowLine[]): boolean {
  if (some === others) return true;
  return some.length === others.length && JSON.stringify(some) === JSON.stringify(others);
}

/** True for an enabled row that lets every event through. */
export function isOpenRow(row: Row): boolean {
  return row.enabled && !row.conditions && CELL_NAMES.every((name) => isAnyValue(row[name]));
}

/** True where a cell lets every value in. */
export function isAnyValue({ pattern, not }: Cell): boolean {
  return pattern.trim() === "" || (pattern === ".*" && !not);
}
