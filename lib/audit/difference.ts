/** An entry of a list whose entries have ids: it is followed by its id, and told by its place. */
export interface ListedEntry {
  id: string;
  /** From 1, in the list as it is; as it was where the entry is gone. */
  number: number;
}

/** One place in which before and after differ; undefined where there was, or is, nothing. */
export interface Difference {
  /** Field names and indexes from the top, for example ["values.patterns", { id: "1f3a…", number: 3 }, "eventName"]. */
  path: (string | number | ListedEntry)[];
  before: unknown;
  after: unknown;
}

/** Most differences that are told; a paste of 1,000 rows is a change of thousands of fields. */
export const DIFFERENCES_SHOWN = 200;

/**
 * What differs between two JSON values, outermost fields first in the order they were written. Lists of plain values
 * are one field (an account added is "accountIds", not "accountIds 3"); entries with an `id` are told apart by it.
 */
export function differences(before: unknown, after: unknown): { shown: Difference[]; more: number } {
  const all: Difference[] = [];
  compare([], before ?? undefined, after ?? undefined, all);
  return { shown: all.slice(0, DIFFERENCES_SHOWN), more: Math.max(0, all.length - DIFFERENCES_SHOWN) };
}

function compare(path: Difference["path"], before: unknown, after: unknown, into: Difference[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  // A whole object that came or went is told field by field at the top, and as one value further down.
  if (
    (was && is) ||
    (path.length === 0 && (was || is) && (was || before === undefined) && (is || after === undefined))
  ) {
    const keys = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
    for (const key of keys) {
      const part = listedEntry(after, key) ?? listedEntry(before, key) ?? key;
      compare([...path, part], was?.get(key), is?.get(key), into);
    }
    return;
  }
  into.push({ path, before, after });
}

/** The named parts of a value, or null where it is told as a whole. */
function fieldsOf(value: unknown): Map<string | number, unknown> | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  if (value.length === 0 || !value.every((entry) => typeof entry === "object" && entry !== null)) return null;
  return new Map(
    value.map((entry: { id?: unknown }, index) => [typeof entry.id === "string" ? entry.id : index, entry]),
  );
}

function listedEntry(list: unknown, key: string | number): ListedEntry | null {
  if (!Array.isArray(list) || typeof key === "number") return null;
  const index = list.findIndex((entry: { id?: unknown }) => entry.id === key);
  return index === -1 ? null : { id: key, number: index + 1 };
}
