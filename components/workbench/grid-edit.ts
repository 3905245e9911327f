import type { Row } from "@/lib/engine/row";
import type { Editing } from "./editing";
import type { ClipboardTable } from "./read-clipboard";
import type { RowLine } from "./row-lines";
import type { RowDialog } from "./row-menu";
import type { Selection } from "./selection";

/** The changes that the grid asks of the draft. Each is one step of undo. */
export interface GridEdit {
  /** Puts these rows in the place of those with the same ids. */
  replace: (rows: readonly Row[]) => void;
  /** `at`: index of the first new row. */
  insert: (rows: readonly Row[], at: number) => void;
  /** Both at once, for a paste that reaches past the last row. */
  paste: (changed: readonly Row[], added: readonly Row[]) => void;
  remove: (ids: readonly string[]) => void;
  /** Before the row that is now at index `before`. */
  move: (ids: readonly string[], before: number) => void;
  /** As it is in the saved version. */
  revert: (ids: readonly string[]) => void;
  undo: () => void;
  redo: () => void;
}

export interface GridState {
  rows: readonly Row[];
  selection: Selection | null;
  editing: Editing | null;
  readOnly: boolean;
  /** What stands under the rows, by row. */
  lines: ReadonlyMap<string, readonly RowLine[]>;
  /** No more rows fit in. */
  isFull: boolean;
  edit: GridEdit;
  onSelect: (selection: Selection) => void;
  onEditing: (editing: Editing | null) => void;
  onSave: () => void;
  /** The real calls that a row catches are wanted. */
  onRowDialog: (dialog: RowDialog, rowId: string) => void;
  /** A table with headings or more columns than the grid has: to be looked at before it goes in. */
  onPasteTable: (table: ClipboardTable) => void;
}
