import { negatedPattern } from "./not-pattern";
import { isBlank } from "./compile-rows";
import type { Cell } from "./row";

/** Where patterns stand side by side, groups are counted anew, and names may meet. */
const DEPENDS_ON_GROUPS = /\\[1-9k]|\(\?<(?![=!])/;

/** One cell that is passed where all of these are; null where their groups forbid to put them together. */
export function allOf(cells: readonly Cell[]): Cell | null {
  const told = cells.filter(({ pattern }) => !isBlank(pattern));
  const [only] = told;
  if (told.length < 2 || !only) return only ?? { pattern: "", not: false };
  if (told.some(({ pattern }) => DEPENDS_ON_GROUPS.test(pattern))) return null;
  if (told.every(({ not }) => not))
    return { pattern: told.map(({ pattern }) => pattern).join("|"), not: true };
  const looks = told.map(({ pattern, not }) =>
    not ? negatedPattern(pattern).slice(1) : `(?=[\\s\\S]*(?:${pattern}))`,
  );
  return { pattern: `^${looks.join("")}`, not: false };
}

/** One cell that is passed where any of these is; null as in allOf. A blank cell is passed by any value. */
export function anyOf(cells: readonly Cell[]): Cell | null {
  if (cells.some(({ pattern }) => isBlank(pattern))) return { pattern: "", not: false };
  const [only] = cells;
  if (cells.length === 1 && only) return only;
  if (cells.some(({ pattern }) => DEPENDS_ON_GROUPS.test(pattern))) return null;
  return {
    pattern: cells.map(({ pattern, not }) => (not ? negatedPattern(pattern) : pattern)).join("|"),
    not: false,
  };
}
