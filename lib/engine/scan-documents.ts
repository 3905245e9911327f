import { scanContainer, skipSpace } from "./json-scan";
import { fieldOf } from "./record-field";
import { LIST_KEYS } from "./unwrap";

/** A stretch of text, in order: JSON that could be parsed, JSON that could not, or what lies between. */
export type Scanned = { start: number; end: number } & (
  | { kind: "value"; value: unknown }
  /** `isCut`: it ends before its brackets close. */
  | { kind: "broken"; isClosed: boolean; isCut: boolean }
  | { kind: "loose" }
);

/** A key of JSON, in any quotes; bounded, so that a long text without one costs one look at each place. */
export const JSON_KEY = /["“”'][\w.@-]{1,64}["“”']\s{0,8}:/;
const KEY_REACH = 80;

/**
 * Finds JSON documents in any text: one after another, with other text between them, the elements of `Records` and the
 * like one by one, so that those before a break are kept. Lazy; total; time is bounded by a multiple of the length.
 */
export function* scanDocuments(text: string): Generator<Scanned, void, undefined> {
  const scan = scanner(text);
  let looseFrom = 0;
  let at = 0;
  while (at < text.length) {
    const open = indexOfAny(text, at, /[{[]/g);
    if (open === -1) break;
    if (scan.isPartOfFragment(looseFrom, open)) {
      at = open + 1;
      continue;
    }
    if (skipSpace(text, looseFrom, true) < open) yield { kind: "loose", start: looseFrom, end: open };
    at = yield* scan.document(open);
    looseFrom = at;
  }
  if (skipSpace(text, looseFrom, true) < text.length)
    yield { kind: "loose", start: looseFrom, end: text.length };
}

function scanner(text: string) {
  // Characters that may still be touched: brackets that never close would be scanned to the end from each of them.
  let budget = 8 * text.length + 65_536;
  let keyKnown = { from: -1, to: 0, found: false };

  function extent(open: number) {
    const found = scanContainer(text, open, LIST_KEYS);
    budget -= found.stoppedAt - open;
    return found;
  }

  /** Reads the container at `open`; returns where to go on. */
  function* document(open: number): Generator<Scanned, number, undefined> {
    if (budget < 0) {
      yield { kind: "broken", isClosed: false, isCut: false, start: open, end: text.length };
      return text.length;
    }
    const { end, stoppedAt, list } = extent(open);
    const listAt = text[open] === "[" ? open : list;
    if (listAt !== -1) return Math.max(end, yield* elements(listAt));
    const value = end === -1 ? undefined : parse(text.slice(open, end));
    if (value !== undefined) {
      yield { kind: "value", value, start: open, end };
      return end;
    }
    const next = text.indexOf("\n{", open);
    const until = end === -1 ? text.length : end;
    return yield* broken(open, end !== -1, stoppedAt, next !== -1 && next < until ? next + 1 : until);
  }

  /** Reads the complete elements of the list at `open`, and says where it breaks off. */
  function* elements(open: number): Generator<Scanned, number, undefined> {
    let at = skipSpace(text, open + 1, true);
    while (at < text.length) {
      const char = text[at];
      if (char === "]") return at + 1;
      if (char !== "{" && char !== "[") {
        const next = indexOfAny(text, at, /[{[\]]/g);
        const end = next === -1 ? text.length : next;
        yield { kind: "value", value: null, start: at, end };
        at = end;
        continue;
      }
      const { end, stoppedAt } = extent(at);
      const value = end === -1 ? undefined : parse(text.slice(at, end));
      if (value !== undefined) {
        yield { kind: "value", value, start: at, end };
      } else if (end !== -1) {
        yield* broken(at, true, stoppedAt, end);
      } else {
        const next = text.indexOf("\n{", at);
        return yield* broken(at, false, stoppedAt, next === -1 ? text.length : next + 1);
      }
      at = skipSpace(text, end, true);
    }
    yield { kind: "broken", isClosed: false, isCut: true, start: Math.max(open, at - 1), end: at };
    return at;
  }

  function* broken(start: number, isClosed: boolean, stoppedAt: number, end: number) {
    const isCut = !isClosed && skipSpace(text, stoppedAt) >= end;
    yield { kind: "broken", isClosed, isCut, start, end } as const;
    return end;
  }

  /** A bracket that no document begins with: the value of a key whose record has lost its own bracket, or prose. */
  function isPartOfFragment(looseFrom: number, open: number): boolean {
    const before = lastInk(text, looseFrom, open);
    if (before === ":") return !isWholeRecord(open);
    if (text[open] === "[") return !/[{[\]]/.test(text[skipSpace(text, open + 1)] ?? "");
    if (before !== "," && before !== "[" && before !== "{") return false;
    // `{` in a list of a fragment, or the first whole record after one that lacks its beginning.
    return hasKey(looseFrom, open) && !isWholeRecord(open);
  }

  /** Remembers how far it has looked: asked from each bracket of one long stretch, it must not start over. */
  function hasKey(from: number, to: number): boolean {
    if (keyKnown.from !== from) keyKnown = { from, to: from, found: false };
    const start = Math.max(from, keyKnown.to - KEY_REACH);
    keyKnown = { from, to, found: keyKnown.found || JSON_KEY.test(text.slice(start, to)) };
    return keyKnown.found;
  }

  function isWholeRecord(open: number): boolean {
    if (budget < 0) return true;
    const { end } = extent(open);
    const value = end === -1 ? undefined : parse(text.slice(open, end));
    return fieldOf(value, "eventName") !== undefined || fieldOf(value, "detail") !== undefined;
  }

  return { document, isPartOfFragment };
}

/** Undefined where it is not JSON. White space of web pages counts as white space. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!/[\u00a0\u200b\ufeff\u3000]/.test(text)) return undefined;
  }
  try {
    return JSON.parse(text.replace(/[\u00a0\u200b\ufeff\u3000]/g, " "));
  } catch {
    return undefined;
  }
}

/** Index of the first match of `chars` (a global regular expression of one character) from `from` on; -1 none. */
function indexOfAny(text: string, from: number, chars: RegExp): number {
  chars.lastIndex = from;
  return chars.exec(text)?.index ?? -1;
}

/** The last character before `before` that is not white space; "" where there is none after `from`. */
function lastInk(text: string, from: number, before: number): string {
  let at = before - 1;
  while (at >= from && /\s/.test(text.charAt(at))) at -= 1;
  return at < from ? "" : text.charAt(at);
}
