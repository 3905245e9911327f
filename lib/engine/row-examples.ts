import { compileRows, type CompiledPattern, type CompiledRow } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { explainEvent, type Stop } from "./explain";
import { testPattern } from "./find-pattern";
import type { StepBudget } from "./run-program";
import { CELL_NAMES, type CellName, type ExampleEvent, type Row, type RowExample } from "./row";

/** What a row makes of an event. `broken`, `slow`: a pattern of it cannot be used, so that nothing is known. */
export type RowOutcome = "match" | "noMatch" | "broken" | "slow";

/** How one example of a row came out. */
export interface ExampleResult {
  id: string;
  passes: boolean;
  outcome: RowOutcome;
  /**
   * Why the row does not match, as explainEvent says it. Null where it matches: no cell can be named then, since it
   * takes all of them to let an event in.
   */
  stop: Stop | null;
}

/** What rows look at in an example's event; what the example does not say is as if the record lacked it. */
export function eventOfExample(event: ExampleEvent): JudgedEvent {
  return event;
}

/** Steps for the examples of a whole grid: some 200 ms where patterns are meant to take long. */
export function examplesBudget(): StepBudget {
  return { steps: 10_000_000 };
}

/**
 * What a row by itself says of events, whether it is enabled or not. A pattern that cannot be used makes every answer
 * `broken`, and one that is given up `slow`, for both match nothing only because nobody knows. `budget` is used up; once
 * it is, every pattern that is not cheap is slow.
 */
export function createRowTest(
  row: Row,
  budget?: StepBudget,
): (event: ExampleEvent) => { outcome: RowOutcome; stop: Stop | null } {
  const compiled = compileRows([{ ...row, enabled: true }]);
  const broken = brokenPlace(compiled.rows[0]!);
  return (event) => {
    if (broken) return { outcome: "broken", stop: broken };
    const test = (pattern: CompiledPattern, value: string) => testPattern(pattern, value, budget);
    const { stop } = explainEvent(compiled, eventOfExample(event), "LOW", test).rows[0]!;
    if (stop === null) return { outcome: "match", stop };
    const isSlow = stop.kind === "slow" || stop.kind === "slowCondition";
    return { outcome: isSlow ? "slow" : "noMatch", stop };
  };
}

/** The first pattern of the row that cannot be used, told as a stop. */
function brokenPlace({ cells, conditions }: CompiledRow): Stop | null {
  const cell = CELL_NAMES.find((name) => cells[name].pattern === undefined);
  if (cell) return { kind: "broken", cell };
  return conditions?.broken ? { kind: "brokenCondition", condition: conditions.broken } : null;
}

/** Runs the examples of one row, in their order. Never throws; the answer depends on the row alone. */
export function runExamples(row: Row, budget: StepBudget = examplesBudget()): ExampleResult[] {
  const { examples = [] } = row;
  if (examples.length === 0) return [];
  const test = createRowTest(row, budget);
  return examples.map(({ id, expect, event }) => {
    const { outcome, stop } = test(event);
    return { id, passes: outcome === expect, outcome, stop };
  });
}

/** What became of the examples of many rows, for saying it in one line. */
export interface ExampleCount {
  total: number;
  passing: number;
  /** Positions in the grid, from 1, of the rows with an example that fails. */
  failingRows: number[];
}

/** Counts the examples of the enabled rows: of those that go live. Bounded over all of them. */
export function countExamples(
  rows: readonly Row[],
  run: (row: Row, budget: StepBudget) => readonly ExampleResult[] = runExamples,
): ExampleCount {
  const count: ExampleCount = { total: 0, passing: 0, failingRows: [] };
  const budget = examplesBudget();
  rows.forEach((row, index) => {
    if (!row.enabled) return;
    const results = run(row, budget);
    const passing = results.filter(({ passes }) => passes).length;
    count.total += results.length;
    count.passing += passing;
    if (passing < results.length) count.failingRows.push(index + 1);
  });
  return count;
}

/** True where two examples ask the same of the same event, whatever else they say of it. */
export function isSameExample(one: Omit<RowExample, "id">, other: Omit<RowExample, "id">): boolean {
  return exampleKey(one.event) === exampleKey(other.event) && one.expect === other.expect;
}

/** Names an event by all that a row can look at. */
export function exampleKey(event: ExampleEvent): string {
  return JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The cell that a stop is about; null where it is about none. */
export function cellOfStop(stop: Stop | null): CellName | null {
  return stop && "cell" in stop ? stop.cell : null;
}
