import { selectCell, selectRows, type CellAt, type GridColumn } from "./selection";
import type { GridState } from "./grid-edit";
import { useStable } from "./use-stable";

/** The cell at an element of the grid; null for grips, menus and lines under rows. */
export function cellAt(target: EventTarget): CellAt | null {
  const element = target as HTMLElement;
  const rowId = element.closest<HTMLElement>("[data-row]")?.dataset.row;
  const column = element.closest<HTMLElement>("[data-column]")?.dataset.column as GridColumn | undefined;
  return rowId && column ? { rowId, column } : null;
}

interface Commands {
  commitEditing: () => void;
  toggle: (rowIds: readonly string[], column: GridColumn) => void;
}

/**
 * Selecting with the mouse: a press selects, Shift extends, dragging spans a range, a row's number takes the whole row,
 * and a switch is turned by the press that selects it.
 */
export function usePointerSelection(state: GridState, commands: Commands, takeFocus: () => void) {
  return useStable((event: React.MouseEvent) => {
    const { selection, onSelect, readOnly } = state;
    const element = event.target as HTMLElement;
    if (event.button === 2 || element.closest("[data-editing], [role=menu]")) return;
    const at = cellAt(element);
    const numberRow = element.closest("[data-number]")?.closest<HTMLElement>("[data-row]")?.dataset.row;
    if (!at && !numberRow) return;
    // The focus is ours to move: the browser would give it to nothing at all.
    event.preventDefault();
    commands.commitEditing();
    takeFocus();
    const isToggle = element.closest("[data-toggle]") !== null;
    if (numberRow) {
      onSelect(selectRows(event.shiftKey ? (selection?.active.rowId ?? numberRow) : numberRow, numberRow));
    } else if (at && event.shiftKey && selection) {
      onSelect({ active: selection.active, head: at });
    } else if (at) {
      onSelect(selectCell(at));
      if (isToggle && !readOnly) commands.toggle([at.rowId], at.column);
    }
    if (!isToggle) followDrag(at, numberRow ?? null, onSelect);
  });
}

function followDrag(at: CellAt | null, numberRow: string | null, onSelect: GridState["onSelect"]) {
  const extend = (moved: MouseEvent) => {
    const over = moved.target instanceof Element ? cellAt(moved.target) : null;
    if (!over || moved.buttons !== 1 || (over.rowId === at?.rowId && over.column === at.column)) return;
    onSelect(at ? { active: at, head: over } : selectRows(numberRow ?? over.rowId, over.rowId));
  };
  const release = () => {
    window.removeEventListener("mouseover", extend);
    window.removeEventListener("mouseup", release);
  };
  window.addEventListener("mouseover", extend);
  window.addEventListener("mouseup", release);
}
