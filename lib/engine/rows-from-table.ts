import { blankRow, withCellText } from "./cell-text";
import type { TranslatedRow } from "./official-example";
import { COLUMN_NAMES, tableCells, type RecognisedColumns } from "./recognise-columns";
import type { Row } from "./row";

/** Rows for the grid from a pasted table, by its columns as recognised or chosen. */
export function rowsFromTable(
  table: readonly (readonly string[])[],
  recognised: RecognisedColumns,
  newId: () => string,
): Row[] {
  return tableCells(table, recognised).map((cells) =>
    COLUMN_NAMES.reduce((row, column) => {
      const text = cells[column];
      return text === undefined ? row : withCellText(row, column, text);
    }, blankRow(newId())),
  );
}

/** Rows for the grid from the translated official example. */
export function rowsFromTranslation(translated: readonly TranslatedRow[], newId: () => string): Row[] {
  return translated.map(({ cells, note }) => ({
    ...blankRow(newId()),
    eventName: { pattern: cells.eventName, not: false },
    eventSource: { pattern: cells.eventSource, not: false },
    userIdentityType: { pattern: cells.userIdentityType, not: false },
    note,
  }));
}
