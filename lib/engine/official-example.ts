import type { CellName } from "./row";
import { literally } from "./literal-pattern";
import { ANY_WORDS, IDENTITY_WORDS, SERVICE_WORDS, wordKey } from "./human-words";

/** Where the columns of an "official example" table are; item is absent in three columns. */
export interface OfficialExample {
  columns: { item: number | null; identity: number; service: number; event: number };
  hasHeader: boolean;
}

/** Why a cell was changed, for saying so to the person. Texts: namespace `translation`. */
export type TranslationReason =
  | "columnsReversed"
  | "anyValue"
  | "identityWord"
  | "serviceWord"
  | "quotedWords"
  | "starMeansPrefix"
  | "wordMeansPrefix"
  | "unknownIdentity"
  | "unknownService";

export interface TranslatedRow {
  /** The line as it was pasted. */
  before: string[];
  /** Patterns in the engine's sense: JavaScript regular expressions, searched. */
  cells: Record<CellName, string>;
  /** The item, `(a)`, where the table has that column. */
  note: string;
  reasons: TranslationReason[];
}

const HEADERS = {
  item: ["item", "no", "#", "項目", "番号"],
  identity: ["identity", "identities", "user", "アイデンティティ", "ユーザー", "実行者"],
  service: ["service", "services", "サービス"],
  event: ["event", "events", "api", "イベント", "操作"],
};
const ITEM = /^[(（]?[a-z0-9]{1,2}[)）.]?$/i;
const QUOTES = /["“”„「」『』]/;

/**
 * Recognises the vendor's "official example" of RTM-011, by its header (Item, Identity, Service, Event) and by what is in it:
 * human words (`IAM user`, `IAM`, `*`, `"Create" "Delete"`) where patterns belong. Single lines without the header count
 * too. Null for a table of real patterns, which must never be rewritten.
 */
export function recogniseOfficialExample(rows: readonly (readonly string[])[]): OfficialExample | null {
  const first = rows[0] ?? [];
  const header = headerOf(first);
  const body = header === null ? rows : rows.slice(1);
  if (body.length === 0 || body.some((row) => row.some((cell) => /amazonaws/.test(cell)))) return null;
  const columns = header ?? columnsByContent(body, first.length);
  if (columns === null) return null;
  const isHuman = body.some(
    (row) =>
      cellAt(row, columns.identity) === "*" ||
      cellAt(row, columns.service) === "*" ||
      cellAt(row, columns.event) === "*" ||
      QUOTES.test(cellAt(row, columns.event)) ||
      IDENTITY_WORDS.has(wordKey(cellAt(row, columns.identity))) ||
      SERVICE_WORDS.has(wordKey(cellAt(row, columns.service))),
  );
  return isHuman ? { columns, hasHeader: header !== null } : null;
}

/** Translates the lines that recogniseOfficialExample recognised; an empty list for any other table. */
export function translateOfficialExample(rows: readonly (readonly string[])[]): TranslatedRow[] {
  const found = recogniseOfficialExample(rows);
  if (found === null) return [];
  const { item, identity, service, event } = found.columns;
  return rows.slice(found.hasHeader ? 1 : 0).map((row) => {
    const reasons = new Set<TranslationReason>();
    if (identity < event) reasons.add("columnsReversed");
    const cells = {
      eventName: translateEvent(cellAt(row, event), reasons),
      eventSource: translateWords(
        cellAt(row, service),
        SERVICE_WORDS,
        /^[a-z0-9-]+\.amazonaws\.com/,
        "service",
        reasons,
      ),
      userIdentityType: translateWords(
        cellAt(row, identity),
        IDENTITY_WORDS,
        /^[A-Z]\w+$/,
        "identity",
        reasons,
      ),
    };
    return { before: [...row], cells, note: item === null ? "" : cellAt(row, item), reasons: [...reasons] };
  });
}

function headerOf(row: readonly string[]): OfficialExample["columns"] | null {
  const words = row.map((cell) => wordKey(cell));
  const find = (names: string[]) => words.findIndex((word) => names.includes(word));
  const [identity, service, event] = [find(HEADERS.identity), find(HEADERS.service), find(HEADERS.event)];
  if (Math.min(identity, service, event) === -1) return null;
  const item = find(HEADERS.item);
  return { item: item === -1 ? null : item, identity, service, event };
}

/** Identity, service, event from left to right, an item before them or not; each line must look like it. */
function columnsByContent(
  rows: readonly (readonly string[])[],
  width: number,
): OfficialExample["columns"] | null {
  if (width !== 3 && width !== 4) return null;
  const shift = width - 3;
  const fits = rows.every((row) => {
    const isItem = shift === 0 || ITEM.test(cellAt(row, 0)) || cellAt(row, 0) === "";
    return (
      isItem && isKnown(cellAt(row, shift), IDENTITY_WORDS) && isKnown(cellAt(row, shift + 1), SERVICE_WORDS)
    );
  });
  // All-star lines say nothing; one of them must tell that a person wrote words.
  const tells = rows.some(
    (row) =>
      !isAny(cellAt(row, shift)) || !isAny(cellAt(row, shift + 1)) || QUOTES.test(cellAt(row, shift + 2)),
  );
  return fits && tells
    ? { item: shift === 0 ? null : 0, identity: shift, service: shift + 1, event: shift + 2 }
    : null;
}

function isKnown(cell: string, words: ReadonlyMap<string, string>): boolean {
  return isAny(cell) || splitWords(cell).every((word) => words.has(wordKey(word)));
}

function isAny(cell: string): boolean {
  return ANY_WORDS.has(wordKey(cell));
}

function cellAt(row: readonly string[], at: number): string {
  return (row[at] ?? "").trim();
}

function translateWords(
  cell: string,
  words: ReadonlyMap<string, string>,
  already: RegExp,
  kind: "identity" | "service",
  reasons: Set<TranslationReason>,
): string {
  if (isAny(cell)) return anyValue(cell, reasons);
  const patterns = splitWords(cell).map((word) => {
    const known = words.get(wordKey(word));
    if (known !== undefined && known === word) return word;
    if (known !== undefined) reasons.add(kind === "identity" ? "identityWord" : "serviceWord");
    else if (!already.test(word)) reasons.add(kind === "identity" ? "unknownIdentity" : "unknownService");
    return known ?? literally(word);
  });
  return [...new Set(patterns)].join("|");
}

/**
 * `"Create" "Stop*"` is `^Create|^Stop`: a verb stands for the names that begin with it, and the star of file names is
 * that beginning, not the regex star, which would repeat the letter before it. One whole name stays as it is.
 */
function translateEvent(cell: string, reasons: Set<TranslationReason>): string {
  if (isAny(cell)) return anyValue(cell, reasons);
  const isQuoted = QUOTES.test(cell);
  if (isQuoted) reasons.add("quotedWords");
  const words = isQuoted ? quotedWords(cell) : splitWords(cell);
  const patterns = words.map((word) => {
    const stem = word.replace(/^\^/, "").replace(/(?:\.?\*)+$/, "");
    if (stem === "") return anyValue(word, reasons);
    if (word.endsWith("*")) {
      reasons.add("starMeansPrefix");
      return `^${literally(stem)}`;
    }
    // What has an anchor of its own is a pattern already.
    if (/^\^|\$$/.test(word)) return word;
    const isVerb = /^[A-Z][a-z]+$/.test(stem);
    if (isVerb) reasons.add("wordMeansPrefix");
    if (isVerb) return `^${literally(stem)}`;
    return words.length > 1 ? `^${literally(stem)}$` : literally(stem);
  });
  return [...new Set(patterns)].join("|");
}

function anyValue(cell: string, reasons: Set<TranslationReason>): string {
  if (cell !== ".*") reasons.add("anyValue");
  return ".*";
}

function quotedWords(cell: string): string[] {
  return cell
    .split(/["“”„「」『』,、\s]+/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function splitWords(cell: string): string[] {
  return cell
    .split(/\s*(?:[,、/／|]|\bor\b|または)\s*/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
