import type { RowProblem } from "@/lib/engine/compile-rows";
import type { Row } from "@/lib/engine/row";

/** What a row says of an event: it is the one that the event is attributed to, matches too, or why it does not. */
export const CELL_STATES = ["missed", "matched", "attributed", "problem", "off"] as const;

export type CellState = (typeof CELL_STATES)[number];

/** Lines of the matrix: kinds of events, for what rows cannot tell apart is one line. */
export const MOST_LINES = 200;

/** States by line and row, as indexes of CELL_STATES. */
export interface MatrixAnswer {
  lines: readonly number[];
  rowCount: number;
  states: Uint8Array;
}

interface Judged {
  rows: readonly Row[];
  attributed: Int32Array;
  /** Per row the combinations that it matches, ascending. */
  hits: readonly Uint32Array[];
  problems: readonly RowProblem[];
  /** Whether a row that has a slow cell was stopped by it at this combination. */
  isSlowAt: (row: number, combination: number) => boolean;
}

/** The matrix of these combinations and all rows, from what was judged anyway. */
export function matrixOf(lines: readonly number[], judged: Judged): MatrixAnswer {
  const { rows, attributed, hits, problems, isSlowAt } = judged;
  const broken = new Set(problems.filter(({ kind }) => kind !== "slow").map(({ rowId }) => rowId));
  const slow = new Set(problems.filter(({ kind }) => kind === "slow").map(({ rowId }) => rowId));
  const places = new Map(lines.map((combination, line) => [combination, line]));
  const states = new Uint8Array(lines.length * rows.length);
  const set = (line: number, row: number, state: CellState) => {
    states[line * rows.length + row] = CELL_STATES.indexOf(state);
  };
  rows.forEach((row, at) => {
    for (const combination of hits[at] ?? []) {
      const line = places.get(combination);
      if (line !== undefined) set(line, at, attributed[combination] === at ? "attributed" : "matched");
    }
    if (row.enabled && !broken.has(row.id) && !slow.has(row.id)) return;
    lines.forEach((combination, line) => {
      if (!row.enabled) set(line, at, "off");
      else if (broken.has(row.id) || isSlowAt(at, combination)) set(line, at, "problem");
    });
  });
  return { lines, rowCount: rows.length, states };
}

export function stateAt({ states, rowCount }: MatrixAnswer, line: number, row: number): CellState {
  return CELL_STATES[states[line * rowCount + row] ?? 0] ?? "missed";
}
