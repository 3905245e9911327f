import { isMostlyBrackets } from "./dense-text";
import type { CloudTrailEvent } from "./event";
import { skipSpace } from "./json-scan";
import { textAt, textOf } from "./record-field";
import { lineCounter } from "./line-counter";
import type { ReadProblem } from "./record-problem";
import { readFragments } from "./read-fragment";
import { readRecord } from "./read-record";
import { safeText } from "./safe-text";
import { JSON_KEY, scanDocuments } from "./scan-documents";
import { unwrap } from "./unwrap";

export interface ReadEventsOptions {
  /** true, for the tester: fragments are read, and one of the three judged fields makes an event. false, for storing. */
  lenient: boolean;
  /** See ReadRecordOptions.now. */
  now?: Date;
  /** Items after these are left out and said to be; 50,000 where not given. */
  maxItems?: number;
  /** false: whole JSON is parsed in one go, faster, and its items have line 0. */
  lines?: boolean;
}

export interface ReadEvent {
  ok: true;
  index: number;
  event: CloudTrailEvent;
  /** The record as parsed. Hostile: read it with record-field.ts. */
  record: unknown;
  /** 1-based first and last line in the text; 0 where lines were not asked for. */
  line: number;
  endLine: number;
  from: "record" | "fragment";
}

export interface UnreadItem {
  ok: false;
  index: number;
  line: number;
  endLine: number;
  reason: ReadProblem;
  /** Its beginning, or what it is in its own words; hostile text of at most 120 characters on one line. */
  excerpt: string;
}

export interface ReadEventsResult {
  items: (ReadEvent | UnreadItem)[];
}

const DEFAULT_MAX_ITEMS = 50_000;
const EXCERPT = 120;
/** What a person writes where something was cut out. */
const SNIP = /snip|\.\.\.|…|中略|省略/i;

interface Place {
  start: number;
  end: number;
}

/**
 * Finds CloudTrail records in text of any shape that an administrator has at hand (see unwrap for the wrappers), one after
 * another, with other text between them; in lenient mode also fragments of records. What cannot be read becomes an item
 * with a reason, the rest is used. Never throws; time grows with the length of the text, whatever it holds.
 */
export function readEvents(input: string, options: ReadEventsOptions): ReadEventsResult {
  const text = withoutEscapes(input.startsWith("\uFEFF") ? input.slice(1) : input);
  const list = itemList(text, options);
  const encoding = encodingProblem(text);
  if (encoding !== null) {
    list.problem(encoding, { start: 0, end: 0 });
    return { items: list.items };
  }
  if (isMostlyBrackets(text)) {
    list.problem("notCloudTrail", { start: 0, end: EXCERPT });
    return { items: list.items };
  }
  const whole = options.lines === false ? parsed(text) : null;
  if (whole !== null) list.value(whole.value, null);
  else readScanned(text, options.lenient, list);
  return { items: list.items };
}

type ItemList = ReturnType<typeof itemList>;

function readScanned(text: string, lenient: boolean, list: ItemList): void {
  let hasLoose = false;
  for (const scanned of scanDocuments(text)) {
    if (list.isFull()) return;
    if (scanned.kind === "value") {
      list.value(scanned.value, scanned);
      continue;
    }
    hasLoose ||= scanned.kind === "loose";
    const part = text.slice(scanned.start, scanned.end);
    const isEnough =
      lenient && scanned.kind === "broken" && !scanned.isClosed && !SNIP.test(part) ? isWhole : isAny;
    const found = lenient ? readFragments(part).filter(({ record }) => isEnough(record)) : [];
    for (const { record, start, end } of found) {
      list.record(record, { start: scanned.start + start, end: scanned.start + end }, "fragment");
    }
    if (found.length > 0) continue;
    if (scanned.kind === "broken") list.problem(scanned.isCut ? "jsonEndsMidway" : "badJson", scanned);
    else if (hasKeys(part)) list.problem("notJson", scanned);
  }
  const start = skipSpace(text, 0);
  if (hasLoose && list.items.length === 0) list.problem("notJson", { start, end: text.length });
}

/** A record that simply ends has to have all three fields, or it might be told to fit a row that it does not fit. */
function isWhole(record: unknown): boolean {
  const fields = [
    textOf(record, "eventName"),
    textOf(record, "eventSource"),
    textAt(record, "userIdentity", "type"),
  ];
  return !fields.includes("");
}

function isAny(): boolean {
  return true;
}

/** More than the label of the record that follows it, `"Event": {…}`. */
function hasKeys(loose: string): boolean {
  return JSON_KEY.test(loose) && !/^[^"]{0,200}"[^"]{1,64}"\s*:\s*$/.test(loose);
}

function itemList(text: string, options: ReadEventsOptions) {
  const items: (ReadEvent | UnreadItem)[] = [];
  const maxItems = options.maxItems ?? DEFAULT_MAX_ITEMS;
  const lineAt = lineCounter(text);
  let last: { place: Place | null; line: number; endLine: number } = { place: null, line: 0, endLine: 0 };

  /** What was wrapped in one message has one place: it is looked up once. */
  function linesOf(place: Place | null): { line: number; endLine: number } {
    if (place === null || options.lines === false) return { line: 0, endLine: 0 };
    if (last.place !== place) {
      const line = lineAt(place.start);
      last = { place, line, endLine: lineAt(Math.max(place.start, place.end - 1)) };
    }
    return { line: last.line, endLine: last.endLine };
  }

  /** Full with one item more than the most: the one that says so. */
  function isFull(): boolean {
    return items.length > maxItems;
  }

  function problem(reason: ReadProblem, place: Place | null, what = ""): void {
    if (isFull()) return;
    const beginning =
      place === null ? "" : text.slice(place.start, Math.min(place.end, place.start + EXCERPT));
    const excerpt = safeText((what || beginning).replace(/[\s\u0000-\u001f]+/g, " ").trim(), EXCERPT);
    const told = items.length === maxItems ? "tooManyItems" : reason;
    items.push({ ok: false, index: items.length, reason: told, ...linesOf(place), excerpt });
  }

  function record(found: unknown, place: Place | null, from: "record" | "fragment"): void {
    if (items.length >= maxItems) return problem("tooManyItems", place);
    const read = readRecord(found, options);
    if (read.ok) {
      items.push({
        ok: true,
        index: items.length,
        event: read.event,
        record: found,
        ...linesOf(place),
        from,
      });
    } else {
      const name = place === null ? textOf(found, "eventID") || textOf(found, "eventName") : "";
      problem(read.reason, place, name);
    }
  }

  function value(json: unknown, place: Place | null): void {
    for (const unwrapped of unwrap(json)) {
      if (isFull()) return;
      if (unwrapped.problem === undefined) record(unwrapped.record, place, "record");
      else problem(unwrapped.problem, place, unwrapped.what);
    }
  }

  return { items, isFull, problem, record, value };
}

/** JSON copied out of a JSON string or a log, `{\"eventName\": …}`: what follows the first brace tells. */
function withoutEscapes(text: string): string {
  const first = text.indexOf("{");
  const isEscaped = first !== -1 && text.startsWith('\\"', skipSpace(text, first + 1));
  return isEscaped ? text.replaceAll('\\"', '"') : text;
}

function encodingProblem(text: string): ReadProblem | null {
  if (text.startsWith("\x1f")) return "compressed";
  return text.slice(0, 64).includes("\0") ? "notUtf8" : null;
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
