import { checkPattern, readPattern } from "./check-pattern";
import { allOf } from "./combine-cells";
import { isBlank } from "./compile-rows";
import { literally } from "./literal-pattern";
import { isAnchored } from "./pattern-node";
import type { Cell } from "./row";

/**
 * The cell that lets pass what `cell` does, and none of these values; null where its groups forbid to add to it or it
 * would be too long. Written as people write it: NOT in a blank cell, a word more in a NOT cell, `^(?!…$)` in front.
 */
export function withoutValues(cell: Cell, values: readonly string[]): Cell | null {
  if (values.length === 0) return cell;
  const words = values.map(literally);
  const whole = words.length === 1 ? `^${words[0]}$` : `^(?:${words.join("|")})$`;
  const excluded = { pattern: whole, not: true };
  const narrowed = isPassedByAll(cell) ? excluded : (inFront(cell, words) ?? allOf([cell, excluded]));
  return narrowed && checkPattern(narrowed.pattern).ok ? narrowed : null;
}

/** A blank cell, and `.*` as people write it. */
function isPassedByAll({ pattern, not }: Cell): boolean {
  return isBlank(pattern) || (!not && /^\^?\.\*$/.test(pattern));
}

/** `^(?!Name$)^Create`: where every way to match begins at the start, a look-ahead may stand before it. */
function inFront({ pattern, not }: Cell, words: readonly string[]): Cell | null {
  const read = readPattern(pattern);
  if (not || !read.ok || !isAnchored(read.node)) return null;
  const look = words.length === 1 ? `(?!${words[0]}$)` : `(?!(?:${words.join("|")})$)`;
  if (read.node.kind === "alternatives") return { pattern: `^${look}(?:${pattern})`, not: false };
  return {
    pattern: pattern.startsWith("^") ? `^${look}${pattern.slice(1)}` : `^${look}${pattern}`,
    not: false,
  };
}
