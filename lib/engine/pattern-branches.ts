/** A piece of a pattern as it is written, with its place: what a repair cuts out or puts something behind. */
export interface PatternToken {
  kind: "char" | "dot" | "class" | "start" | "end" | "open" | "close" | "bar" | "quantifier" | "other";
  text: string;
  at: number;
  /** How many groups are around it; of a parenthesis and of `|`, around what it encloses or parts. */
  depth: number;
  /** The character that a `char` stands for. */
  char: string;
}

const TOKEN =
  /\(\?(?:[:=!]|<[=!]|<[^>]*>)|[()|^$.]|\[(?:\\[^]|[^\]\\])*\]|[*+?]\??|\{\d+(?:,\d*)?\}\??|\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]*>|\d+|[^])|[^]/g;

/** The pieces of a pattern that compiles, in order, without a gap. */
export function scanPattern(pattern: string): PatternToken[] {
  let depth = 0;
  return Array.from(pattern.matchAll(TOKEN), ({ 0: text, index: at }) => {
    const kind = kindOf(text);
    if (kind === "open") depth += 1;
    const token = { kind, text, at, depth, char: kind === "char" ? text.at(-1)! : "" };
    if (kind === "close") depth -= 1;
    return token;
  });
}

function kindOf(text: string): PatternToken["kind"] {
  if (text.startsWith("(")) return "open";
  if (text === ")") return "close";
  if (text === "|") return "bar";
  if (text === "^") return "start";
  if (text === "$") return "end";
  if (text === ".") return "dot";
  if (text.startsWith("[")) return text.length > 1 ? "class" : "char";
  if (/^[*+?]|^\{\d/.test(text)) return "quantifier";
  // An escaped sign is the sign; an escaped letter or digit mostly means something.
  if (text.startsWith("\\")) return /^\\[^\da-zA-Z]$/.test(text) ? "char" : "other";
  return "char";
}

/**
 * One of the words that a pattern looks for, where it is plain: `^Create|^(Put|Get)Role$` has Create, PutRole and GetRole.
 * An unescaped dot between letters counts as the dot that was meant.
 */
export interface PatternBranch {
  /** The whole word, what stands around its group included. */
  word: string;
  /** Nothing may come before it, nothing behind it. */
  start: boolean;
  end: boolean;
  /** The part of the pattern that is this branch's own, and what of the word it stands for. */
  at: number;
  length: number;
  before: string;
  after: string;
  /** Characters of an open beginning (`^.*`) and end (`.*$`) around the branch's own part; none in a group. */
  head: number;
  tail: number;
  /** It is an option of a group: anchors stand outside. */
  grouped: boolean;
  /** Place of a `*` that repeats the word's last letter; -1 where there is none. */
  starAt: number;
  /** Places of the unescaped dots. */
  dots: number[];
}

/** The branches of a pattern that compiles. What is not plain (sets, look-arounds, nested groups) is left out. */
export function listBranches(pattern: string): PatternBranch[] {
  return splitAtBars(scanPattern(pattern), 0).flatMap((tokens) => branchesOf(tokens));
}

function branchesOf(option: PatternToken[]): PatternBranch[] {
  let tokens = option;
  let start = tokens[0]?.kind === "start";
  if (start) tokens = tokens.slice(1);
  let end = tokens.at(-1)?.kind === "end";
  if (end) tokens = tokens.slice(0, -1);
  // `.*` before or behind says that anything may come there.
  if (isAnything(tokens.slice(0, 2))) {
    tokens = tokens.slice(2);
    start = false;
  }
  if (tokens.length > 1 && isAnything(tokens.slice(-2))) {
    tokens = tokens.slice(0, -2);
    end = false;
  }
  if (tokens.length === 0) return [];
  const opens = tokens.findIndex(({ kind }) => kind === "open");
  const closes = tokens.findIndex(({ kind }) => kind === "close");
  if (opens === -1) {
    const branch = plainBranch(tokens, "", "", { start, end, grouped: false });
    if (!branch) return [];
    const head = start ? 0 : branch.at - option[0]!.at;
    const tail = end ? 0 : endOf(option) - endOf(tokens);
    return [{ ...branch, head, tail }];
  }
  if (!/^\($|^\(\?:/.test(tokens[opens]!.text)) return [];
  const [before, after] = [plainWord(tokens.slice(0, opens)), plainWord(tokens.slice(closes + 1))];
  if (before === null || after === null) return [];
  return splitAtBars(tokens.slice(opens + 1, closes), tokens[opens]!.depth).flatMap((inner) => {
    const starts = inner[0]?.kind === "start" && before === "";
    const own = starts ? inner.slice(1) : inner;
    return plainBranch(own, before, after, { start: start || starts, end, grouped: true }) ?? [];
  });
}

function endOf(tokens: PatternToken[]): number {
  const last = tokens.at(-1)!;
  return last.at + last.text.length;
}

function plainBranch(
  tokens: PatternToken[],
  before: string,
  after: string,
  frame: { start: boolean; end: boolean; grouped: boolean },
): PatternBranch | null {
  const star = tokens.at(-1);
  const isStarred = star?.kind === "quantifier" && /^\*\??$/.test(star.text) && after === "";
  const letters = isStarred ? tokens.slice(0, -1) : tokens;
  const word = plainWord(letters);
  if (word === null || word === "" || (isStarred && letters.at(-1)?.kind !== "char")) return null;
  return {
    ...frame,
    head: 0,
    tail: 0,
    word: before + word + after,
    at: tokens[0]!.at,
    length: endOf(tokens) - tokens[0]!.at,
    before,
    after,
    starAt: isStarred ? star.at : -1,
    dots: letters.flatMap(({ kind, at }) => (kind === "dot" ? [at] : [])),
  };
}

/** The text that plain characters spell; null where anything else is among them. */
function plainWord(tokens: PatternToken[]): string | null {
  if (tokens.some(({ kind }) => kind !== "char" && kind !== "dot")) return null;
  return tokens.map(({ kind, char }) => (kind === "dot" ? "." : char)).join("");
}

function isAnything(tokens: PatternToken[]): boolean {
  const [dot, star] = tokens;
  return dot?.kind === "dot" && star?.kind === "quantifier" && /^\*\??$/.test(star.text);
}

/** True where the value holds the branch's word in the branch's place; a star is taken for the stray one that it is. */
export function branchFits({ word, start, end, starAt }: PatternBranch, value: string): boolean {
  if (start) return end && starAt === -1 ? value === word : value.startsWith(word);
  return end && starAt === -1 ? value.endsWith(word) : value.includes(word);
}

/**
 * The pattern with the branch's word replaced; `exactly`: by that word and nothing around it, as far as the branch stands
 * in no group. Null where what stands around the branch's group does not fit the new word.
 */
export function replaceBranch(
  pattern: string,
  branch: PatternBranch,
  word: string,
  exactly: boolean,
): string | null {
  const { before, after, grouped, at, length, head, tail } = branch;
  if (!word.startsWith(before) || !word.endsWith(after)) return null;
  if (word.length < before.length + after.length) return null;
  const own = escapeText(word.slice(before.length, word.length - after.length));
  if (!exactly || grouped) return splice(pattern, at, length, own);
  const text = `${branch.start ? "" : "^"}${own}${branch.end ? "" : "$"}`;
  return splice(pattern, at - head, head + length + tail, text);
}

/** The tokens between the `|` of one group (depth 0: of the pattern). */
export function splitAtBars(tokens: readonly PatternToken[], depth: number): PatternToken[][] {
  const options: PatternToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "bar" && token.depth === depth) options.push([]);
    else options.at(-1)!.push(token);
  }
  return options;
}

/** `text` as a pattern that finds just that. */
export function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** The pattern with `length` characters at `at` replaced. */
export function splice(pattern: string, at: number, length: number, text: string): string {
  return pattern.slice(0, at) + text + pattern.slice(at + length);
}
