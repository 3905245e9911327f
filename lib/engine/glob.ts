/** Stands for any text, the empty one and line ends included. */
export const ANY_TEXT = Symbol("any text");

/** A shape of whole values: literal texts (never empty, never two in a row) with any text between them. */
export type Glob = readonly (string | typeof ANY_TEXT)[];

/** True where the whole value has the shape. */
export function globMatches(glob: Glob, value: string): boolean {
  let at = 0;
  let isOpen = false;
  for (const [index, part] of glob.entries()) {
    if (part === ANY_TEXT) {
      isOpen = true;
      continue;
    }
    const isLast = index === glob.length - 1;
    // The first place is good enough: whatever a later one leaves for the rest, the first leaves more.
    const found = !isOpen ? at : isLast ? value.length - part.length : value.indexOf(part, at);
    if (found < at || !value.startsWith(part, found)) return false;
    at = found + part.length;
    isOpen = false;
  }
  return isOpen || at === value.length;
}

/** True only where every value of `inner` is one of `outer`; may be false for such globs too. */
export function globCovers(outer: Glob, inner: Glob): boolean {
  // What no text can hold stands for "any text", so that only an outer "any text" swallows it.
  const worst = inner.map((part) => (part === ANY_TEXT ? "\uD800" : part)).join("");
  return globMatches(outer, worst);
}

/** The glob as text, one for each shape: for keys and for people; `*` for any text, `\` before a `*` or `\` meant so. */
export function globText(glob: Glob): string {
  return glob.map((part) => (part === ANY_TEXT ? "*" : part.replace(/[\\*]/g, "\\$&"))).join("");
}
