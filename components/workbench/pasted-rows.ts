import type { ColumnName } from "@/lib/engine/recognise-columns";

/** What a person may make of a column: one of the grid's, or nothing. */
export type ColumnChoice = ColumnName | null;

/** Puts `name` into the column at `at`; the column that had it before becomes nothing. */
export function chooseColumn(
  columns: readonly ColumnChoice[],
  at: number,
  name: ColumnChoice,
): ColumnChoice[] {
  return columns.map((column, index) =>
    index === at ? name : name !== null && column === name ? null : column,
  );
}
