import { CELL_NAMES, type Row } from "@/lib/engine/row";
import { copyRow } from "@/lib/catalogue/row-examples";
import { blankRow } from "@/lib/engine/cell-text";
import { newId } from "@/components/ui/new-id";
import { withEditorText } from "./editing";
import type { GridState } from "./grid-edit";
import type { RowMenuCommand } from "./row-menu";
import { rectangleOf, selectCell, selectRows, type GridColumn } from "./selection";

interface RowCommandOptions {
  now: () => GridState;
  order: () => readonly string[];
  /** The rows of the selected range. */
  selectedIds: () => readonly string[];
  closeMenu: () => void;
}

export function newRow(): Row {
  return blankRow(newId());
}

/** What is done to whole rows, whether a key, the row menu or a switch asked for it. */
export function createRowCommands({ now, order, selectedIds, closeMenu }: RowCommandOptions) {
  const rowOf = (rowId: string) => now().rows.find((row) => row.id === rowId);
  const indexOf = (rowId: string) => order().indexOf(rowId);

  function toggle(rowIds: readonly string[], column: GridColumn) {
    if (now().readOnly || (column !== "enabled" && column !== "failedCalls")) return;
    const chosen = rowIds.map(rowOf).filter((row) => row !== undefined);
    const value = !chosen[0]?.[column];
    now().edit.replace(chosen.map((row) => ({ ...row, [column]: value })));
  }

  function insertAt(at: number, rows: Row[] = [newRow()]) {
    const { readOnly, isFull, edit, onSelect } = now();
    const [first, last] = [rows[0], rows.at(-1)];
    if (readOnly || isFull || !first || !last) return;
    edit.insert(rows, at);
    onSelect(
      rows.length > 1 ? selectRows(first.id, last.id) : selectCell({ rowId: first.id, column: "eventName" }),
    );
  }

  function duplicate(ids: readonly string[]) {
    const copies = ids.map(rowOf).filter((row) => row !== undefined);
    const last = ids.at(-1);
    if (last)
      insertAt(
        indexOf(last) + 1,
        copies.map((row) => copyRow(row, newId)),
      );
  }

  function moveRows(ids: readonly string[], by: -1 | 1) {
    const first = indexOf(ids[0] ?? "");
    const last = indexOf(ids.at(-1) ?? "");
    const before = by < 0 ? first - 1 : last + 2;
    if (now().readOnly || first < 0 || before < 0 || before > order().length) return;
    now().edit.move(ids, before);
  }

  function toggleNot() {
    const { selection, editing, readOnly, edit } = now();
    const range = selection && rectangleOf(selection, order());
    if (readOnly || !range || !selection) return;
    const columns = CELL_NAMES.filter((name) => {
      const place = name === "eventName" ? 1 : name === "eventSource" ? 2 : 3;
      return place >= range.left && place <= range.right;
    });
    const active = rowOf(selection.active.rowId);
    const first = columns[0];
    if (!active || !first) return;
    const not = !active[first].not;
    const changed = now()
      .rows.slice(range.top, range.bottom + 1)
      .map((row) => {
        const text = editing?.rowId === row.id ? withEditorText(row, editing.column, editing.text) : row;
        return columns.reduce((turned, name) => ({ ...turned, [name]: { ...turned[name], not } }), text);
      });
    edit.replace(changed);
  }

  function menu(rowId: string, command: RowMenuCommand) {
    const ids = selectedIds().includes(rowId) ? selectedIds() : [rowId];
    closeMenu();
    switch (command) {
      case "insertAbove":
        return insertAt(indexOf(rowId));
      case "insertBelow":
        return insertAt(indexOf(rowId) + 1);
      case "duplicate":
        return duplicate(ids);
      case "moveUp":
        return moveRows(ids, -1);
      case "moveDown":
        return moveRows(ids, 1);
      case "revert":
        return now().edit.revert(ids);
      case "delete":
        return now().edit.remove(ids);
      default:
        return now().onRowDialog(command, rowId);
    }
  }

  return { toggle, insertAt, duplicate, moveRows, toggleNot, menu };
}
