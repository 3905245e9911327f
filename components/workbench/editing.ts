import type { Row } from "@/lib/engine/row";
import { isPatternColumn } from "./cell-text";
import { patternFault } from "./pattern-fault";
import type { GridColumn } from "./selection";

/** The cell that is being edited, and its text as typed so far: it is judged before it is committed. */
export interface Editing {
  rowId: string;
  column: GridColumn;
  text: string;
  /** A problem line was shown during this edit: its place stays, so that the rows below do not jump at each key. */
  lineHeld: boolean;
}

/** What the editor of a text cell starts with. */
export function editorText(row: Row, column: GridColumn): string {
  if (column === "note") return row.note;
  return isPatternColumn(column) ? row[column].pattern : "";
}

export function startEditing(row: Row, column: GridColumn, text: string): Editing {
  return typed({ rowId: row.id, column, text: editorText(row, column), lineHeld: false }, text);
}

export function typed(editing: Editing, text: string): Editing {
  const isFaulty = isPatternColumn(editing.column) && patternFault(text) !== null;
  return { ...editing, text, lineHeld: editing.lineHeld || isFaulty };
}

/** The row with the edited text in its cell; NOT stays as it is. The row itself where nothing changed. */
export function withEditorText(row: Row, column: GridColumn, text: string): Row {
  if (column === "note") return row.note === text ? row : { ...row, note: text };
  if (!isPatternColumn(column) || row[column].pattern === text) return row;
  return { ...row, [column]: { ...row[column], pattern: text } };
}

/** The rows as they stand on screen, the half-typed cell included. */
export function rowsOnScreen(rows: readonly Row[], editing: Editing | null): readonly Row[] {
  if (!editing) return rows;
  return rows.map((row) =>
    row.id === editing.rowId ? withEditorText(row, editing.column, editing.text) : row,
  );
}
