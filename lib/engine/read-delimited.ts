/**
 * Reads delimited text as RFC 4180 has it, cells as they are: white space, blank lines and uneven lines stay. A quote that
 * closes before its cell ends is text: `"Create" "Delete"` is one cell as it is. Stops after `maxRows` lines.
 */
export function readDelimited(text: string, delimiter: string, maxRows: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length && rows.length < maxRows) {
    const { cell, end } = cellAt(text, at, delimiter);
    row.push(cell);
    at = end + 1;
    if (text[end] === delimiter) continue;
    if (text[end] === "\r" && text[end + 1] === "\n") at += 1;
    rows.push(row);
    row = [];
    if (end >= text.length) break;
  }
  return rows;
}

function cellAt(text: string, start: number, delimiter: string): { cell: string; end: number } {
  const open =
    delimiter === "\t" ? start : start + (/^ */.exec(text.slice(start, start + 8))?.[0].length ?? 0);
  if (text[open] === '"') {
    let close = open + 1;
    for (; close < text.length; close += 1) {
      if (text[close] !== '"') continue;
      if (text[close + 1] !== '"') break;
      close += 1;
    }
    const after = text[close + 1];
    const isClosed =
      close < text.length && (after === undefined || after === delimiter || after === "\n" || after === "\r");
    if (isClosed) return { cell: text.slice(open + 1, close).replaceAll('""', '"'), end: close + 1 };
  }
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { cell: text.slice(start, end), end };
}
