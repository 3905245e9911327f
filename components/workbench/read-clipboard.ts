import { recogniseOfficialExample } from "@/lib/engine/official-example";
import { readTable } from "@/lib/engine/read-table";
import { recogniseColumns } from "@/lib/engine/recognise-columns";
import { GRID_COLUMNS, type GridColumn } from "./selection";

/** What lies on the clipboard, both forms; `html` may be empty. */
export interface ClipboardTable {
  text: string;
  html: string;
}

export type Pasted =
  | { kind: "nothing" }
  /** A plain rectangle: it goes where the selection is. */
  | { kind: "cells"; cells: string[][] }
  /** A table that says itself what its columns are: to be looked at before it goes in. */
  | { kind: "table" };

/** Copies of our own carry their cells exactly, whatever other programs would make of tabs, pipes and spaces. */
export const OWN_CELLS = "data-kanaria-cells";
const OWN_CELLS_VALUE = new RegExp(`<table ${OWN_CELLS}="([^"]*)"`);
const MAX_CELLS = 50_000;

/** Decides what a paste at `column` means. */
export function readClipboard({ text, html }: ClipboardTable, column: GridColumn): Pasted {
  const own = ownCells(html);
  if (own) return { kind: "cells", cells: own };
  const { rows } = readTable(text, html);
  const width = rows[0]?.length ?? 0;
  if (width === 0) return { kind: "nothing" };
  if (rows.length === 1 && width === 1) return { kind: "cells", cells: rows };
  if (recogniseOfficialExample(rows)) return { kind: "table" };
  const recognised = recogniseColumns(rows);
  const place = GRID_COLUMNS.indexOf(column);
  const fits =
    place + width <= GRID_COLUMNS.length &&
    (recognised.by !== "content" ||
      width === 1 ||
      recognised.columns.every((name, at) => name === null || name === GRID_COLUMNS[place + at]));
  return recognised.hasHeader || !fits ? { kind: "table" } : { kind: "cells", cells: rows };
}

function ownCells(html: string): string[][] | null {
  const found = OWN_CELLS_VALUE.exec(html)?.[1];
  if (found === undefined) return null;
  try {
    const cells: unknown = JSON.parse(decodeURIComponent(found));
    if (!Array.isArray(cells) || cells.length === 0 || cells.length * GRID_COLUMNS.length > MAX_CELLS)
      return null;
    const isTable = cells.every(
      (line) => Array.isArray(line) && line.every((cell) => typeof cell === "string"),
    );
    return isTable ? (cells as string[][]) : null;
  } catch {
    return null;
  }
}
