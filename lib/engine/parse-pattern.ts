import { ANY_BUT_LINE_END, rangesOfClassEscape, type PatternNode } from "./pattern-node";
import { Refusal, refuse, type SyntaxRefusal } from "./pattern-refusal";
import { readCharacterClass, readCharacterEscape } from "./read-character-class";
import { readGroupName } from "./read-group-name";

export type ParsedPattern =
  | { ok: true; node: PatternNode; captureCount: number }
  | ({ ok: false } & SyntaxRefusal);

/** V8 counts repetitions up to 2^31 - 1 and takes any larger number for that, which is also its "for ever". */
const COUNT_CEILING = 2 ** 31 - 1;

/** Deepest nesting of groups. Whoever walks a syntax tree may recurse: this many levels fit on any stack. */
export const GROUP_DEPTH_LIMIT = 200;

const FLAGS_IN_GROUP = /^\(\?[imsuxU]*(?:-[imsuxU]*)?[:)]/;

/**
 * Reads a JavaScript regular expression without flags (ECMAScript 2024 with Annex B, as Node 20 reads it) into its
 * syntax tree, or says where and why it is none. V8's own errors have no position. Newer syntax that only some of our
 * runtimes know is refused in all of them: `(?i:…)` and one group name in two alternatives.
 * Groups nested deeper than GROUP_DEPTH_LIMIT are refused.
 */
export function parsePattern(pattern: string): ParsedPattern {
  try {
    return { ok: true, ...new Parser(pattern).parse() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, ...error.problem };
    throw error;
  }
}

class Parser {
  private at = 0;
  private captureCount = 0;
  private depth = 0;
  private readonly names = new Map<string, number>();
  private readonly references: { name: string; node: { index: number }; position: number; length: number }[] =
    [];
  /** `\1` is a back-reference only if so many groups exist, `\k` only if any has a name: both may come later. */
  private readonly total: { captures: number; named: boolean };

  constructor(private readonly source: string) {
    this.total = countCaptures(source);
  }

  parse(): { node: PatternNode; captureCount: number } {
    const node = this.alternatives();
    if (this.at < this.source.length) refuse("unmatchedParenthesis", this.at, 1);
    for (const { name, node: reference, position, length } of this.references) {
      const index = this.names.get(name);
      if (index === undefined) refuse("unknownGroupName", position, length);
      reference.index = index;
    }
    return { node, captureCount: this.captureCount };
  }

  private alternatives(): PatternNode {
    const options = [this.sequence()];
    while (this.eat("|")) options.push(this.sequence());
    return options.length === 1 ? options[0]! : { kind: "alternatives", options };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.at < this.source.length && !this.sees("|") && !this.sees(")")) items.push(this.term());
    return items.length === 1 ? items[0]! : { kind: "sequence", items };
  }

  private term(): PatternNode {
    const start = this.at;
    const capturesBefore = this.captureCount;
    const node = this.atom();
    const quantifierAt = this.at;
    const quantifier = this.quantifier();
    if (!quantifier) return node;
    const length = this.at - quantifierAt;
    // A group around an assertion leaves no trace in the tree, and may be repeated.
    const isGroup = this.source.startsWith("(?:", start);
    if (node.kind === "assertion" && !isGroup) refuse("nothingToRepeat", quantifierAt, length);
    if (quantifier.min > quantifier.max) refuse("numbersOutOfOrder", quantifierAt, length);
    // Annex B lets a look-ahead be repeated, a look-behind never.
    const isLookbehind = node.kind === "look" && !node.ahead && !isGroup;
    if (isLookbehind) refuse("lookbehindRepeated", quantifierAt, length);
    return {
      kind: "repeat",
      body: node,
      ...quantifier,
      captures: { from: capturesBefore + 1, to: this.captureCount + 1 },
    };
  }

  private atom(): PatternNode {
    const start = this.at;
    const char = this.source[this.at]!;
    switch (char) {
      case "^":
        return this.assertion("start", 1);
      case "$":
        return this.assertion("end", 1);
      case "(":
        return this.group();
      case "[":
        return this.characterClass();
      case ".":
        this.at += 1;
        return { kind: "set", set: ANY_BUT_LINE_END };
      case "\\":
        if (this.source.startsWith("\\b", start)) return this.assertion("boundary", 2);
        if (this.source.startsWith("\\B", start)) return this.assertion("notBoundary", 2);
        return this.escape();
      case "*":
      case "+":
      case "?":
      case "{":
        // Annex B: a brace that does not make a quantifier is an ordinary character.
        if (this.quantifier()) refuse("nothingToRepeat", start, this.at - start);
    }
    this.at += 1;
    return one(char.charCodeAt(0));
  }

  private assertion(what: "start" | "end" | "boundary" | "notBoundary", length: number): PatternNode {
    this.at += length;
    return { kind: "assertion", what };
  }

  /** The quantifier that starts here, `{2,1}` included; null and nothing consumed where there is none. */
  private quantifier(): { min: number; max: number; lazy: boolean } | null {
    const found = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})/.exec(this.source.slice(this.at));
    if (!found) return null;
    this.at += found[0].length;
    const [text, from, comma, to] = found;
    const lazy = this.eat("?");
    if (text === "*") return { min: 0, max: Infinity, lazy };
    if (text === "+") return { min: 1, max: Infinity, lazy };
    if (text === "?") return { min: 0, max: 1, lazy };
    const min = Math.min(Number(from), COUNT_CEILING);
    if (!comma) return { min, max: min, lazy };
    return { min, max: to === "" ? Infinity : Math.min(Number(to), COUNT_CEILING), lazy };
  }

  private group(): PatternNode {
    const start = this.at;
    this.at += 1;
    if (!this.eat("?")) return this.capture(start, null);
    if (this.eat(":")) return this.groupBody(start);
    if (this.eat("=")) return { kind: "look", ahead: true, negative: false, body: this.groupBody(start) };
    if (this.eat("!")) return { kind: "look", ahead: true, negative: true, body: this.groupBody(start) };
    if (this.eat("<")) {
      if (this.eat("=")) return { kind: "look", ahead: false, negative: false, body: this.groupBody(start) };
      if (this.eat("!")) return { kind: "look", ahead: false, negative: true, body: this.groupBody(start) };
      return this.capture(start, this.groupName());
    }
    const flags = FLAGS_IN_GROUP.exec(this.source.slice(start));
    if (flags) refuse("flagsInGroup", start, flags[0].length);
    refuse("invalidGroup", start, Math.min(3, this.source.length - start));
  }

  private capture(start: number, name: string | null): PatternNode {
    this.captureCount += 1;
    const index = this.captureCount;
    const opening = this.at - start;
    const first = name === null ? index : (this.names.get(name) ?? index);
    if (name !== null) this.names.set(name, first);
    const body = this.groupBody(start);
    if (first !== index) refuse("duplicateGroupName", start, opening);
    return { kind: "capture", index, body };
  }

  private groupBody(start: number): PatternNode {
    const opening = this.at - start;
    this.depth += 1;
    if (this.depth > GROUP_DEPTH_LIMIT) refuse("tooDeep", start, opening);
    const body = this.alternatives();
    if (!this.eat(")")) refuse("unterminatedGroup", start, opening);
    this.depth -= 1;
    return body;
  }

  /** An escape outside a class, `\b` and `\B` excepted. */
  private escape(): PatternNode {
    const start = this.at;
    const next = this.source[start + 1] ?? "";
    const ranges = rangesOfClassEscape(next);
    if (ranges) {
      this.at += 2;
      return { kind: "set", set: { ranges, negated: false } };
    }
    if (next === "k" && this.total.named) {
      this.at += 2;
      if (!this.eat("<")) refuse("invalidNamedReference", start, 2);
      const name = this.groupName();
      const node = { kind: "backreference" as const, index: 0 };
      this.references.push({ name, node, position: start, length: this.at - start });
      return node;
    }
    const digits = /^[1-9]\d*/.exec(this.source.slice(start + 1))?.[0];
    if (digits && Number(digits) <= this.total.captures) {
      this.at += 1 + digits.length;
      return { kind: "backreference", index: Number(digits) };
    }
    const context = { inClass: false, hasNames: this.total.named };
    const { code, end } = readCharacterEscape(this.source, start, context);
    this.at = end;
    return one(code);
  }

  private characterClass(): PatternNode {
    const { set, end } = readCharacterClass(this.source, this.at, this.total.named);
    this.at = end;
    return { kind: "set", set };
  }

  private groupName(): string {
    const { name, end } = readGroupName(this.source, this.at);
    this.at = end;
    return name;
  }

  private sees(char: string): boolean {
    return this.source[this.at] === char;
  }

  private eat(char: string): boolean {
    if (!this.sees(char)) return false;
    this.at += 1;
    return true;
  }
}

function one(code: number): PatternNode {
  return { kind: "set", set: { ranges: [[code, code]], negated: false } };
}

/** How many groups capture and whether one has a name, by brackets alone: also for a pattern that is refused later. */
function countCaptures(source: string): { captures: number; named: boolean } {
  let captures = 0;
  let named = false;
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === "\\") at += 1;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "(" && !inClass) {
      const isNamed = /^\(\?<[^=!]/.test(source.slice(at, at + 4)) || source.slice(at) === "(?<";
      if (isNamed) named = true;
      if (isNamed || source[at + 1] !== "?") captures += 1;
    }
  }
  return { captures, named };
}
