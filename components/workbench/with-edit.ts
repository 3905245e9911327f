import type { Row } from "@/lib/engine/row";
import type { RowEdit } from "@/lib/engine/smallest-edit";

/** The edited parts of a row put into that row as it is now; null where it is not the row that the edit was made for. */
export function withEdit(row: Row, { cells, failedCalls }: RowEdit): Row | null {
  const edited = { ...row, failedCalls: row.failedCalls || failedCalls };
  for (const { name, before, after } of cells) {
    if (row[name].pattern !== before.pattern || row[name].not !== before.not) return null;
    edited[name] = after;
  }
  return edited;
}
