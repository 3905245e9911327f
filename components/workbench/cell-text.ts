import { CELL_NAMES, type CellName, type Row } from "@/lib/engine/row";
import type { GridColumn } from "./selection";

export function isPatternColumn(column: GridColumn): column is CellName {
  return (CELL_NAMES as readonly string[]).includes(column);
}

/** Columns that hold free text and are typed into; the others are toggled or chosen from. */
export function isTextColumn(column: GridColumn): column is CellName | "note" {
  return column === "note" || isPatternColumn(column);
}

/** What the Delete key leaves: any value, the rule's level, no note. Switches keep their state. */
export function withoutCell(row: Row, column: GridColumn): Row {
  switch (column) {
    case "enabled":
    case "failedCalls":
      return row;
    case "riskLevel":
      return row.riskLevel === null ? row : { ...row, riskLevel: null };
    case "note":
      return row.note === "" ? row : { ...row, note: "" };
    default:
      return { ...row, [column]: { pattern: "", not: false } };
  }
}
