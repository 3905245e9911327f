import { isBlank } from "./compile-rows";

/** One slip of the keyboard: a pattern that differs from another by one character. */
export interface Mutant {
  pattern: string;
  kind: "delete" | "insert" | "replace";
  /** Where in the original, in UTF-16 code units. */
  at: number;
  /** What was inserted or put in the place; what was deleted. */
  text: string;
}

/** Mutants of one pattern that are looked at. */
export const MAX_MUTANTS = 250;

const QUANTIFIERS = ["*", "+", "?"];

/**
 * The one-character changes of a pattern that a person may make without noticing: a character lost, a quantifier, dot,
 * anchor or backslash too many, another case, a digit beside. Distinct, in a fixed order; whether they compile is not
 * looked at. A blank pattern has none. Of very long ones every so many-th, `complete` false.
 */
export function mutatePattern(pattern: string): { mutants: Mutant[]; complete: boolean } {
  if (isBlank(pattern)) return { mutants: [], complete: true };
  const seen = new Set([pattern]);
  const all: Mutant[] = [];
  const add = (kind: Mutant["kind"], at: number, text: string, removed: number) => {
    const mutated = pattern.slice(0, at) + (kind === "delete" ? "" : text) + pattern.slice(at + removed);
    if (seen.has(mutated)) return;
    seen.add(mutated);
    all.push({ pattern: mutated, kind, at, text });
  };
  const characters: { at: number; text: string }[] = [];
  let at = 0;
  // By code point: half of a character is not what a key makes.
  for (const text of pattern) {
    characters.push({ at, text });
    at += text.length;
  }

  for (const { at, text } of characters) add("delete", at, text, text.length);
  for (const { at, text } of characters) if (text === ".") add("insert", at, "\\", 0);
  for (const { at, text } of characters)
    for (const other of neighbours(text)) add("replace", at, other, text.length);
  add("insert", 0, "^", 0);
  add("insert", pattern.length, "$", 0);
  for (const { at, text } of characters)
    for (const extra of [...QUANTIFIERS, "."]) add("insert", at + text.length, extra, 0);

  const step = Math.ceil(all.length / MAX_MUTANTS);
  return { mutants: step <= 1 ? all : all.filter((_, index) => index % step === 0), complete: step <= 1 };
}

/** What is typed in the place of a character by one wrong key or a forgotten Shift. */
function neighbours(character: string): string[] {
  if (/[a-z]/.test(character)) return [character.toUpperCase()];
  if (/[A-Z]/.test(character)) return [character.toLowerCase()];
  if (/\d/.test(character)) return [String((Number(character) + 1) % 10)];
  if (QUANTIFIERS.includes(character)) return QUANTIFIERS.filter((other) => other !== character);
  return [];
}
