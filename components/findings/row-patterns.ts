import { shownText } from "@/components/ui/shown-text";
import { CELL_NAMES } from "@/lib/engine/row";
import type { RowChoice } from "@/lib/findings/schema";

/** Characters of a pattern: enough to know the row by. */
const PATTERN_SHOWN = 200;

/** The cells that ask something, as a part of our sentences; a row without any catches every call. */
export function rowPatterns(cells: RowChoice["cells"]): string {
  const asked = CELL_NAMES.map((name) => cells[name]).filter(({ pattern }) => pattern !== "");
  const words = asked.map(({ pattern, not }) => `${not ? "NOT " : ""}${shownText(pattern, PATTERN_SHOWN)}`);
  return words.join(" · ") || "*";
}
