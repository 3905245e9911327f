import type { CompiledPattern } from "./compile-rows";
import { globTest, LACKING, refusalTest, type ValueTest } from "./event-pattern";
import { testPattern } from "./find-pattern";
import { ANY_TEXT, globText, type Glob } from "./glob";
import { patternGlobs, refusedStart, type PatternGlob } from "./pattern-globs";

/** What EventBridge can be asked of one field. */
export interface CellFilter {
  /** Shapes of the values that pass, or of those that do not. Any other value may pass where there are none. */
  accepts: Glob[] | null;
  refuses: Glob[] | null;
  /** A field that the record lacks, or has without text, passes. */
  takesLacking: boolean;
  /** What passes here passes the cell too, line ends in values aside; false: the filter may be wider than the cell. */
  exact: boolean;
}

/** Any value. */
export const OPEN: CellFilter = { accepts: null, refuses: null, takesLacking: true, exact: true };

/** Characters of JSON and stars that one shape may have; what has more is widened. */
const SHAPE_LENGTH = 300;
const SHAPE_STARS = 4;

/**
 * The narrowest filter that EventBridge can express and that is never narrower than the cell, whatever the value. Null
 * where no value passes the cell. `pattern` is null for a blank cell.
 */
export function cellFilter(pattern: CompiledPattern | null, not: boolean): CellFilter | null {
  if (!pattern) return OPEN;
  const takesLacking = testPattern(pattern, "") === !not;
  const globs = patternGlobs(pattern.node);
  return not ? filterOfNot(globs, takesLacking) : filterOf(pattern, globs, takesLacking);
}

/** The tests of a field; undefined where any value passes. */
export function valueTests(filter: CellFilter): ValueTest[] | undefined {
  const lacking = filter.takesLacking ? LACKING : [];
  if (filter.accepts) return [...filter.accepts.map(globTest), ...lacking];
  if (filter.refuses) return [refusalTest(filter.refuses), ...lacking];
  return undefined;
}

function filterOf(pattern: CompiledPattern, globs: PatternGlob[], takesLacking: boolean): CellFilter | null {
  if (globs.length === 0) return null;
  const isOpenAtStart = globs.every(({ glob }) => glob[0] === ANY_TEXT);
  const refused = isOpenAtStart ? refusedStart(pattern.node) : null;
  if (refused) {
    const all = patternGlobs(refused.node);
    const refuses = expressible(all);
    const exact = refused.isAll && refuses.length === all.length;
    if (refuses.length > 0) return { accepts: null, refuses, takesLacking, exact };
  }
  const accepts = distinct(globs.map(({ glob }) => widened(glob)).filter((glob) => glob.length > 0));
  const exact = globs.every(({ glob, within }) => within && widened(glob) === glob);
  if (accepts.some(isAnyText)) return { ...OPEN, exact };
  if (accepts.length === 0 && !takesLacking) return null;
  return { accepts, refuses: null, takesLacking, exact };
}

function filterOfNot(globs: PatternGlob[], takesLacking: boolean): CellFilter | null {
  if (globs.length === 0) return OPEN;
  if (globs.some(({ glob, within }) => within && isAnyText(glob))) return null;
  const refuses = expressible(globs);
  if (refuses.length === 0) return { ...OPEN, exact: false };
  return { accepts: null, refuses, takesLacking, exact: refuses.length === globs.length };
}

/** Only what is exact may be refused, and what is too long cannot be cut: it would refuse more. */
function expressible(globs: PatternGlob[]): Glob[] {
  return globs
    .filter(({ glob, within }) => within && glob.length > 0 && widened(glob) === glob)
    .map(({ glob }) => glob);
}

function isAnyText(glob: Glob): boolean {
  return glob.length === 1 && glob[0] === ANY_TEXT;
}

/** The shape itself, or a wider one where it is too long or has too many stars for EventBridge's taste. */
function widened(glob: Glob): Glob {
  const parts: (string | typeof ANY_TEXT)[] = [];
  let length = 0;
  let stars = 0;
  for (const part of glob) {
    length += JSON.stringify(globText([part])).length;
    stars += part === ANY_TEXT ? 1 : 0;
    if (length > SHAPE_LENGTH || stars > SHAPE_STARS) return [...beginning(parts, glob), ANY_TEXT];
    parts.push(part);
  }
  return glob;
}

/** What fits with a star behind it, none at its end; of one endless text its beginning. */
function beginning(parts: (string | typeof ANY_TEXT)[], glob: Glob): Glob {
  const stars = (some: Glob) => some.filter((part) => part === ANY_TEXT).length;
  let kept = parts;
  while (kept.at(-1) === ANY_TEXT || stars(kept) >= SHAPE_STARS) kept = kept.slice(0, -1);
  const [first] = glob;
  return kept.length === 0 && typeof first === "string" ? [first.slice(0, 40)] : kept;
}

function distinct(globs: Glob[]): Glob[] {
  return [...new Map(globs.map((glob) => [JSON.stringify(globTest(glob)), glob])).values()];
}
