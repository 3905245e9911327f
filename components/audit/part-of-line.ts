import { shownText } from "@/components/ui/shown-text";

/** As long as a pattern or note may be: the log leaves nothing of them out. */
const WHOLE = 2_000;

/** Somebody's text within a line that tells a row: it turns no other words, and begins no line that passes for a row. */
export function partOfLine(text: string): string {
  return shownText(text, WHOLE).replace(/\r\n|[\n\r\u2028\u2029]/g, "↵");
}
