import { isBlank } from "./compile-rows";
import { checkPattern } from "./check-pattern";
import { isKnownSource, type NameTable } from "./name-table";
import { listBranches, replaceBranch, splice, type PatternBranch } from "./pattern-branches";
import type { CellName, Row } from "./row";

/** A whole host name, plain or with its dots unescaped. */
const WHOLE_SOURCE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/;

/**
 * The row that its author meant, as far as the patterns say so themselves; null where that is the row as it stands.
 * - `^Put*` repeats the t, which nobody wants: meant is `^Put`. Unanchored, `Put*` is how files are named: `^Put`.
 * - `iam.amazonaws.com` names one source: meant is that source and no other.
 */
export function meantRow(row: Pick<Row, CellName>, table: NameTable): Pick<Row, CellName> | null {
  const eventName = withoutStrayStars(row.eventName.pattern);
  const eventSource = namingOneSource(withoutStrayStars(row.eventSource.pattern), table);
  if (eventName === row.eventName.pattern && eventSource === row.eventSource.pattern) return null;
  return {
    eventName: { ...row.eventName, pattern: eventName },
    eventSource: { ...row.eventSource, pattern: eventSource },
    userIdentityType: row.userIdentityType,
  };
}

/** The pattern with `^Create` for `^Create*` and for `Create*`; itself where no star follows a letter of a plain word. */
export function withoutStrayStars(pattern: string): string {
  if (!pattern.includes("*")) return pattern;
  return rewriteBranches(pattern, (text, branch) => {
    if (branch.starAt === -1) return text;
    const word = pattern.slice(branch.at, branch.starAt);
    return splice(text, branch.at, branch.length, branch.start || branch.before !== "" ? word : `^${word}`);
  });
}

/** The pattern with dots escaped and anchors set where a branch spells a whole source that is known. */
export function namingOneSource(pattern: string, table: NameTable): string {
  return rewriteBranches(pattern, (text, branch) => {
    if (branch.grouped || branch.starAt !== -1) return text;
    if (!WHOLE_SOURCE.test(branch.word) || !isKnownSource(table, branch.word)) return text;
    return replaceBranch(text, branch, branch.word, true) ?? text;
  });
}

/** The pattern as `rewrite` makes it for each branch, last first; itself where it does not compile. */
export function rewriteBranches(
  pattern: string,
  rewrite: (text: string, branch: PatternBranch) => string,
): string {
  if (isBlank(pattern) || !checkPattern(pattern).ok) return pattern;
  return listBranches(pattern).reduceRight(rewrite, pattern);
}
