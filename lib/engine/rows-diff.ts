import { CELL_NAMES, type Row } from "./row";

/** What of a row can differ. A cell counts as one, pattern and NOT together. */
export const ROW_FIELDS = [
  ...CELL_NAMES,
  "conditions",
  "enabled",
  "riskLevel",
  "failedCalls",
  "trial",
  "noiseBudget",
  "examples",
  "note",
] as const;

export type RowField = (typeof ROW_FIELDS)[number];

export interface RowChange {
  id: string;
  /** `moved` where nothing else changed. */
  kind: "added" | "removed" | "changed" | "moved";
  /** Null for an added row. */
  before: Row | null;
  /** Null for a removed row. */
  after: Row | null;
  /** For a changed row: what differs, in the order of ROW_FIELDS. */
  fields: RowField[];
  /** The row was taken out of the order that the others kept. */
  moved: boolean;
  /** Positions in the two grids, from 1. */
  beforeNumber: number | null;
  afterNumber: number | null;
}

/** The fields in which two rows differ; ids are not looked at. */
export function changedRowFields(before: Row, after: Row): RowField[] {
  return ROW_FIELDS.filter((field) => !isSameValue(decided(before, field), decided(after, field)));
}

/** When a trial began is filled in by publishing: nobody decided it, so it is no difference. */
function decided(row: Row, field: RowField): unknown {
  return field === "trial" ? row.trial?.quietDays : row[field];
}

/** Equal as JSON is: by what they hold, whatever the order of keys; an absent key is one that holds undefined. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return one === other;
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...Object.keys(a), ...Object.keys(b)].every((key) => isSameValue(a[key], b[key]));
}

/** True where both are the same row to a person, or both are absent. */
export function isSameRow(one: Row | null | undefined, other: Row | null | undefined): boolean {
  if (!one || !other) return !one && !other;
  return one === other || changedRowFields(one, other).length === 0;
}

/** True where two grids hold the same rows, by id, in the same order. */
export function areSameRows(one: readonly Row[], other: readonly Row[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  return one.every((row, index) => row.id === other[index]!.id && isSameRow(row, other[index]));
}

/**
 * How two versions of the grid differ, row by row, told by id: in the order of `after`, removed rows where they were.
 * As few rows as possible count as moved: one that is dragged past ten others is one move, not ten.
 */
export function diffRows(before: readonly Row[], after: readonly Row[]): RowChange[] {
  const old = placesById(before);
  const now = placesById(after);
  const kept = after.flatMap((row) => old.get(row.id)?.index ?? []);
  const inOrder = longestRising(kept);
  return weave(after, before).flatMap((id): RowChange[] => {
    const was = old.get(id);
    const is = now.get(id);
    const fields = was && is ? changedRowFields(was.row, is.row) : [];
    const moved = was !== undefined && is !== undefined && !inOrder.has(was.index);
    const kind = !was ? "added" : !is ? "removed" : fields.length > 0 ? "changed" : "moved";
    if (kind === "moved" && !moved) return [];
    return [
      {
        id,
        kind,
        before: was?.row ?? null,
        after: is?.row ?? null,
        fields,
        moved,
        beforeNumber: was ? was.index + 1 : null,
        afterNumber: is ? is.index + 1 : null,
      },
    ];
  });
}

/** The ids of `lead` in its order; those that only `other` has follow the row that they follow there. */
export function weave(lead: readonly Row[], other: readonly Row[]): string[] {
  const known = new Set(lead.map((row) => row.id));
  const followers = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const { id } of other) {
    if (known.has(id)) anchor = id;
    else followers.set(anchor, [...(followers.get(anchor) ?? []), id]);
  }
  return [null, ...lead.map((row) => row.id)].flatMap((id) => [
    ...(id === null ? [] : [id]),
    ...(followers.get(id) ?? []),
  ]);
}

function placesById(rows: readonly Row[]): Map<string, { row: Row; index: number }> {
  return new Map(rows.map((row, index) => [row.id, { row, index }]));
}

/** The members of a longest rising subsequence of distinct numbers (patience sorting). */
function longestRising(numbers: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const number of numbers) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle]! < number) low = middle + 1;
      else high = middle;
    }
    previous.set(number, tails[low - 1]);
    tails[low] = number;
  }
  const members = new Set<number>();
  for (let number = tails.at(-1); number !== undefined; number = previous.get(number)) members.add(number);
  return members;
}
