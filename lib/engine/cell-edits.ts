import { checkPattern } from "./check-pattern";
import { closestNames } from "./closest-names";
import { isBlank } from "./compile-rows";
import { fitWord } from "./fit-word";
import {
  escapeText,
  listBranches,
  replaceBranch,
  scanPattern,
  splice,
  splitAtBars,
  type PatternBranch,
  type PatternToken,
} from "./pattern-branches";
import type { Cell } from "./row";

/** What an edit does to a cell. */
export type CellEditKind =
  /** One or two characters, an anchor or a quantifier are taken out, put in or replaced. */
  | "characters"
  | "case"
  /** What was excluded by name, in a look-ahead or in a NOT cell, is so no more. */
  | "exception"
  /** Another word is written for one that was misspelt or cut short. */
  | "word"
  | "alternative"
  /** Only the beginning is asked for that the word and the value share. */
  | "beginning"
  | "notOff"
  | "anyValue";

/** One way to write a cell anew; whether it lets the value through is for whoever asked to try. */
export interface CellCandidate {
  kind: CellEditKind;
  cell: Cell;
  /** What comes in, goes out or is written instead, as people say it; empty for notOff and anyValue. */
  word: string;
  /** How much is changed, in characters; what is changed as a whole counts as a few. */
  size: number;
}

/** Sizes of what is changed as a whole: a person sees one thing, however many characters it has. */
const SIZE = { case: 1, exception: 2, word: 3, alternative: 4, beginning: 5, notOff: 6, anyValue: 9 };
/** Candidates of one cell at most, and of a pattern nobody reads the first pieces. */
export const MOST_CANDIDATES = 1_000;
const MOST_TOKENS = 80;
const MOST_BRANCHES = 40;
const MOST_BLIND_TOKENS = 20;
const MOST_LETTERS = 20;
/** A shorter word with one character changed is another word. */
const LEAST_WORD = 4;
const LEAST_WORD_OF_TWO = 8;
const LEAST_BEGINNING = 3;

/**
 * Ways to write the cell so that it may let `value` through, made of its own pieces and the value; at most
 * MOST_CANDIDATES, in a fixed order. The blank cell is always among them, and always lets the value through.
 */
export function cellCandidates({ pattern, not }: Cell, value: string): CellCandidate[] {
  const found = new Map<string, CellCandidate>();
  const add = (kind: CellEditKind, text: string, word: string, size: number, isNot = not) => {
    if (found.size >= MOST_CANDIDATES || isBlank(text) || (text === pattern && isNot === not)) return;
    const key = `${isNot} ${text}`;
    if (!found.has(key)) found.set(key, { kind, cell: { pattern: text, not: isNot }, word, size });
  };
  const known = checkPattern(pattern).ok && !isBlank(pattern);
  if (not) {
    if (known) dropOptions(scanPattern(pattern), pattern, add);
    add("notOff", pattern, "", SIZE.notOff, false);
  } else if (known) {
    const tokens = scanPattern(pattern);
    const branches = listBranches(pattern).slice(0, MOST_BRANCHES);
    fitBranches(pattern, branches, value, add);
    dropOptions(tokens, pattern, add);
    // Where something is excluded, nearly any slip in it lets everything through: that is no repair.
    if (!tokens.some(({ text }) => text === "(?!" || text === "(?<!")) {
      dropTokens(tokens, pattern, branches, add);
      if (branches.length === 0) writeBlindly(tokens, pattern, value, add);
    }
    addAlternatives(tokens, pattern, branches, value, add);
  } else {
    mendSyntax(pattern, add);
  }
  if (!not && !known) add("word", `^${escapeText(value)}$`, value, SIZE.word);
  return [
    ...found.values(),
    { kind: "anyValue", cell: { pattern: "", not: false }, word: "", size: SIZE.anyValue },
  ];
}

type Add = (kind: CellEditKind, text: string, word: string, size: number) => void;

/** The plain words, held against the value: a slip, another case, a word cut short, a beginning that both share. */
function fitBranches(pattern: string, branches: PatternBranch[], value: string, add: Add): void {
  for (const branch of branches) {
    const { word, start, end } = branch;
    const exact = fitWord(word, value, start, end);
    const inLower = fitWord(word.toLowerCase(), value.toLowerCase(), start, end);
    if (exact && inLower?.changes === 0 && value.toLowerCase().length === value.length) {
      const at = value.toLowerCase().indexOf(inLower.text);
      const text = value.slice(at, at + word.length);
      write(pattern, branch, text, (written) => add("case", written, text, SIZE.case));
    }
    const most = word.length >= LEAST_WORD_OF_TWO ? 2 : word.length >= LEAST_WORD ? 1 : 0;
    if (exact && exact.changes > 0 && exact.changes <= most)
      write(pattern, branch, exact.text, (written) => add("characters", written, exact.text, exact.changes));
    const isAlike = closestNames(word, [value], 1).length > 0 || (end && value.startsWith(word));
    if (isAlike) write(pattern, branch, value, (written) => add("word", written, value, SIZE.word));
    const shared = sharedBeginning(word, value);
    if (shared.length < LEAST_BEGINNING || branch.grouped || shared.length >= word.length) continue;
    // The anchor behind the word goes with its rest, as does a star: it repeats a letter that is no more.
    const rest = branch.length + (branch.end ? 1 : 0);
    const text = `${branch.start ? "" : "^"}${escapeText(shared)}`;
    add("beginning", splice(pattern, branch.at, rest, text), shared, SIZE.beginning);
  }
}

function write(pattern: string, branch: PatternBranch, word: string, take: (written: string) => void) {
  const written = replaceBranch(pattern, branch, word, false);
  if (written !== null) take(written);
}

/** What both begin with, up to the end of a word in it: of DescribeInstances and DescribeImages that is Describe. */
function sharedBeginning(word: string, value: string): string {
  let length = 0;
  while (length < word.length && word[length] === value[length]) length += 1;
  while (length > 0 && isLetter(value[length]) && isLetter(word[length])) length -= 1;
  return value.slice(0, length);
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && /[a-z\d]/.test(char);
}

/** Each alternative of each group, and of the whole, taken out: that is how an exception is dropped. */
function dropOptions(tokens: PatternToken[], pattern: string, add: Add): void {
  const places = tokens.flatMap(({ kind }, at) => (kind === "open" ? [at] : [])).slice(0, MOST_BRANCHES);
  for (const open of places) {
    const close = closeOf(tokens, open);
    const options = splitAtBars(tokens.slice(open + 1, close), tokens[open]!.depth);
    dropEach(tokens[open]!.at + tokens[open]!.text.length, tokens[close]!.at, options, pattern, add);
    if (!tokens[open]!.text.startsWith("(?") || tokens[open]!.text === "(?:") continue;
    // A look-around goes as a whole.
    const text = pattern.slice(tokens[open]!.at, tokens[close]!.at + 1);
    const inner = pattern.slice(tokens[open]!.at + tokens[open]!.text.length, tokens[close]!.at);
    const without = splice(pattern, tokens[open]!.at, text.length, "");
    add("exception", isBlank(without) ? ".*" : without, inner, SIZE.exception);
  }
  dropEach(0, pattern.length, splitAtBars(tokens, 0), pattern, add);
}

function dropEach(from: number, to: number, options: PatternToken[][], pattern: string, add: Add): void {
  if (options.length < 2) return;
  const texts = options.map((option) => option.map(({ text }) => text).join(""));
  texts.slice(0, MOST_BRANCHES).forEach((word, dropped) => {
    const rest = texts.filter((_, at) => at !== dropped).join("|");
    add("exception", pattern.slice(0, from) + rest + pattern.slice(to), word, SIZE.exception);
  });
}

function closeOf(tokens: PatternToken[], open: number): number {
  const { depth } = tokens[open]!;
  return tokens.findIndex(({ kind, depth: own }, at) => at > open && kind === "close" && own === depth);
}

/** Anchors and quantifiers; other pieces only where there is no plain word, of which fitBranches knows more. */
function dropTokens(tokens: PatternToken[], pattern: string, branches: PatternBranch[], add: Add): void {
  for (const { kind, text, at } of tokens.slice(0, MOST_TOKENS)) {
    if (kind === "open" || kind === "close" || kind === "bar") continue;
    const isMark = kind === "start" || kind === "end" || kind === "quantifier";
    if (isMark || branches.length === 0) add("characters", splice(pattern, at, text.length, ""), text, 1);
  }
}

/** The value beside what is there, in its style: into the group, between the anchors, or behind a bar. */
function addAlternatives(
  tokens: PatternToken[],
  pattern: string,
  branches: PatternBranch[],
  value: string,
  add: Add,
): void {
  const exact = escapeText(value);
  const alternative = (text: string, word = value) => add("alternative", text, word, SIZE.alternative);
  const closes = new Set<number>();
  for (const { grouped, at, before, after } of branches) {
    if (!grouped || !value.startsWith(before) || !value.endsWith(after)) continue;
    if (value.length <= before.length + after.length) continue;
    const close = tokens.find((token) => token.kind === "close" && token.at >= at);
    if (!close || closes.has(close.at)) continue;
    closes.add(close.at);
    const own = escapeText(value.slice(before.length, value.length - after.length));
    const anchor = pattern[at - 1] === "^" ? "^" : "";
    alternative(splice(pattern, close.at, 0, `|${anchor}${own}`));
  }
  const [first, last] = [tokens[0]!, tokens.at(-1)!];
  const isSplit = tokens.some(({ kind, depth }) => kind === "bar" && depth === 0);
  if (!isSplit && first.kind === "start" && last.kind === "end")
    alternative(`^(?:${pattern.slice(1, -1)}|${exact})$`);
  if (value !== "" && branches.every(({ start, end }) => !start && !end)) alternative(`${pattern}|${exact}`);
  alternative(`${pattern}|^${exact}$`);
  const verb = /^[A-Z][a-z]{2,}(?=[A-Z])/.exec(value)?.[0];
  if (verb !== undefined && branches.length > 0 && branches.every(({ start, end }) => start && !end))
    alternative(`${pattern}|^${verb}`, verb);
}

/** Where the pattern has no plain word: one of the value's characters put in or written instead. */
function writeBlindly(tokens: PatternToken[], pattern: string, value: string, add: Add): void {
  const letters = [...new Set(value.slice(0, 100))].slice(0, MOST_LETTERS).map(escapeText);
  for (const { kind, text, at } of tokens.slice(0, MOST_BLIND_TOKENS)) {
    for (const letter of letters) {
      add("characters", splice(pattern, at, 0, letter), letter, 1);
      if (kind === "char") add("characters", splice(pattern, at, text.length, letter), letter, 1);
    }
  }
}

/** A pattern that cannot be read: one of its characters taken out or escaped, or a group closed. */
function mendSyntax(pattern: string, add: Add): void {
  const places = Array.from({ length: Math.min(pattern.length, MOST_TOKENS) }, (_, at) => at);
  for (const at of places) add("characters", splice(pattern, at, 1, ""), pattern[at]!, 1);
  add("characters", `${pattern})`, ")", 1);
  for (const at of places) add("characters", splice(pattern, at, 0, "\\"), "\\", 1);
}
