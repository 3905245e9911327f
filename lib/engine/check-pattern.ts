import { parsePattern } from "./parse-pattern";
import type { PatternNode } from "./pattern-node";
import type { SyntaxProblem } from "./pattern-refusal";

/** Longest pattern that a cell may hold, in UTF-16 code units. */
export const PATTERN_LENGTH_LIMIT = 2000;

/** Why a cell's pattern cannot be used. Each code has a sentence in messages/<language>/pattern.json, `problem.<code>`. */
export type PatternProblem = SyntaxProblem | "tooLong" | "tooLarge" | "invalid";

/** `position` and `length` are the span to underline, in UTF-16 code units of the pattern. */
export interface PatternFault {
  position: number;
  length: number;
  reason: PatternProblem;
}

export type PatternCheck = { ok: true } | ({ ok: false } & PatternFault);

/** A pattern that may be used: the runtime's own regular expression and our syntax tree of it. */
export interface ReadPattern {
  regex: RegExp;
  node: PatternNode;
  captureCount: number;
}

/**
 * Says whether `pattern` is a JavaScript regular expression without flags, and where and why not. Agrees with
 * `new RegExp(pattern)` of Node 20; what only newer runtimes accept (see parsePattern) is refused everywhere, so that
 * browser, server and worker never differ. The empty pattern is fine. Never runs the pattern.
 */
export function checkPattern(pattern: string): PatternCheck {
  const read = readPattern(pattern);
  return read.ok ? { ok: true } : read;
}

/** As checkPattern, and gives what was read. */
export function readPattern(pattern: string): ({ ok: true } & ReadPattern) | ({ ok: false } & PatternFault) {
  if (pattern.length > PATTERN_LENGTH_LIMIT) {
    const length = pattern.length - PATTERN_LENGTH_LIMIT;
    return { ok: false, position: PATTERN_LENGTH_LIMIT, length, reason: "tooLong" };
  }
  const parsed = parsePattern(pattern);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, regex: new RegExp(pattern), node: parsed.node, captureCount: parsed.captureCount };
  } catch (error) {
    // The runtime has the last word; its message is only looked at, never shown.
    const message = error instanceof Error ? error.message : "";
    const reason = /too (?:large|big|many)|stack/i.test(message) ? "tooLarge" : "invalid";
    return { ok: false, position: 0, length: Math.max(1, pattern.length), reason };
  }
}
