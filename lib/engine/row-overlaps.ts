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

/** Pairs of rows that share events, those that share most first: at most SHOWN_OVERLAPS, and how many there are. */
export interface Overlaps {
  pairs: RowOverlap[];
  total: number;
}

/** How publishing changes which rows share events; every pair is of rows that the draft still has. */
export interface OverlapChange {
  /** Pairs that share none in the live version. */
  begun: Overlaps;
  /** Pairs that share none in the draft, with what they share in the live version. */
  ended: Overlaps;
}

interface JudgedLayer {
  live: ColumnJudgement;
  draft: ColumnJudgement;
  perCombination: Float64Array;
}

/** Events that two rows share, by pair: the first row's place times PAIR, plus the second's. */
type SharedEvents = ReadonlyMap<number, number>;
const PAIR = 2 ** 20;

/**
 * Which rows of the draft share events, and what of that is otherwise than live. `liveRowOf` says for each row of the
 * draft its place in the live version, -1 where it is new there. Where more than MOST_ROWS rows match the same event, the
 * first ones in grid order are paired.
 */
export function compareOverlaps(
  layers: readonly JudgedLayer[],
  liveRowOf: readonly number[],
): { overlaps: Overlaps; change: OverlapChange } {
  const becomes = sharedEvents(layers, "draft");
  const was = inTermsOfDraft(sharedEvents(layers, "live"), liveRowOf);
  return {
    overlaps: mostShared(becomes),
    change: { begun: mostShared(without(becomes, was)), ended: mostShared(without(was, becomes)) },
  };
}

function sharedEvents(layers: readonly JudgedLayer[], version: "live" | "draft"): SharedEvents {
  const shared = new Map<number, number>();
  for (const layer of layers) {
    const { perCombination } = layer;
    for (const [combination, rows] of rowsByCombination(layer[version], perCombination)) {
      const count = perCombination[combination]!;
      for (let second = 1; second < rows.length; second += 1) {
        for (let first = 0; first < second; first += 1) {
          const pair = rows[first]! * PAIR + rows[second]!;
          shared.set(pair, (shared.get(pair) ?? 0) + count);
        }
      }
    }
  }
  return shared;
}

function rowsByCombination({ hits }: ColumnJudgement, perCombination: Float64Array): Map<number, number[]> {
  const rowsOf = new Map<number, number[]>();
  hits.forEach((combinations, row) => {
    for (const combination of combinations) {
      if (perCombination[combination] === 0) continue;
      const rows = rowsOf.get(combination);
      if (!rows) rowsOf.set(combination, [row]);
      else if (rows.length < MOST_ROWS) rows.push(row);
    }
  });
  return rowsOf;
}

/** Pairs of the live version named by their places in the draft; pairs of which a row is gone are left out. */
function inTermsOfDraft(shared: SharedEvents, liveRowOf: readonly number[]): SharedEvents {
  const draftRowOf = new Map(liveRowOf.map((live, draft) => [live, draft]));
  const renamed = new Map<number, number>();
  for (const [pair, count] of shared) {
    const [one, other] = rowsOfPair(pair).map((live) => draftRowOf.get(live));
    if (one === undefined || other === undefined) continue;
    renamed.set(Math.min(one, other) * PAIR + Math.max(one, other), count);
  }
  return renamed;
}

function without(shared: SharedEvents, others: SharedEvents): SharedEvents {
  return new Map([...shared].filter(([pair]) => !others.has(pair)));
}

function mostShared(shared: SharedEvents): Overlaps {
  const pairs = [...shared]
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, SHOWN_OVERLAPS)
    .map(([pair, count]): RowOverlap => ({ rows: rowsOfPair(pair), count }));
  return { pairs, total: shared.size };
}

function rowsOfPair(pair: number): [first: number, second: number] {
  return [Math.floor(pair / PAIR), pair % PAIR];
}
