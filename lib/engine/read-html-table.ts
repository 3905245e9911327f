const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  vert: "|",
  verbar: "|",
  ast: "*",
  midast: "*",
  Hat: "^",
  bsol: "\\",
  lbrace: "{",
  rbrace: "}",
  lpar: "(",
  rpar: ")",
};

interface OpenTable {
  rows: string[][];
  row: string[] | null;
  cell: string | null;
}

/**
 * The tables of an HTML fragment, cells as plain text. A tolerant tag scanner, no DOM and nothing executed: closing tags may
 * be missing, script and style are skipped, `<br>` is a space. A table inside a cell belongs to that cell's text.
 */
export function htmlTables(html: string): string[][][] {
  const tables: string[][][] = [];
  let table: OpenTable | null = null;
  let nested = 0;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    const text = html.slice(at, open === -1 ? html.length : open);
    if (table?.cell != null) table.cell += text;
    if (open === -1) break;
    const tag = tagAt(html, open);
    at = tag.end;
    if (tag.name === "<" && table !== null && table.cell !== null) table.cell += "<";
    if (tag.name === "table") {
      if (table === null) table = { rows: [], row: null, cell: null };
      else nested += 1;
    } else if (tag.name === "/table" && nested > 0) {
      nested -= 1;
    } else if (tag.name === "/table" && table !== null) {
      tables.push(closed(table));
      table = null;
    } else if (nested === 0) {
      // Rows without their table: half of one was selected.
      if (table === null && /^t[rdh]$/.test(tag.name)) table = { rows: [], row: null, cell: null };
      if (table !== null) take(table, tag.name);
    }
  }
  if (table !== null) tables.push(closed(table));
  return tables.filter((rows) => rows.length > 0);
}

function take(table: OpenTable, tag: string): void {
  switch (tag) {
    case "td":
    case "th":
      closeCell(table);
      table.row ??= [];
      table.cell = "";
      break;
    case "/td":
    case "/th":
      closeCell(table);
      break;
    case "tr":
    case "/tr":
    case "tbody":
    case "/tbody":
    case "/thead":
      closeRow(table);
      break;
    case "br":
    case "/p":
    case "/div":
    case "/li":
      if (table.cell !== null) table.cell += " ";
  }
}

function closed(table: OpenTable): string[][] {
  closeRow(table);
  return table.rows;
}

function closeRow(table: OpenTable): void {
  closeCell(table);
  if (table.row !== null) table.rows.push(table.row);
  table.row = null;
}

function closeCell(table: OpenTable): void {
  if (table.cell !== null) table.row?.push(decoded(table.cell).replace(/\s+/g, " ").trim());
  table.cell = null;
}

/** The tag at `open`, its name in lower case; `<` where it begins none; script and style with their text. */
function tagAt(html: string, open: number): { name: string; end: number } {
  if (html.startsWith("<!--", open)) {
    const end = html.indexOf("-->", open + 4);
    return { name: "", end: end === -1 ? html.length : end + 3 };
  }
  const name = /^<(\/?[a-z][a-z0-9]{0,20})/i.exec(html.slice(open, open + 24))?.[1]?.toLowerCase();
  if (name === undefined) return { name: "<", end: open + 1 };
  const end = html.indexOf(">", open);
  if (end === -1) return { name: "", end: html.length };
  if (name !== "script" && name !== "style") return { name, end: end + 1 };
  const closing = new RegExp(`</${name}`, "gi");
  closing.lastIndex = end;
  return { name: "", end: closing.exec(html)?.index ?? html.length };
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
