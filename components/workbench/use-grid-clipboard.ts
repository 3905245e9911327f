import { useEffect, useRef, type RefObject } from "react";
import { clearRectangle, copyRectangle, planPaste } from "./clipboard";
import type { GridState } from "./grid-edit";
import { readClipboard } from "./read-clipboard";
import { GRID_COLUMNS, rectangleOf, selectCell } from "./selection";
import { newRow } from "./row-commands";

/**
 * Copy, cut and paste of ranges. Listens on the document, because browsers send these events to the body when the
 * focused element is a button; acts only while the focus is in the grid and no text is being edited.
 */
export function useGridClipboard(
  state: GridState,
  order: readonly string[],
  grid: RefObject<HTMLElement | null>,
) {
  const latest = useRef({ state, order });
  useEffect(() => {
    latest.current = { state, order };
  });

  useEffect(() => {
    function target() {
      const { state: current, order: ids } = latest.current;
      const isHere = grid.current?.contains(document.activeElement) && current.editing === null;
      const range = isHere && current.selection ? rectangleOf(current.selection, ids) : null;
      return range ? { current, ids, range } : null;
    }

    function copy(event: ClipboardEvent) {
      const here = target();
      if (!here || !event.clipboardData) return;
      const { text, html } = copyRectangle(here.current.rows, here.range);
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
      event.preventDefault();
      if (event.type !== "cut" || here.current.readOnly) return;
      const cleared = clearRectangle(here.current.rows, here.range);
      if (cleared.length > 0) here.current.edit.replace(cleared);
    }

    function paste(event: ClipboardEvent) {
      const here = target();
      if (!here || !event.clipboardData || here.current.readOnly) return;
      const { current, range } = here;
      event.preventDefault();
      const table = {
        text: event.clipboardData.getData("text/plain"),
        html: event.clipboardData.getData("text/html"),
      };
      const pasted = readClipboard(table, GRID_COLUMNS[range.left] ?? "enabled");
      if (pasted.kind === "nothing") return;
      if (pasted.kind === "table") return current.onPasteTable(table);
      const plan = planPaste(current.rows, range, pasted.cells, newRow);
      current.edit.paste(plan.changed, plan.added);
      const ids = [...here.ids, ...plan.added.map((row) => row.id)];
      const first = ids[plan.covers.top];
      const last = ids[plan.covers.bottom];
      const left = GRID_COLUMNS[plan.covers.left];
      const right = GRID_COLUMNS[plan.covers.right];
      if (first && last && left && right) {
        const active = { rowId: first, column: left };
        current.onSelect({ ...selectCell(active), head: { rowId: last, column: right } });
      }
    }

    document.addEventListener("copy", copy);
    document.addEventListener("cut", copy);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", copy);
      document.removeEventListener("paste", paste);
    };
  }, [grid]);
}
