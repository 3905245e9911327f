import { checkPattern } from "./check-pattern";

const START = "^(?![\\s\\S]*(?:";
const END = "))";

/** A pattern that is found exactly where `pattern` is not, for formats without NOT. Longer by 16 characters. */
export function negatedPattern(pattern: string): string {
  return START + pattern + END;
}

/** The pattern that negatedPattern was given; null for any other pattern. */
export function undoNegation(pattern: string): string | null {
  if (!pattern.startsWith(START) || !pattern.endsWith(END)) return null;
  const inner = pattern.slice(START.length, -END.length);
  // `a)|(?:b` between the two would be something else than what is refused there.
  return checkPattern(inner).ok ? inner : null;
}
