/** Character codes from..to, both included. */
export type CodeRange = readonly [from: number, to: number];

/** A set of UTF-16 code units: a single character is a set of one, `.` the set without line ends. */
export interface CodeSet {
  ranges: readonly CodeRange[];
  /** The set is everything but the ranges. */
  negated: boolean;
}

/**
 * The syntax tree of a JavaScript regular expression without flags (ECMAScript 2024, Annex B included). It consumes
 * UTF-16 code units, as V8 does without the u flag. Group names are resolved to numbers by the parser.
 */
export type PatternNode =
  | { kind: "set"; set: CodeSet }
  | { kind: "assertion"; what: "start" | "end" | "boundary" | "notBoundary" }
  | { kind: "look"; ahead: boolean; negative: boolean; body: PatternNode }
  | { kind: "capture"; index: number; body: PatternNode }
  | { kind: "backreference"; index: number }
  | { kind: "repeat"; body: PatternNode; min: number; max: number; lazy: boolean; captures: CaptureSpan }
  | { kind: "sequence"; items: PatternNode[] }
  | { kind: "alternatives"; options: PatternNode[] };

/** Numbers of the capture groups inside a repeated body (from ≤ index < to): each round starts with them unset. */
export interface CaptureSpan {
  from: number;
  to: number;
}

const LAST_CODE = 0xffff;

const DIGITS: CodeRange[] = [[48, 57]];
const WORD: CodeRange[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
// WhiteSpace and LineTerminator of ECMA-262 12.2 and 12.3.
const SPACE: CodeRange[] = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** What `.` matches: everything but the line ends. */
export const ANY_BUT_LINE_END: CodeSet = {
  ranges: [
    [10, 10],
    [13, 13],
    [0x2028, 0x2029],
  ],
  negated: true,
};

/** The ranges of `\d \D \s \S \w \W` by their letter; undefined for any other letter. */
export function rangesOfClassEscape(letter: string): CodeRange[] | undefined {
  switch (letter) {
    case "d":
      return DIGITS;
    case "D":
      return complement(DIGITS);
    case "s":
      return SPACE;
    case "S":
      return complement(SPACE);
    case "w":
      return WORD;
    case "W":
      return complement(WORD);
    default:
      return undefined;
  }
}

/** `ranges` must be in order, apart, and neither begin with the first code nor end with the last. */
function complement(ranges: CodeRange[]): CodeRange[] {
  const rest: CodeRange[] = [];
  let next = 0;
  for (const [from, to] of ranges) {
    rest.push([next, from - 1]);
    next = to + 1;
  }
  return [...rest, [next, LAST_CODE]];
}

/** True when `code` is in the set. */
export function setHas(set: CodeSet, code: number): boolean {
  return set.ranges.some(([from, to]) => code >= from && code <= to) !== set.negated;
}

/** True for the characters of `\w`, on which `\b` turns. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

/** True where every way to match begins with `^`. */
export function isAnchored(node: PatternNode): boolean {
  switch (node.kind) {
    case "assertion":
      return node.what === "start";
    case "capture":
      return isAnchored(node.body);
    case "sequence":
      return node.items.length > 0 && isAnchored(node.items[0]!);
    case "alternatives":
      return node.options.every(isAnchored);
    default:
      return false;
  }
}
