import type { RiskLevel } from "@/lib/engine/risk-level";
import { isTextColumn } from "./cell-text";
import { clearRectangle } from "./clipboard";
import { editorText, startEditing, typed, withEditorText, type Editing } from "./editing";
import type { GridState } from "./grid-edit";
import { gridCommand, type GridCommand } from "./grid-keys";
import type { RowHandlers } from "./grid-row";
import { createRowCommands } from "./row-commands";
import { firstRepair, isPromotion, type AdviceLine } from "./row-lines";
import { isAdvisedAs, repairedRow } from "./row-repair";
import { promoted } from "./trial-standing";
import { moveSelection, rectangleOf, selectCell, selectRows, tabSelection, type CellAt } from "./selection";

export interface Surroundings {
  order: readonly string[];
  /** Rows in sight. */
  page: () => number;
  menuRow: string | null;
  openMenu: (rowId: string | null) => void;
  startDrag: RowHandlers["grip"];
  /** The active cell shall have the focus from the next drawing on. */
  takeFocus: () => void;
}

/**
 * What keys, the row menu and the cell editors do to the draft. `now` and `around` give what stands on screen; they are
 * asked when something happens, never before.
 */
export function createGridCommands(now: () => GridState, around: () => Surroundings) {
  const order = () => around().order;
  const rowOf = (rowId: string) => now().rows.find((row) => row.id === rowId);
  const indexOf = (rowId: string) => order().indexOf(rowId);
  /** Set when Escape was pressed: the next Tab is the browser's, so that nobody is kept in the grid. */
  let tabLeaves = false;
  let committed: Editing | null = null;

  function commitEditing() {
    const { editing, edit, onEditing } = now();
    // One commit per edit, also when the blur of the same edit follows.
    if (!editing || editing === committed) return;
    committed = editing;
    const row = rowOf(editing.rowId);
    onEditing(null);
    if (!row || !isTextColumn(editing.column)) return;
    // The rows on screen hold the typed text already; the draft does not, and sees by itself whether it is news.
    edit.replace([withEditorText(row, editing.column, editing.text)]);
  }

  function startEdit(at: CellAt, text?: string) {
    const { readOnly, onEditing } = now();
    const row = rowOf(at.rowId);
    if (readOnly || !row) return;
    if (isTextColumn(at.column)) onEditing(startEditing(row, at.column, text ?? editorText(row, at.column)));
    else if (at.column === "riskLevel") onEditing({ ...at, text: "", lineHeld: false });
    else toggle([at.rowId], at.column);
  }

  /** One step of undo of its own: what was typed before it is another. */
  function repair(line: AdviceLine | null): boolean {
    const row = line && rowOf(line.advice.rowId);
    const repaired = line?.advice.repair;
    if (!row || !repaired || now().readOnly || !isAdvisedAs(line.of, row)) return false;
    commitEditing();
    now().edit.replace([repairedRow(row, repaired)]);
    around().takeFocus();
    now().onSelect(selectCell({ rowId: row.id, column: line.cell ?? "eventName" }));
    return true;
  }

  function promote(rowId: string): boolean {
    const row = rowOf(rowId);
    if (!row || now().readOnly || !now().lines.get(rowId)?.some(isPromotion)) return false;
    commitEditing();
    now().edit.replace([promoted(row)]);
    around().takeFocus();
    now().onSelect(selectCell({ rowId, column: "eventName" }));
    return true;
  }

  function selectedIds(): readonly string[] {
    const { selection } = now();
    const range = selection && rectangleOf(selection, order());
    return range ? order().slice(range.top, range.bottom + 1) : [];
  }

  const { toggle, insertAt, duplicate, moveRows, toggleNot, menu } = createRowCommands({
    now,
    order,
    selectedIds,
    closeMenu: () => around().openMenu(null),
  });

  /** True where the key was for the grid and the browser shall not act on it. */
  function run(command: GridCommand): boolean {
    const current = now();
    const { selection, onSelect } = current;
    if (!selection) return false;
    const active = selection.active;
    if (command.kind !== "tab") tabLeaves = false;
    switch (command.kind) {
      case "move": {
        const by = command.by === "one" ? 1 : command.by === "page" ? around().page() : order().length + 7;
        onSelect(moveSelection(selection, order(), command.direction, { extend: command.extend, by }));
        return true;
      }
      case "tab": {
        const next = tabLeaves ? null : tabSelection(selection, order(), command.backwards);
        if (next) onSelect(next);
        return next !== null;
      }
      case "edit":
        startEdit(active);
        return true;
      case "commit": {
        commitEditing();
        if (command.then === "stay") return true;
        const next =
          command.then === "tab" || command.then === "tabBack"
            ? tabSelection(selectCell(active), order(), command.then === "tabBack")
            : moveSelection(selectCell(active), order(), command.then);
        if (next) onSelect(next);
        return true;
      }
      case "cancel":
        current.onEditing(null);
        return true;
      case "collapse":
        tabLeaves = true;
        onSelect(selectCell(active));
        return true;
      case "clear": {
        const range = rectangleOf(selection, order());
        const cleared = range && !current.readOnly ? clearRectangle(current.rows, range) : [];
        if (cleared.length > 0) current.edit.replace(cleared);
        return true;
      }
      case "activate":
        if (isTextColumn(active.column)) return false;
        if (active.column === "riskLevel") startEdit(active);
        else toggle(selectedIds(), active.column);
        return true;
      case "selectAll":
        onSelect(selectRows(order()[0] ?? active.rowId, order().at(-1) ?? active.rowId));
        return true;
      case "undo":
        current.edit.undo();
        return true;
      case "redo":
        current.edit.redo();
        return true;
      case "moveRows":
        commitEditing();
        moveRows(selectedIds(), command.by);
        return true;
      case "duplicateRows":
        commitEditing();
        duplicate(selectedIds());
        return true;
      case "deleteRows":
        if (!current.readOnly) current.edit.remove(selectedIds());
        return true;
      case "insertRow":
        commitEditing();
        insertAt(indexOf(selectedIds().at(-1) ?? active.rowId) + 1);
        return true;
      case "toggleNot":
        toggleNot();
        return true;
      case "conditions":
        commitEditing();
        current.onRowDialog("conditions", active.rowId);
        return true;
      case "repair":
        return repair(firstRepair(current.lines.get(active.rowId) ?? []));
      case "promote":
        return promote(active.rowId);
      case "rowMenu":
        around().openMenu(active.rowId);
        return true;
      case "save":
        commitEditing();
        current.onSave();
        return true;
    }
  }

  function keyDown(event: React.KeyboardEvent) {
    // Keys inside an open menu are the menu's; React sends them here too, because it is our child.
    if (!event.currentTarget.contains(event.target as Node) || around().menuRow) return;
    const { editing } = now();
    if (editing?.column === "riskLevel") return;
    const press = {
      ...pick(event),
      isComposing: event.nativeEvent.isComposing,
      keyCode: event.nativeEvent.keyCode,
    };
    const command = gridCommand(press, editing !== null);
    if (command && run(command)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  const handlers: RowHandlers = {
    type: (text) => {
      const { editing, selection, onEditing } = now();
      if (editing) onEditing(typed(editing, text));
      else if (selection) startEdit(selection.active, text);
    },
    leave: commitEditing,
    repair,
    promote,
    chooseLevel: (riskLevel: RiskLevel | null) => {
      const rows = selectedIds()
        .map(rowOf)
        .filter((row) => row !== undefined);
      now().onEditing(null);
      now().edit.replace(rows.map((row) => ({ ...row, riskLevel })));
    },
    closeLevel: () => now().onEditing(null),
    grip: (event, rowId) => around().startDrag(event, rowId),
    openMenu: (rowId) => {
      if (!selectedIds().includes(rowId)) now().onSelect(selectCell({ rowId, column: "eventName" }));
      around().openMenu(rowId);
    },
    closeMenu: () => around().openMenu(null),
    menu,
    conditions: (rowId) => now().onRowDialog("conditions", rowId),
  };

  return {
    commitEditing,
    startEdit,
    toggle,
    insertAt,
    keyDown,
    handlers,
  };
}

function pick(event: React.KeyboardEvent) {
  const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
  return { key, code, shiftKey, altKey, ctrlKey, metaKey };
}
