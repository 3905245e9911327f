import { rowSchema } from "@/lib/catalogue/row-schema";
import { blankRow, cellText, withCellText } from "@/lib/engine/cell-text";
import { recogniseOfficialExample, translateOfficialExample } from "@/lib/engine/official-example";
import { readDelimited } from "@/lib/engine/read-delimited";
import { readTable } from "@/lib/engine/read-table";
import { COLUMN_NAMES, recogniseColumns, type ColumnName } from "@/lib/engine/recognise-columns";
import { CELL_NAMES, type Cell, type CellName, type Row } from "@/lib/engine/row";
import { rowsFromTable, rowsFromTranslation } from "@/lib/engine/rows-from-table";
import type { FileRefusal } from "./codes";
import { isSwap } from "./swapped-cells";
import { boundProblem, readJson, refusal, withoutMark } from "./read-json";
import { collectRows, excerpt, type ImportedRows } from "./row-collector";

/** What stands in no cell of the grid, as JSON; columns that no row needs are left out. */
const EXTRAS = ["conditions", "trial", "noiseBudget", "examples"] as const;

type Extra = (typeof EXTRAS)[number];
type CsvColumn = "id" | ColumnName | Extra;

const ALWAYS: readonly CsvColumn[] = ["id", ...COLUMN_NAMES];
const COLUMNS: readonly CsvColumn[] = [...ALWAYS, ...EXTRAS];
/** Spreadsheets run a cell that begins so, in full width too, white space in front of it or not. */
const RUNS = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const DELIMITERS = [",", ";", "\t"];
/** Lines that are read, blank ones included. */
const LINE_LIMIT = 5000;
/** What an apostrophe in front keeps from being read otherwise: a formula, an apostrophe of that kind, the word NOT. */
const NEEDS_APOSTROPHE = new RegExp(`${RUNS.source}|^'|^\\s*NOT(?:\\s|$)`);
const NOT_WORD = /^\s*NOT(?:\s|$)/;

/**
 * The rows as CSV (RFC 4180), all columns, for spreadsheets too: a cell that one would run or misread begins with an
 * apostrophe. With the byte order mark Excel knows that it is UTF-8.
 */
export function exportCsv(rows: readonly Row[], { mark = true } = {}): string {
  const columns = [...ALWAYS, ...EXTRAS.filter((extra) => rows.some((row) => row[extra] !== undefined))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => protectedText(row, column)))];
  const text = lines.map((line) => line.map(quoted).join(",")).join("\r\n");
  return `${mark ? "\uFEFF" : ""}${text}\r\n`;
}

/**
 * Rows from CSV, or whatever table the text holds. What exportCsv wrote comes back exactly, also after a spreadsheet has
 * moved columns or rows and saved it with semicolons or tabs. Of other tables the columns are recognised, headings or
 * none, and the vendor's official example is translated. `item` of the notes counts lines of the table, its head included.
 */
export function importCsv(file: string, newId: () => string): ImportedRows | FileRefusal {
  const text = withoutMark(file);
  const problem = boundProblem(text);
  if (problem) return refusal(problem);
  for (const delimiter of DELIMITERS) {
    const table = readDelimited(text, delimiter, LINE_LIMIT + 1);
    const columns = (table[0] ?? []).map((cell) => cell.trim());
    if (!isOwn(columns)) continue;
    return table.length > LINE_LIMIT ? refusal("tooManyRows") : ownRows(table, columns, newId);
  }
  return foreignRows(text, newId);
}

/** True for a table that exportCsv wrote, whatever a spreadsheet made of its columns' order and delimiter. */
export function isOwnCsv(file: string): boolean {
  const text = withoutMark(file);
  return DELIMITERS.some((delimiter) =>
    isOwn((readDelimited(text, delimiter, 1)[0] ?? []).map((cell) => cell.trim())),
  );
}

function isOwn(columns: string[]): columns is CsvColumn[] {
  const isKnown = columns.every((name) => (COLUMNS as readonly string[]).includes(name));
  return isKnown && columns.includes("id") && new Set(columns).size === columns.length;
}

function ownRows(table: string[][], columns: CsvColumn[], newId: () => string): ImportedRows {
  const collected = collectRows(newId);
  table.slice(1).forEach((line, index) => {
    if (line.every((cell) => cell.trim() === "")) return;
    const item = index + 2;
    const number = collected.nextRow();
    let row = blankRow(newId());
    const notes: Parameters<typeof collected.tell>[0][] = [];
    columns.forEach((column, at) => {
      const text = line[at] ?? "";
      const isKept = setCell(column, text);
      if (isKept) return;
      if (isExtra(column)) {
        notes.push({ kind: "left", code: "unreadExtra", item, row: number, what: excerpt(text) });
        return;
      }
      const code = column === "riskLevel" ? "unknownRiskLevel" : "unknownSwitch";
      notes.push({ kind: "repair", code, item, row: number, what: excerpt(text) });
    });
    if (line.slice(columns.length).some((cell) => cell.trim() !== ""))
      notes.push({ kind: "left", code: "extraCells", item, what: excerpt(line[columns.length]) });
    if (collected.add(row, item)) notes.forEach(collected.tell);

    /** False where the text says nothing that the column can hold. */
    function setCell(column: CsvColumn, text: string): boolean {
      if (column === "id") row = { ...row, id: text.trim() || row.id };
      else if (column === "note") row = { ...row, note: withoutApostrophe(text) };
      else if (isExtra(column)) return setExtra(column, text);
      else if (isCellName(column)) row = { ...row, [column]: readCell(text) };
      else {
        const before = row;
        row = withCellText(row, column, text);
        return row !== before || text.trim() === "";
      }
      return true;
    }

    function setExtra(column: Extra, text: string): boolean {
      if (text.trim() === "") return true;
      const json = readJson(text);
      const read = json.ok ? rowSchema.shape[column].safeParse(json.value) : null;
      if (!read?.success || read.data === undefined) return false;
      row = { ...row, [column]: read.data };
      return true;
    }
  });
  return collected.result();
}

function foreignRows(text: string, newId: () => string): ImportedRows | FileRefusal {
  const { rows: table } = readTable(text);
  const isExample = recogniseOfficialExample(table) !== null;
  const recognised = recogniseColumns(table);
  if (!isExample && recognised.by === "position" && recognised.columns.length < CELL_NAMES.length)
    return refusal("notTable");
  const contradiction = isSwap(recognised.contradiction) ? recognised.contradiction : null;
  const repaired = contradiction ? { ...recognised, columns: contradiction } : recognised;
  const rows = isExample
    ? rowsFromTranslation(translateOfficialExample(table), newId)
    : rowsFromTable(table, repaired, newId);
  const collected = collectRows(newId);
  if (isExample) collected.tell({ kind: "repair", code: "officialExample" });
  if (contradiction && !isExample) collected.tell({ kind: "repair", code: "columnsSwapped" });
  rows.forEach((row, index) => collected.add(row, table.length - rows.length + index + 1));
  return collected.result();
}

function isExtra(column: CsvColumn): column is Extra {
  return (EXTRAS as readonly string[]).includes(column);
}

function isCellName(column: CsvColumn): column is CellName {
  return (CELL_NAMES as readonly string[]).includes(column);
}

function protectedText(row: Row, column: CsvColumn): string {
  if (column === "id") return row.id;
  if (isExtra(column)) return row[column] === undefined ? "" : JSON.stringify(row[column]);
  if (!isCellName(column)) return withApostrophe(cellText(row, column));
  const { pattern, not } = row[column];
  // Behind NOT a space is the pattern's own.
  if (not) return `NOT ${/^[\s']/.test(pattern) ? "'" : ""}${pattern}`;
  return withApostrophe(pattern);
}

function readCell(text: string): Cell {
  if (!NOT_WORD.test(text)) return { pattern: withoutApostrophe(text), not: false };
  const pattern = text.replace(/^\s*NOT\s*/, "");
  return { pattern: /^'[\s']/.test(pattern) ? pattern.slice(1) : pattern, not: true };
}

function withApostrophe(text: string): string {
  return NEEDS_APOSTROPHE.test(text) ? `'${text}` : text;
}

function withoutApostrophe(text: string): string {
  return text.startsWith("'") && NEEDS_APOSTROPHE.test(text.slice(1)) ? text.slice(1) : text;
}

function quoted(cell: string): string {
  return /^\s|\s$|["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
