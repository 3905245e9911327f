import { cellText, withCellText } from "@/lib/engine/cell-text";
import type { Row } from "@/lib/engine/row";
import { withoutCell } from "./cell-text";
import { OWN_CELLS } from "./read-clipboard";
import { GRID_COLUMNS, type Rectangle } from "./selection";

/** A rectangle of the grid as the two forms that spreadsheets, wikis and mails take from the clipboard. */
export function copyRectangle(rows: readonly Row[], at: Rectangle): { text: string; html: string } {
  const columns = GRID_COLUMNS.slice(at.left, at.right + 1);
  const cells = rows
    .slice(at.top, at.bottom + 1)
    .map((row) => columns.map((column) => cellText(row, column)));
  return {
    text: cells.map((line) => line.map(quoted).join("\t")).join("\n"),
    html: `<table ${OWN_CELLS}="${encodeURIComponent(JSON.stringify(cells))}">${cells.map((line) => `<tr>${line.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("")}</table>`,
  };
}

export interface PastePlan {
  /** Rows that exist, as they will be. */
  changed: Row[];
  /** Rows to append because the rectangle reaches past the last one. */
  added: Row[];
  /** What the paste covers, to select it afterwards. */
  covers: Rectangle;
}

/**
 * Lays `cells` over the grid. One cell fills the whole selected range, as in a spreadsheet; anything else starts at the
 * range's top left corner. What reaches past the right edge is dropped, past the bottom it becomes new rows.
 */
export function planPaste(
  rows: readonly Row[],
  at: Rectangle,
  cells: readonly (readonly string[])[],
  newRow: () => Row,
): PastePlan {
  const single = cells.length === 1 && cells[0]?.length === 1;
  const height = single ? at.bottom - at.top + 1 : cells.length;
  const width = single ? at.right - at.left + 1 : Math.max(...cells.map((line) => line.length), 0);
  const right = Math.min(GRID_COLUMNS.length - 1, at.left + width - 1);
  const plan: PastePlan = {
    changed: [],
    added: [],
    covers: { top: at.top, bottom: at.top + height - 1, left: at.left, right },
  };
  for (let line = 0; line < height; line += 1) {
    const existing = rows[at.top + line];
    let row = existing ?? newRow();
    for (let index = at.left; index <= right; index += 1) {
      const column = GRID_COLUMNS[index];
      const text = single ? cells[0]?.[0] : cells[line]?.[index - at.left];
      if (column && text !== undefined) row = withCellText(row, column, text);
    }
    if (!existing) plan.added.push(row);
    else if (row !== existing) plan.changed.push(row);
  }
  return plan;
}

/** The rows of the rectangle that Delete or a cut changes. */
export function clearRectangle(rows: readonly Row[], at: Rectangle): Row[] {
  const changed: Row[] = [];
  for (const row of rows.slice(at.top, at.bottom + 1)) {
    const cleared = GRID_COLUMNS.slice(at.left, at.right + 1).reduce(withoutCell, row);
    if (cleared !== row) changed.push(cleared);
  }
  return changed;
}

/** As Excel and Sheets quote in TSV: only what would break the table. */
function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

function escaped(cell: string): string {
  return cell.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
