import { refuse } from "./pattern-refusal";

const NAME_START = /^[$_\p{ID_Start}]$/u;
const NAME_PART = /^[$\u200c\u200d\p{ID_Continue}]$/u;

const SURROGATE_PAIR = /u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/y;
const CODE_UNIT = /u([0-9a-fA-F]{4})/y;
const CODE_POINT = /u\{([0-9a-fA-F]+)\}/y;

/** Reads a group's `name>` that starts at `from`; `end` is behind the bracket. Throws a Refusal where it is no name. */
export function readGroupName(source: string, from: number): { name: string; end: number } {
  let name = "";
  let at = from;
  for (;;) {
    const start = at;
    const code = source.codePointAt(at);
    if (code === undefined) refuse("invalidGroupName", from - 1, at - from + 1);
    let char = String.fromCodePoint(code);
    at += char.length;
    if (char === ">" && name !== "") return { name, end: at };
    if (char === "\\") {
      if (source[at] !== "u") refuse("invalidGroupName", start, 1);
      const escape = readUnicodeEscape(source, at);
      if (!escape) refuse("invalidUnicodeEscape", start, 2);
      char = escape.char;
      at = escape.end;
    }
    const fits = name === "" ? NAME_START : NAME_PART;
    if (!fits.test(char)) refuse("invalidGroupName", start, at - start);
    name += char;
  }
}

/** `u0061`, `u{61}` or the pair `uD835\uDC53`, which only names may hold without the u flag; null for anything else. */
function readUnicodeEscape(source: string, at: number): { char: string; end: number } | null {
  for (const form of [SURROGATE_PAIR, CODE_UNIT, CODE_POINT]) {
    form.lastIndex = at;
    const found = form.exec(source);
    if (!found) continue;
    const [text, first, second] = found;
    const code = parseInt(first!, 16);
    if (code > 0x10ffff) return null;
    const char = second ? String.fromCharCode(code, parseInt(second, 16)) : String.fromCodePoint(code);
    return { char, end: at + text.length };
  }
  return null;
}
