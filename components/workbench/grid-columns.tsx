import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  tableFeatures,
} from "@tanstack/react-table";
import type { Row } from "@/lib/engine/row";
import { EnabledMark, FailedWord, LevelWord, PatternCell } from "./grid-cells";
import type { GridColumn } from "./selection";

export const gridFeatures = tableFeatures({ columnSizingFeature, columnResizingFeature });
export type GridFeatures = typeof gridFeatures;

/** Columns that are not cells of a row: they are drawn, but the arrows do not stop there. */
export const GRIP_COLUMN = "grip";
export const NUMBER_COLUMN = "number";
export const DAYS_COLUMN = "days";
export const MENU_COLUMN = "menu";

const helper = createColumnHelper<GridFeatures, Row>();

/** Sizes in pixels; the note takes what is left. Fields keep CloudTrail's names in every language. */
export const gridColumns = helper.columns([
  helper.display({ id: GRIP_COLUMN, size: 24, enableResizing: false }),
  helper.display({ id: NUMBER_COLUMN, size: 34, enableResizing: false }),
  helper.accessor("enabled", {
    size: 48,
    enableResizing: false,
    cell: ({ row }) => <EnabledMark enabled={row.original.enabled} />,
  }),
  helper.accessor("eventName", {
    size: 256,
    minSize: 120,
    maxSize: 720,
    cell: ({ row }) => <PatternCell cell={row.original.eventName} />,
  }),
  helper.accessor("eventSource", {
    size: 232,
    minSize: 120,
    maxSize: 720,
    cell: ({ row }) => <PatternCell cell={row.original.eventSource} />,
  }),
  helper.accessor("userIdentityType", {
    size: 150,
    minSize: 110,
    maxSize: 720,
    cell: ({ row }) => <PatternCell cell={row.original.userIdentityType} />,
  }),
  helper.accessor("riskLevel", {
    size: 122,
    minSize: 110,
    maxSize: 220,
    cell: ({ row }) => <LevelWord level={row.original.riskLevel} />,
  }),
  helper.accessor("failedCalls", {
    size: 68,
    enableResizing: false,
    cell: ({ row }) => <FailedWord counted={row.original.failedCalls} />,
  }),
  helper.display({ id: DAYS_COLUMN, size: 118, enableResizing: false }),
  helper.accessor("note", { size: 150, minSize: 120, maxSize: 900, cell: ({ row }) => row.original.note }),
  helper.display({ id: MENU_COLUMN, size: 32, enableResizing: false }),
]);

/** Name of the CSS variable that holds a column's width. */
export function widthVariable(columnId: string): string {
  return `--col-${columnId}`;
}

const COLUMN_IDS = gridColumns.map(
  (column) => column.id ?? ("accessorKey" in column ? String(column.accessorKey) : ""),
);

/** Tracks of the CSS grid, by the widths on the grid's root element: cells never read sizes themselves. */
export const GRID_TRACKS = COLUMN_IDS.map((id) =>
  id === "note" ? `minmax(var(${widthVariable(id)}), 1fr)` : `var(${widthVariable(id)})`,
).join(" ");

/** 1-based position of a column among all columns, for ARIA and for aligning lines under a row. */
export function columnPosition(column: GridColumn): number {
  return COLUMN_IDS.indexOf(column) + 1;
}
