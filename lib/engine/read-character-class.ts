import { rangesOfClassEscape, type CodeRange, type CodeSet } from "./pattern-node";
import { refuse } from "./pattern-refusal";

/** What an escape's meaning depends on beside its text. */
interface EscapeContext {
  inClass: boolean;
  /** Some group of the pattern has a name: then `\k` is kept for references. */
  hasNames: boolean;
}

const CONTROLS: Record<string, number> = { f: 12, n: 10, r: 13, t: 9, v: 11 };
const CONTROL_LETTER = /c([a-zA-Z])/y;
const CONTROL_LETTER_IN_CLASS = /c([a-zA-Z0-9_])/y;
const HEX = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y;
const OCTAL = /[0-3][0-7]{0,2}|[4-7][0-7]?/y;

/** The one character that the escape at `start`, a backslash, stands for. Throws a Refusal where it is none. */
export function readCharacterEscape(
  source: string,
  start: number,
  context: EscapeContext,
): { code: number; end: number } {
  const at = start + 1;
  const letter = source[at];
  if (letter === undefined) refuse("trailingBackslash", start, 1);
  const control = CONTROLS[letter];
  if (control !== undefined) return { code: control, end: at + 1 };
  if (letter === "b" && context.inClass) return { code: 8, end: at + 1 };
  if (letter === "k" && context.hasNames) refuse("invalidEscape", start, 2);
  if (letter === "c") {
    const found = matchAt(context.inClass ? CONTROL_LETTER_IN_CLASS : CONTROL_LETTER, source, at);
    // Annex B: otherwise the backslash stands for itself and the c follows as a character of its own.
    return found ? { code: found[1]!.charCodeAt(0) & 31, end: at + 2 } : { code: 92, end: at };
  }
  const hex = matchAt(HEX, source, at);
  if (hex) return { code: parseInt(hex[1] ?? hex[2]!, 16), end: at + hex[0].length };
  const octal = matchAt(OCTAL, source, at);
  if (octal) return { code: parseInt(octal[0], 8), end: at + octal[0].length };
  return { code: letter.charCodeAt(0), end: at + 1 };
}

/** Reads the `[…]` that starts at `start`. Throws a Refusal where it is none. */
export function readCharacterClass(
  source: string,
  start: number,
  hasNames: boolean,
): { set: CodeSet; end: number } {
  const ranges: CodeRange[] = [];
  const negated = source[start + 1] === "^";
  let at = start + (negated ? 2 : 1);

  function readAtom(): CodeRange[] {
    const char = source[at];
    if (char === undefined) refuse("unterminatedClass", start, source.length - start);
    const escaped = char === "\\" ? rangesOfClassEscape(source[at + 1] ?? "") : undefined;
    if (escaped) {
      at += 2;
      return escaped;
    }
    const one = { code: char.charCodeAt(0), end: at + 1 };
    const { code, end } = char === "\\" ? readCharacterEscape(source, at, { inClass: true, hasNames }) : one;
    at = end;
    return [[code, code]];
  }

  while (source[at] !== "]") {
    const from = at;
    const low = readAtom();
    // A hyphen makes a range unless it stands last in the class.
    const isRange = source[at] === "-" && source[at + 1] !== "]" && source[at + 1] !== undefined;
    if (!isRange) {
      ranges.push(...low);
      continue;
    }
    at += 1;
    const high = readAtom();
    if (isCharacter(low) && isCharacter(high)) {
      if (low[0][0] > high[0][0]) refuse("rangeOutOfOrder", from, at - from);
      ranges.push([low[0][0], high[0][0]]);
    } else {
      // Annex B: with a set such as \d at either end there is no range, the hyphen is a character.
      ranges.push(...low, [45, 45], ...high);
    }
  }
  return { set: { ranges, negated }, end: at + 1 };
}

function isCharacter(ranges: CodeRange[]): ranges is [CodeRange] {
  return ranges.length === 1 && ranges[0]![0] === ranges[0]![1];
}

function matchAt(sticky: RegExp, source: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(source);
}
