import type { Row } from "./row";
import { areSameRows, isSameRow } from "./rows-diff";

/** Steps of undo that a draft keeps. */
export const HISTORY_LIMIT = 100;

/** RTM-011's grid while it is edited: the saved rows, the rows as they stand, and the way back and forth. */
export interface GridDraft {
  /** The rows of the version that the draft was made from. */
  base: readonly Row[];
  rows: readonly Row[];
  /** Oldest first. */
  past: readonly (readonly Row[])[];
  /** The next redo first. */
  future: readonly (readonly Row[])[];
}

/**
 * One change, one step of undo. The caller makes the ids of new rows, so that the reducer is pure. Ids that are not in
 * the grid are passed over.
 */
export type DraftAction =
  /** New rows (added, duplicated, pasted, starter rows); `at` is the index of the first. Ids already there are refused. */
  | { type: "insertRows"; rows: readonly Row[]; at: number }
  /** Any change within rows: cells, NOT, enabled, risk level, failed calls, note; one row or many. */
  | { type: "replaceRows"; rows: readonly Row[] }
  /** A paste that reaches past the last row: `changed` as replaceRows, `added` at the end. */
  | { type: "pasteRows"; changed: readonly Row[]; added: readonly Row[] }
  | { type: "deleteRows"; rowIds: readonly string[] }
  /** Takes the rows, in grid order, before the row that is now at index `before`; the length of the grid: to the end. */
  | { type: "moveRows"; rowIds: readonly string[]; before: number }
  /** Gives rows their saved content back, where they are. A new row has none and stays. */
  | { type: "revertRows"; rowIds: readonly string[] }
  | { type: "replaceAll"; rows: readonly Row[] }
  | { type: "undo" }
  | { type: "redo" }
  /** The version under the draft is another one now: after a save, or when somebody else's was taken in. */
  | { type: "rebase"; base: readonly Row[] };

export function createDraft(rows: readonly Row[]): GridDraft {
  return { base: rows, rows, past: [], future: [] };
}

/** The draft after the action; the same object where it changes nothing, so that no step of undo is empty. */
export function reduceDraft(draft: GridDraft, action: DraftAction): GridDraft {
  switch (action.type) {
    case "undo": {
      const rows = draft.past.at(-1);
      if (!rows) return draft;
      return { ...draft, rows, past: draft.past.slice(0, -1), future: [draft.rows, ...draft.future] };
    }
    case "redo": {
      const [rows, ...future] = draft.future;
      if (!rows) return draft;
      return { ...draft, rows, past: [...draft.past, draft.rows], future };
    }
    case "rebase":
      return { ...draft, base: action.base };
    default: {
      const rows = changeRows(draft, action);
      if (areSameRows(rows, draft.rows)) return draft;
      const past = [...draft.past, draft.rows].slice(-HISTORY_LIMIT);
      return { ...draft, rows, past, future: [] };
    }
  }
}

type ChangeAction = Exclude<DraftAction, { type: "undo" | "redo" | "rebase" }>;

function changeRows({ base, rows }: GridDraft, action: ChangeAction): readonly Row[] {
  switch (action.type) {
    case "insertRows":
      return insert(rows, action.rows, action.at);
    case "replaceRows":
      return replace(rows, action.rows);
    case "pasteRows":
      return insert(replace(rows, action.changed), action.added, rows.length);
    case "deleteRows": {
      const deleted = new Set(action.rowIds);
      return rows.filter((row) => !deleted.has(row.id));
    }
    case "moveRows": {
      const taken = new Set(action.rowIds);
      const stays = (row: Row) => !taken.has(row.id);
      const moving = rows.filter((row) => !stays(row));
      return [
        ...rows.slice(0, action.before).filter(stays),
        ...moving,
        ...rows.slice(action.before).filter(stays),
      ];
    }
    case "revertRows": {
      const reverted = new Set(action.rowIds);
      return replace(
        rows,
        base.filter((row) => reverted.has(row.id)),
      );
    }
    case "replaceAll":
      return action.rows;
  }
}

function replace(rows: readonly Row[], changed: readonly Row[]): readonly Row[] {
  const byId = new Map(changed.map((row) => [row.id, row]));
  return rows.map((row) => byId.get(row.id) ?? row);
}

function insert(rows: readonly Row[], added: readonly Row[], at: number): readonly Row[] {
  const known = new Set(rows.map((row) => row.id));
  const fresh = added.filter((row) => !known.has(row.id) && known.add(row.id));
  return [...rows.slice(0, at), ...fresh, ...rows.slice(at)];
}

/** How a row stands against the saved version. A row that only moved is `same`. */
export function rowState(base: ReadonlyMap<string, Row>, row: Row): "same" | "new" | "changed" {
  const saved = base.get(row.id);
  if (!saved) return "new";
  return isSameRow(saved, row) ? "same" : "changed";
}

/** True where saving would change something, the order included. */
export function isChanged(draft: GridDraft): boolean {
  return !areSameRows(draft.base, draft.rows);
}
