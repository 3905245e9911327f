/** The pattern that is found where `text` stands, whatever characters it has. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** As literally, ASCII letters in either case; null where a letter's cases are not two characters of ASCII. */
export function literallyAnyCase(text: string): string | null {
  if (/[^\0-\x7f]/.test(text)) return null;
  return text.replace(/[^]/g, (char) =>
    /[A-Za-z]/.test(char) ? `[${char.toUpperCase()}${char.toLowerCase()}]` : literally(char),
  );
}

/** The pattern of whole values with `*` for any text between the parts, already patterns, of `parts`. */
export function globPattern(parts: readonly string[]): string {
  if (parts.length === 1) return `^${parts[0]}$`;
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  const start = first === "" ? "" : `^${first}`;
  const end = last === "" ? "" : `${last}$`;
  const shown = [start, ...parts.slice(1, -1), end].filter((part) => part !== "");
  // Nothing but stars: any value that is there at all.
  return shown.length === 0 ? "[\\s\\S]" : shown.join("[\\s\\S]*");
}
