import { checkPattern, type PatternFault } from "@/lib/engine/check-pattern";
import { CELL_NAMES, type Row } from "@/lib/engine/row";

const CACHE_SIZE = 4_000;
const known = new Map<string, PatternFault | null>();

/** checkPattern, remembered: a grid asks for the same thousand patterns at each keystroke. */
export function patternFault(pattern: string): PatternFault | null {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const checked = checkPattern(pattern);
  const fault = checked.ok
    ? null
    : { position: checked.position, length: checked.length, reason: checked.reason };
  if (known.size >= CACHE_SIZE) known.clear();
  known.set(pattern, fault);
  return fault;
}

/** True where one of the row's three cells cannot be read. */
export function hasFault(row: Row): boolean {
  return CELL_NAMES.some((name) => patternFault(row[name].pattern) !== null);
}
