/** Where a JSON container ends, found without parsing it. */
export interface ContainerExtent {
  /** Index after the closing bracket; -1 where it is not closed. */
  end: number;
  /** Index at which the scan stopped: `end`, the end of the text, or a line break inside a string. */
  stoppedAt: number;
  /** Index of the `[` of the first list under one of `listKeys` in the object itself; -1 none. */
  list: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/**
 * Balances brackets from the `{` or `[` at `start`. One pass, no recursion. JSON strings cannot hold a line break, so one
 * inside a string says that the quote was never closed: the container counts as not closed there.
 */
export function scanContainer(text: string, start: number, listKeys: readonly string[]): ContainerExtent {
  let depth = 0;
  let list = -1;
  for (let at = start; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const close = stringEnd(text, at);
        if (text.charCodeAt(close) !== QUOTE) return { end: -1, stoppedAt: close, list };
        if (depth === 1 && list === -1 && close - at < 16) list = listAfter(text, at, close, listKeys);
        at = close;
        break;
      }
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        if (depth === 0) return { end: at + 1, stoppedAt: at + 1, list };
    }
  }
  return { end: -1, stoppedAt: text.length, list };
}

/** Index of the quote that closes the string opened at `open`; of the line break or the end of text that cuts it. */
export function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE || char === NEWLINE) return at;
    if (char === BACKSLASH && text.charCodeAt(at + 1) !== NEWLINE) at += 1;
  }
  return text.length;
}

/** Index of the next character that is neither white space nor, where asked, a comma. */
export function skipSpace(text: string, from: number, commasToo = false): number {
  let at = from;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    const isSpace = char <= 0x20 || char === 0xa0 || char === 0x200b || char === 0xfeff || char === 0x3000;
    if (!isSpace && !(commasToo && char === 0x2c)) break;
    at += 1;
  }
  return at;
}

function listAfter(text: string, open: number, close: number, listKeys: readonly string[]): number {
  if (!listKeys.includes(text.slice(open + 1, close))) return -1;
  const colon = skipSpace(text, close + 1);
  if (text[colon] !== ":") return -1;
  const list = skipSpace(text, colon + 1);
  return text[list] === "[" ? list : -1;
}
