import type { ColumnJudgement } from "./judge-columns";

/** Two rows of the draft, by place in the grid, that match the same events, and how many of them. */
export interface RowOverlap {
  rows: readonly [first: number, second: number];
  count: number;
}

/** Rows of one combination that are paired at most: a grid of a thousand rows that match everything has half a million pairs. */
const MOST_ROWS = 60;

/** Overlaps that are named at most. */
export const SHOWN_OVERLAPS = 50;

/**
 * The pairs of rows that share most events, most first, and how many pairs share any. Where more than MOST_ROWS rows
 * match the same event, the first ones in grid order are paired.
 */
export function listOverlaps(layers: readonly { draft: ColumnJudgement; perCombination: Float64Array }[]): {
  pairs: RowOverlap[];
  total: number;
} {
  const size = layers[0]?.draft.hits.length ?? 0;
  const counts = new Map<number, number>();
  for (const { draft, perCombination } of layers) {
    const rowsOf = new Map<number, number[]>();
    draft.hits.forEach((hits, row) => {
      for (const combination of hits) {
        if (perCombination[combination] === 0) continue;
        const rows = rowsOf.get(combination);
        if (!rows) rowsOf.set(combination, [row]);
        else if (rows.length < MOST_ROWS) rows.push(row);
      }
    });
    for (const [combination, rows] of rowsOf) {
      const count = perCombination[combination]!;
      for (let second = 1; second < rows.length; second += 1) {
        for (let first = 0; first < second; first += 1) {
          const pair = rows[first]! * size + rows[second]!;
          counts.set(pair, (counts.get(pair) ?? 0) + count);
        }
      }
    }
  }
  const pairs = [...counts]
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, SHOWN_OVERLAPS)
    .map(([pair, count]): RowOverlap => ({ rows: [Math.floor(pair / size), pair % size], count }));
  return { pairs, total: counts.size };
}
