import type { Row } from "./row";
import { isSameRow, weave } from "./rows-diff";

export type Side = "mine" | "theirs";

/** One row of a conflict between my draft and the version that somebody saved meanwhile. Null: not in that grid. */
export interface MergedRow {
  id: string;
  /**
   * `same`: mine and theirs are alike, changed or not. `mineOnly`, `theirsOnly`: only one side changed, added or
   * removed it. `both`: the two sides did different things to it, and a person has to choose.
   */
  state: "same" | "mineOnly" | "theirsOnly" | "both";
  base: Row | null;
  mine: Row | null;
  theirs: Row | null;
}

/**
 * Sets my rows against theirs, told by id, where both started from `base`. In the order of the side that is named, by
 * default in theirs, which is live, unless only I changed the order; rows that one side lacks stand behind the row they
 * follow on the other side.
 */
export function mergeRows(
  base: readonly Row[],
  mine: readonly Row[],
  theirs: readonly Row[],
  order?: Side,
): MergedRow[] {
  const keepMine = (order ?? (orderState(base, mine, theirs) === "mineOnly" ? "mine" : "theirs")) === "mine";
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(
    (rows) => new Map(rows.map((row) => [row.id, row])),
  );
  return (keepMine ? weave(mine, theirs) : weave(theirs, mine)).map((id) => {
    const rows = {
      base: inBase!.get(id) ?? null,
      mine: inMine!.get(id) ?? null,
      theirs: inTheirs!.get(id) ?? null,
    };
    return { id, state: stateOf(rows), ...rows };
  });
}

/** Who changed the order of the rows that both sides have; the first row that matches is the one that counts. */
export function orderState(
  base: readonly Row[],
  mine: readonly Row[],
  theirs: readonly Row[],
): MergedRow["state"] {
  if (!isReordered(mine, theirs)) return "same";
  if (!isReordered(base, mine)) return "theirsOnly";
  return isReordered(base, theirs) ? "both" : "mineOnly";
}

function stateOf({ base, mine, theirs }: Pick<MergedRow, "base" | Side>): MergedRow["state"] {
  if (isSameRow(mine, theirs)) return "same";
  if (isSameRow(base, theirs)) return "mineOnly";
  if (isSameRow(base, mine)) return "theirsOnly";
  return "both";
}

/** What the choices make of the merge: rows in order, those left out whose chosen side has none. */
export function applyChoices(merged: readonly MergedRow[], choices: ReadonlyMap<string, Side>): Row[] {
  return merged.flatMap((row) => row[chosenSide(row, choices)] ?? []);
}

/**
 * The side that holds for a row: as chosen, else the only one that changed. Where both changed and nobody has chosen,
 * theirs, for it is what is live.
 */
export function chosenSide(row: MergedRow, choices: ReadonlyMap<string, Side>): Side {
  return choices.get(row.id) ?? (row.state === "mineOnly" || row.state === "same" ? "mine" : "theirs");
}

/** The ids of rows that both sides changed and nobody has chosen for. */
export function listUndecided(merged: readonly MergedRow[], choices: ReadonlyMap<string, Side>): string[] {
  return merged.filter(({ id, state }) => state === "both" && !choices.has(id)).map(({ id }) => id);
}

/** True where the rows that both grids have stand in another order. */
function isReordered(base: readonly Row[], rows: readonly Row[]): boolean {
  const places = new Map(base.map((row, index) => [row.id, index]));
  const kept = rows.flatMap((row) => places.get(row.id) ?? []);
  return kept.some((place, index) => index > 0 && place < kept[index - 1]!);
}
