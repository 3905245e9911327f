import { skipSpace, stringEnd } from "./json-scan";

/** A piece of text that once was JSON, with its place. `torn` is what never was: `### snip`, a string that is cut. */
export type FragmentToken = { start: number; end: number } & (
  | { kind: "key"; key: string; isBare: boolean }
  | { kind: "value"; value: unknown }
  | { kind: "open"; bracket: "{" | "[" }
  | { kind: "close"; bracket: "}" | "]" }
  | { kind: "torn" }
);

const LITERAL = /(?:-?\d{1,40}(?:\.\d{1,40})?|true|false|null|True|False|None)(?![\w.-])/y;
const SINGLE_QUOTED = /'((?:[^'\\\n]|\\.)*)'(?=\s*[:,}\]]|\s*$)/y;
/** `eventName: RunInstances`, as people write it down. */
const BARE_KEY = /(eventName|eventSource|userIdentity\.type|userIdentityType|errorCode)\s*[:=：]\s*/y;
const BARE_VALUE = /[\w.:-]+/y;

/** Takes text apart into what JSON is made of; commas and colons are left out. One pass, any text. */
export function* fragmentTokens(text: string): Generator<FragmentToken, void, undefined> {
  for (let at = skipSpace(text, 0); at < text.length;) {
    const token = tokenAt(text, at);
    if (token !== null) yield token;
    let next = token?.end ?? at + 1;
    const bare = token?.kind === "key" && token.isBare ? match(BARE_VALUE, text, next) : null;
    if (bare !== null) {
      yield { kind: "value", value: bare[0], start: next, end: next + bare[0].length };
      next += bare[0].length;
    }
    at = skipSpace(text, next);
  }
}

function tokenAt(text: string, start: number): FragmentToken | null {
  const char = text.charAt(start);
  switch (char) {
    case ",":
    case ":":
      return null;
    case "{":
    case "[":
      return { kind: "open", bracket: char, start, end: start + 1 };
    case "}":
    case "]":
      return { kind: "close", bracket: char, start, end: start + 1 };
    case '"': {
      const close = stringEnd(text, start);
      if (text[close] !== '"') return { kind: "torn", start, end: close };
      return quoted(text, unescaped(text.slice(start, close + 1)), start, close + 1);
    }
    case "'": {
      const isOpening = start === 0 || /[{[,:\s]/.test(text.charAt(start - 1));
      const single = isOpening ? match(SINGLE_QUOTED, text, start) : null;
      if (single !== null) return quoted(text, single[1] ?? "", start, start + single[0].length);
    }
  }
  const literal = match(LITERAL, text, start);
  if (literal !== null) {
    return { kind: "value", value: literalValue(literal[0]), start, end: start + literal[0].length };
  }
  const bare = match(BARE_KEY, text, start);
  if (bare !== null)
    return { kind: "key", key: bare[1] ?? "", isBare: true, start, end: start + bare[0].length };
  return { kind: "torn", start, end: wordEnd(text, start) };
}

function quoted(text: string, value: string, start: number, end: number): FragmentToken {
  const isKey = text[skipSpace(text, end)] === ":";
  return isKey
    ? { kind: "key", key: value, isBare: false, start, end }
    : { kind: "value", value, start, end };
}

function match(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

function unescaped(quotedText: string): string {
  try {
    return JSON.parse(quotedText) as string;
  } catch {
    return quotedText.slice(1, -1);
  }
}

function literalValue(text: string): unknown {
  if (text === "true" || text === "True") return true;
  if (text === "false" || text === "False") return false;
  return text === "null" || text === "None" ? null : Number(text);
}

function wordEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && !/[\s"'{}[\],:]/.test(text.charAt(end))) end += 1;
  return end;
}
