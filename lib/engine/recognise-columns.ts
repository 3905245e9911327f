import { CELL_NAMES, type CellName } from "./row";

/** What a column of a pasted table can be, in the order of the grid. */
export const COLUMN_NAMES = [...CELL_NAMES, "enabled", "riskLevel", "failedCalls", "note"] as const;

export type ColumnName = (typeof COLUMN_NAMES)[number];

export interface RecognisedColumns {
  /** For each column of the table what it is; null: nothing that the grid has. */
  columns: (ColumnName | null)[];
  /** The first line names the columns and is no row. */
  hasHeader: boolean;
  by: "header" | "content" | "position";
  /** The three fields stand in another order than in the grid. */
  swapped: boolean;
  /** What the contents say where they contradict the header: columns filled with each other's values; else null. */
  contradiction: (ColumnName | null)[] | null;
}

/** One line of the table, by column. Cells as pasted; columns that the table lacks are absent. */
export type PastedCells = Partial<Record<ColumnName, string>>;

const ALIASES: Record<ColumnName, string[]> = {
  eventName: [
    "eventname",
    "event",
    "events",
    "api",
    "apiname",
    "apicall",
    "call",
    "operation",
    "action",
    "イベント名",
    "イベント",
    "api名",
    "操作",
  ],
  eventSource: ["eventsource", "source", "service", "services", "イベントソース", "ソース", "サービス"],
  userIdentityType: [
    "useridentitytype",
    "identitytype",
    "identity",
    "usertype",
    "useridentity",
    "type",
    "ユーザータイプ",
    "ユーザー種別",
    "アイデンティティ",
    "アイデンティティタイプ",
    "実行者の種類",
    "実行者種別",
    "種別",
  ],
  enabled: ["enabled", "active", "on", "有効", "状態"],
  riskLevel: ["risklevel", "risk", "level", "severity", "リスクレベル", "リスク", "重要度"],
  failedCalls: ["failedcalls", "failed", "failures", "失敗分", "失敗", "失敗した呼び出し"],
  note: [
    "note",
    "notes",
    "title",
    "meaning",
    "memo",
    "comment",
    "description",
    "item",
    "メモ",
    "備考",
    "意味",
    "説明",
    "タイトル",
    "コメント",
    "項目",
  ],
};

const IDENTITY =
  /^[^\p{L}\p{N}]*(?:Root|IAMUser|AssumedRole|Role|FederatedUser|Directory|AWSAccount|AWSService|IdentityCenterUser|SAMLUser|WebIdentityUser|Unknown)(?:[^\p{L}\p{N}]+(?:Root|IAMUser|AssumedRole|Role|FederatedUser|AWSAccount|AWSService|SAMLUser|WebIdentityUser|Unknown|Directory|IdentityCenterUser))*[^\p{L}\p{N}]*$/u;
const SOURCE = /amazonaws|^\^?\(\?!?[:=]?[a-z0-9|-]+\)\.\*\$?$|^\^?[a-z][a-z0-9-]{1,30}\\?\.$/;
const EVENT = /^(?:NOT\s+)?[\^(?:]*[A-Z][a-z]+/;
const RISK = /^(?:extreme|very[ _-]?high|high|medium|low)$/i;
const SWITCH = /^(?:true|false|yes|no|on|off|enabled|disabled|有効|無効|含む|除く|はい|いいえ)$/i;

/**
 * Says what the columns of a pasted table are: by a header in English or Japanese, else by what is in them, else three
 * columns in the grid's order. `rows` is a rectangle, as readTable gives it.
 */
export function recogniseColumns(rows: readonly (readonly string[])[]): RecognisedColumns {
  const header = headerColumns(rows[0] ?? []);
  const body = header === null ? rows : rows.slice(1);
  const content = contentColumns(body, rows[0]?.length ?? 0);
  if (header !== null) {
    const contradicts = content.certain && fieldsDiffer(header, content.columns);
    return {
      columns: header,
      hasHeader: true,
      by: "header",
      swapped: isSwapped(header),
      contradiction: contradicts ? content.columns.map((name, at) => name ?? header[at] ?? null) : null,
    };
  }
  return {
    columns: content.columns,
    hasHeader: false,
    by: content.known ? "content" : "position",
    swapped: isSwapped(content.columns),
    contradiction: null,
  };
}

/** The lines of the table by column name, without the header. */
export function tableCells(
  rows: readonly (readonly string[])[],
  recognised: RecognisedColumns,
): PastedCells[] {
  return rows.slice(recognised.hasHeader ? 1 : 0).map((row) => {
    const cells: PastedCells = {};
    recognised.columns.forEach((name, at) => {
      if (name !== null) cells[name] = row[at] ?? "";
    });
    return cells;
  });
}

/** The column that a header cell names, in either language, case and spacing aside; null for any other text. */
export function columnNamed(text: string): ColumnName | null {
  const word = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.\-:/()*`"']+/g, "");
  return COLUMN_NAMES.find((name) => ALIASES[name].includes(word)) ?? null;
}

function headerColumns(row: readonly string[]): (ColumnName | null)[] | null {
  const named = row.map(columnNamed);
  const columns = named.map((name, at) => (name !== null && named.indexOf(name) === at ? name : null));
  const known = columns.filter((name) => name !== null);
  const fields = known.filter((name) => (CELL_NAMES as readonly string[]).includes(name));
  // One known word alone is a header only if it is CloudTrail's own: `Role` or `Event` may be a pattern.
  const isSure =
    known.length > 1 || row.some((cell) => /^(?:eventName|eventSource|userIdentity\.?Type)$/i.test(cell));
  return fields.length > 0 && isSure ? columns : null;
}

function contentColumns(rows: readonly (readonly string[])[], width: number) {
  const found = Array.from({ length: width }, (_, at) => guess(rows.map((row) => (row[at] ?? "").trim())));
  const columns: (ColumnName | null)[] = found.map((name, at) => {
    if (name === null) return null;
    if (found.indexOf(name) === at) return name;
    // The grid has two columns of switches, in this order; a third is nothing that it has.
    return name === "enabled" && found.indexOf(name, found.indexOf(name) + 1) === at ? "failedCalls" : null;
  });
  const known = columns.some((name) => name !== null && name !== "note");
  const certain = CELL_NAMES.filter((name) => columns.includes(name)).length >= 2;
  // What says nothing of itself (`.*`, blanks) takes the fields that are left, in the grid's order.
  const left = CELL_NAMES.filter((name) => !columns.includes(name));
  for (let at = 0; at < width; at += 1) {
    if (columns[at] === null && found[at] === null && left.length > 0) columns[at] = left.shift() as CellName;
  }
  return { columns, known, certain };
}

function guess(cells: string[]): ColumnName | null {
  const telling = cells.filter((cell) => cell !== "" && !/^(?:\^?\.[*+]\$?|\*|-|–)$/.test(cell));
  if (telling.length === 0) return null;
  const share = (pattern: RegExp) =>
    telling.filter((cell) => pattern.test(cell.replace(/^NOT\s+/, ""))).length / telling.length;
  if (share(SOURCE) > 0.5) return "eventSource";
  if (share(IDENTITY) > 0.5) return "userIdentityType";
  if (share(RISK) > 0.5) return "riskLevel";
  if (share(SWITCH) > 0.5) return "enabled";
  if (share(/[ぁ-んァ-ヶ一-龠]|^\([a-z0-9]\)|\w\s+\w+\s+\w/) > 0.5) return "note";
  return share(EVENT) > 0.5 ? "eventName" : null;
}

function fieldsDiffer(header: (ColumnName | null)[], content: (ColumnName | null)[]): boolean {
  const isField = (name: ColumnName | null) =>
    name !== null && (CELL_NAMES as readonly string[]).includes(name);
  return header.some((name, at) => isField(name) && isField(content[at] ?? null) && content[at] !== name);
}

function isSwapped(columns: (ColumnName | null)[]): boolean {
  const places = CELL_NAMES.map((name) => columns.indexOf(name)).filter((at) => at !== -1);
  return places.some((at, index) => index > 0 && at < (places[index - 1] ?? 0));
}
