/** Why a pattern is not a regular expression. Each code has a sentence in messages/<language>/pattern.json. */
export type SyntaxProblem =
  | "unterminatedGroup"
  | "unterminatedClass"
  | "unmatchedParenthesis"
  | "nothingToRepeat"
  | "lookbehindRepeated"
  | "invalidGroup"
  | "flagsInGroup"
  | "invalidGroupName"
  | "duplicateGroupName"
  | "invalidNamedReference"
  | "unknownGroupName"
  | "invalidUnicodeEscape"
  | "invalidEscape"
  | "numbersOutOfOrder"
  | "rangeOutOfOrder"
  | "trailingBackslash"
  | "tooDeep";

/** `position` and `length` are the UTF-16 span of the pattern to underline; `length` is at least 1. */
export interface SyntaxRefusal {
  position: number;
  length: number;
  reason: SyntaxProblem;
}

/** Carries a refusal from wherever the pattern is being read up to parsePattern, which never throws it on. */
export class Refusal extends Error {
  constructor(readonly problem: SyntaxRefusal) {
    super(problem.reason);
  }
}

export function refuse(reason: SyntaxProblem, position: number, length: number): never {
  throw new Refusal({ reason, position, length });
}
