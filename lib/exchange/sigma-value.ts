import { readPattern } from "@/lib/engine/check-pattern";
import { allOf, anyOf } from "@/lib/engine/combine-cells";
import { globPattern, literally, literallyAnyCase } from "@/lib/engine/literal-pattern";
import type { Cell } from "@/lib/engine/row";
import { excerpt } from "./row-collector";
import { Unfit } from "./unfit";

/**
 * Sigma compares without regard to case. `asWritten`: the row wants the case that the rule has, as AWS writes its names
 * in one way only; narrower where a rule's author was careless (and wider where that value is excluded). `any`: exactly
 * what Sigma says, at the price of patterns such as `[Rr][Oo][Oo][Tt]`.
 */
export const LETTER_CASES = ["asWritten", "any"] as const;

export type LetterCase = (typeof LETTER_CASES)[number];

/** Regular expressions that mean something else elsewhere than in JavaScript, or nothing here. */
const FOREIGN_REGEX = /\\[AZzGQEhHRXKpPN]|\(\?[P#>|]|\[\[:|[*+?}]\+/;
const MODIFIERS = ["contains", "startswith", "endswith", "all", "cased", "re", "exists", "neq"];

export interface FieldTest {
  cell: Cell;
  /** Letters were compared as written although Sigma would not. */
  isCaseAsWritten: boolean;
}

/** The cell that is passed by the texts which pass a field's `value` with these modifiers. Throws an Unfit. */
export function fieldTest(modifiers: readonly string[], value: unknown, letterCase: LetterCase): FieldTest {
  const unknown = modifiers.find((name) => !MODIFIERS.includes(name));
  if (unknown !== undefined) throw new Unfit("unknownModifier", unknown);
  const has = (name: string) => modifiers.includes(name);
  const shapes = modifiers.filter((name) =>
    ["contains", "startswith", "endswith", "re", "exists"].includes(name),
  );
  if (shapes.length > 1) throw new Unfit("unknownModifier", modifiers.join("|"));
  const isCased = has("cased") || has("re") || has("exists") || letterCase === "asWritten";
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0) throw new Unfit("badTest", "[]");
  const patterns = values.map((one) => patternOf(one, shapes[0] ?? "", isCased));
  const told = has("all") ? patterns : grouped(patterns);
  const cells = told.map((pattern) => ({ pattern, not: false }));
  const cell = has("all") ? allOf(cells) : anyOf(cells);
  if (!cell) throw new Unfit("badRegex", excerpt(value));
  const isText = !has("cased") && !has("re") && !has("exists") && letterCase === "asWritten";
  return {
    cell: has("neq") ? { ...cell, not: !cell.not } : cell,
    isCaseAsWritten: isText && values.some((one) => typeof one === "string" && /[a-z]/i.test(one)),
  };
}

function patternOf(value: unknown, shape: string, isCased: boolean): string {
  if (shape === "exists") {
    if (typeof value !== "boolean") throw new Unfit("badTest", excerpt(value));
    return value ? "[\\s\\S]" : "^$";
  }
  if (value === null && shape === "") return "^$";
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    throw new Unfit("badTest", excerpt(value));
  const text = String(value);
  if (shape === "re") {
    if (FOREIGN_REGEX.test(text) || !readPattern(text).ok) throw new Unfit("badRegex", excerpt(text));
    return text.trim() === "" ? "(?:)" : text;
  }
  const parts = wildcardParts(text, isCased);
  if (shape === "contains" || shape === "endswith") parts.unshift("");
  if (shape === "contains" || shape === "startswith") parts.push("");
  return globPattern(parts);
}

/** The texts between the stars as patterns. A backslash is itself unless a star, a `?` or a backslash follows. */
function wildcardParts(text: string, isCased: boolean): string[] {
  const parts: string[] = [];
  let part = "";
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === "*") {
      parts.push(part);
      part = "";
    } else if (char === "?") part += "[\\s\\S]";
    else if (char === "\\" && next !== "" && "*?\\".includes(next)) {
      part += literally(next);
      at += 1;
    } else part += isCased ? literally(char) : anyCase(char);
  }
  return [...parts, part];
}

function anyCase(char: string): string {
  const pattern = literallyAnyCase(char);
  // Characters beyond ASCII have no case that all backends agree on.
  if (pattern === null && char.toLowerCase() !== char.toUpperCase()) throw new Unfit("otherTest", char);
  return pattern ?? literally(char);
}

/** Whole values side by side are shorter as one group: `^(?:A|B)$`. */
function grouped(patterns: string[]): string[] {
  const isWhole = (pattern: string) => /^\^(?:\w|\\\.)+\$$/.test(pattern);
  const whole = patterns.filter(isWhole);
  if (whole.length < 2) return patterns;
  return [
    `^(?:${whole.map((pattern) => pattern.slice(1, -1)).join("|")})$`,
    ...patterns.filter((one) => !isWhole(one)),
  ];
}
