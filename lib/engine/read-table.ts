import { readDelimited } from "./read-delimited";
import { htmlTables } from "./read-html-table";

export type TableFormat = "html" | "markdown" | "tsv" | "csv" | "lines";

export interface PastedTable {
  format: TableFormat;
  /** Cells as text, outer white space removed; every line has the same number of cells. Empty where nothing was there. */
  rows: string[][];
}

const MAX_ROWS = 5000;
const MAX_COLUMNS = 40;
/** `|---|:-:|`, `- | -` or `----`: one dash is enough where pipes say that it is a table's. */
const DIVIDER = /^[\s|:-]*-{2,}[\s|:-]*$|^[\s:]*-[\s:]*\|[\s|:-]*$|^\s*\|[\s|:]*-[\s|:-]*$/;
/** Stands for an escaped `\|` while a line is split; private use, so that no text has it. */
const PIPE = "\uE07C";

/**
 * Reads a table as it lies on the clipboard: `html` (text/html) where it holds one, else `text` as Markdown, TSV or CSV,
 * else one cell per line. Cells of these tables are regular expressions: `|`, `"`, `,` and `\` inside a cell stay, as far
 * as the other lines tell what is a separator. Never throws; at most 5,000 lines.
 */
export function readTable(text: string, html = ""): PastedTable {
  const tables = htmlTables(/<table[\s>]/i.test(html) ? html : /<t[rd][\s>]/i.test(text) ? text : "");
  if (tables.length > 0) return { format: "html", rows: rectangle(joined(tables)) };
  const lines = text.split(/\r\n|\r|\n/).slice(0, MAX_ROWS * 2);
  const isTabbed = text.includes("\t") && !lines.some(isDivider);
  const markdown = isTabbed ? [] : markdownTables(lines);
  if (markdown.length > 0) return { format: "markdown", rows: rectangle(joined(markdown)) };
  if (text.includes("\t")) return { format: "tsv", rows: rectangle(delimited(text, "\t")) };
  for (const delimiter of [",", ";"]) {
    const rows = delimited(text, delimiter);
    if (isConsistent(rows)) return { format: "csv", rows: rectangle(rows) };
  }
  return { format: "lines", rows: rectangle(lines.map((line) => [line.trim()])) };
}

/** Tables of one page that repeat the same first line are one; of several unlike ones the first is taken. */
function joined(tables: string[][][]): string[][] {
  const [first = [], ...others] = tables;
  const head = JSON.stringify(first[0]);
  const more = others.filter((table) => JSON.stringify(table[0]) === head);
  return [...first, ...more.flatMap((table) => table.slice(1))];
}

function rectangle(rows: string[][]): string[][] {
  const filled = rows.filter((row) => row.some((cell) => cell !== "")).slice(0, MAX_ROWS);
  const width = Math.min(
    MAX_COLUMNS,
    filled.reduce((most, row) => Math.max(most, row.length), 0),
  );
  const cells = filled.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
  const used = Array.from({ length: width }, (_, at) => at).filter((at) =>
    cells.some((row) => row[at] !== ""),
  );
  const last = used.at(-1) ?? -1;
  return cells.map((row) => row.slice(0, last + 1));
}

/** Runs of lines with separators, each a table. */
function markdownTables(lines: string[]): string[][][] {
  const runs: string[][] = [];
  let run: string[] = [];
  let isBelowDivider = false;
  for (const [at, line] of [...lines, ""].entries()) {
    const isHead = run.length === 0 && isDivider(lines[at + 1] ?? "");
    if (isSeparated(line) || isDivider(line) || (line.includes("|") && (isHead || isBelowDivider))) {
      run.push(line);
      isBelowDivider ||= isDivider(line);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
      isBelowDivider = false;
    }
  }
  return runs.map(markdownRows).filter((rows) => rows.length > 0);
}

function isDivider(line: string): boolean {
  return line.includes("|") && DIVIDER.test(line);
}

/** Its separators are known without a divider: a pipe with space around it, or pipes at both ends. */
function isSeparated(line: string): boolean {
  return /[^|]\s\|(?:\s|$)|^\s*\|.*\|\s*$/.test(line);
}

function markdownRows(lines: string[]): string[][] {
  const plain = lines.map((line) => trimPipes(line.replaceAll("\\|", PIPE)));
  const divider = plain.find((line) => DIVIDER.test(line));
  const body = plain.filter((line) => !DIVIDER.test(line));
  const columns = divider === undefined ? fewestColumns(body) : trimmedDivider(divider).split("|").length;
  if (columns < 2 && divider === undefined) return [];
  return body.map((line) => splitPipes(line, columns).map(markdownCell));
}

/** Without a divider, the line split at ` | ` that gives the fewest cells tells: others may hold alternations. */
function fewestColumns(lines: string[]): number {
  const spaced = Math.min(...lines.map((line) => splitSpaced(line).length));
  return spaced > 1 ? spaced : Math.min(...lines.map((line) => line.split("|").length));
}

function trimmedDivider(line: string): string {
  return line.replace(/^[\s|]+|[\s|]+$/g, "");
}

/** `^Create*|^Stop* | .* | .*` has three cells: where `|` alone gives too many, only ` | ` separates. */
function splitPipes(line: string, columns: number): string[] {
  const naive = line.split("|");
  if (naive.length === columns) return naive;
  const spaced = splitSpaced(line);
  const parts = spaced.length >= columns || spaced.length > 1 ? spaced : naive;
  if (parts.length <= columns) return parts;
  // The alternation is in the first column, as the grid's eventName is.
  const extra = parts.length - columns;
  return [parts.slice(0, extra + 1).join(parts === spaced ? " | " : "|"), ...parts.slice(extra + 1)];
}

function splitSpaced(line: string): string[] {
  return line.split(/[ \t]\|[ \t]|[ \t]\|$/);
}

function trimPipes(line: string): string {
  const trimmed = line.trim();
  const isBoxed = trimmed.startsWith("|");
  const inner = isBoxed ? trimmed.slice(1) : trimmed;
  return /(?:^|\s)\|$/.test(inner) || isBoxed ? inner.replace(/\|$/, "") : inner;
}

function markdownCell(cell: string): string {
  const text = cell
    .replaceAll(PIPE, "|")
    .replace(/&#124;|&vert;/g, "|")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .trim();
  return /^`[^`]+`$/.test(text) ? text.slice(1, -1).trim() : text;
}

/** Commas in prose or in one pattern (`{1,3}`) make no table: two lines alike, or a line that holds an event source. */
function isConsistent(rows: string[][]): boolean {
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.some((row) => row.length !== width)) return false;
  return rows.length > 1 || (width > 2 && rows.flat().some((cell) => /amazonaws/.test(cell)));
}

function delimited(text: string, delimiter: string): string[][] {
  return readDelimited(text, delimiter, MAX_ROWS)
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ""));
}
