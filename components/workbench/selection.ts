/** The cells that the keyboard visits, in the order of the screen. */
export const GRID_COLUMNS = [
  "enabled",
  "eventName",
  "eventSource",
  "userIdentityType",
  "riskLevel",
  "failedCalls",
  "note",
] as const;

export type GridColumn = (typeof GRID_COLUMNS)[number];

/** Rows by id, never by index: a selection outlives moves, undo and deletion of other rows. */
export interface CellAt {
  rowId: string;
  column: GridColumn;
}

/** As in a spreadsheet: `active` has the focus and takes what is typed, the range runs from it to `head`. */
export interface Selection {
  active: CellAt;
  head: CellAt;
}

/** A rectangle of the grid; all four included. */
export interface Rectangle {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export type Direction = "up" | "down" | "left" | "right";

export function selectCell(at: CellAt): Selection {
  return { active: at, head: at };
}

/** `order` are the ids of the rows from top to bottom. Null where a selected row is not among them. */
export function rectangleOf(selection: Selection, order: readonly string[]): Rectangle | null {
  const from = order.indexOf(selection.active.rowId);
  const to = order.indexOf(selection.head.rowId);
  if (from < 0 || to < 0) return null;
  const left = GRID_COLUMNS.indexOf(selection.active.column);
  const right = GRID_COLUMNS.indexOf(selection.head.column);
  return {
    top: Math.min(from, to),
    bottom: Math.max(from, to),
    left: Math.min(left, right),
    right: Math.max(left, right),
  };
}

/** Moves by `by` cells, stopping at the edges; `extend` moves only the head (Shift). */
export function moveSelection(
  selection: Selection,
  order: readonly string[],
  direction: Direction,
  options: { extend?: boolean; by?: number } = {},
): Selection {
  const from = options.extend ? selection.head : selection.active;
  const step = (options.by ?? 1) * (direction === "up" || direction === "left" ? -1 : 1);
  const vertical = direction === "up" || direction === "down";
  const row = order.indexOf(from.rowId);
  if (row < 0) return selection;
  const rowId = vertical ? order[clamp(row + step, order.length)] : from.rowId;
  const column = vertical
    ? from.column
    : GRID_COLUMNS[clamp(GRID_COLUMNS.indexOf(from.column) + step, GRID_COLUMNS.length)];
  const target = { rowId: rowId ?? from.rowId, column: column ?? from.column };
  return options.extend ? { active: selection.active, head: target } : selectCell(target);
}

/** Tab: the next cell, at the row's end the next row's first. Null past the last cell: the focus leaves the grid. */
export function tabSelection(
  selection: Selection,
  order: readonly string[],
  backwards: boolean,
): Selection | null {
  const row = order.indexOf(selection.active.rowId);
  if (row < 0) return null;
  const width = GRID_COLUMNS.length;
  const next = row * width + GRID_COLUMNS.indexOf(selection.active.column) + (backwards ? -1 : 1);
  if (next < 0 || next >= order.length * width) return null;
  const rowId = order[Math.floor(next / width)];
  const column = GRID_COLUMNS[next % width];
  return rowId && column ? selectCell({ rowId, column }) : null;
}

export function selectRows(fromId: string, toId: string): Selection {
  return { active: { rowId: fromId, column: "enabled" }, head: { rowId: toId, column: "note" } };
}

/** After a change of the rows: a selection whose row is gone goes to the row that took its place. */
export function keepSelection(
  selection: Selection | null,
  before: readonly string[],
  after: readonly string[],
): Selection | null {
  if (!selection) return null;
  const keep = (at: CellAt): CellAt | null => {
    if (after.includes(at.rowId)) return at;
    const rowId = after[clamp(Math.max(0, before.indexOf(at.rowId)), after.length)];
    return rowId === undefined ? null : { rowId, column: at.column };
  };
  const active = keep(selection.active);
  const head = keep(selection.head);
  if (!active || !head) return null;
  if (active === selection.active && head === selection.head) return selection;
  return active === selection.active ? { active, head } : selectCell(active);
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}
