import type { PresentEvent } from "@/lib/engine/smallest-edit";
import { MOST_LINES } from "./event-matrix";
import type { TesterEvent } from "./tester-protocol";

/** A line of the matrix: events of a kind, which none of the rows can tell apart: the first of them and how many. */
export interface MatrixLine {
  combination: number;
  event: TesterEvent;
  count: number;
}

/** Kinds of events that an edit is held against; more would take long to hand over while somebody waits. */
const MOST_PRESENT = 1_000;

/** The kinds of the shown events, in their order, at most MOST_LINES; and how many kinds there are. */
export function matrixLines(
  events: readonly TesterEvent[],
  kindOf: Uint32Array,
  shown: readonly number[],
): { lines: MatrixLine[]; total: number } {
  const byCombination = new Map<number, MatrixLine>();
  for (const index of shown) {
    const event = events[index];
    const combination = kindOf[index];
    if (!event || combination === undefined) continue;
    const known = byCombination.get(combination);
    if (known) known.count += 1;
    else byCombination.set(combination, { combination, event, count: 1 });
  }
  return { lines: [...byCombination.values()].slice(0, MOST_LINES), total: byCombination.size };
}

/** What is there, by kind, for saying what else an edit lets in; the kind in question among it. */
export function presentEvents(
  events: readonly TesterEvent[],
  kindOf: Uint32Array,
  asked: number,
): PresentEvent[] {
  const byCombination = new Map<number, PresentEvent>();
  events.forEach((event, index) => {
    const combination = kindOf[index] ?? 0;
    const known = byCombination.get(combination);
    if (known) known.count += 1;
    else if (byCombination.size < MOST_PRESENT || combination === asked)
      byCombination.set(combination, { event, count: 1 });
  });
  return [...byCombination.values()];
}
