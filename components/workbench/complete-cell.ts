import type { NameCatcher } from "@/lib/engine/catch-names";
import { closestNames } from "@/lib/engine/closest-names";
import { pairAt, type NameTable } from "@/lib/engine/name-table";
import { listBits } from "@/lib/engine/bit-set";
import { escapeText } from "@/lib/engine/pattern-branches";
import type { CellName, Row } from "@/lib/engine/row";

export interface Completion {
  /** The real name. */
  name: string;
  /** The whole cell with it in place of what was typed of it. */
  text: string;
}

const MOST = 5;
/** The word at the end of a pattern: after a bar, a parenthesis or `^`, of characters that names are made of. */
const LAST_WORD = /(?:^|[|(:^])((?:[A-Za-z0-9_-]|\\?\.(?![*+?{]))+)$/;

/** What is being typed of a name at the end of the pattern, its dots as they are meant; null where it is something else. */
export function lastWord(pattern: string): { at: number; word: string } | null {
  const written = LAST_WORD.exec(pattern)?.[1];
  if (written === undefined) return null;
  return { at: pattern.length - written.length, word: written.replaceAll("\\.", ".") };
}

/** Names that what is typed may become: those that begin so, the shortest first, else those most like it. */
export function completions(pattern: string, names: readonly string[]): Completion[] {
  const typed = lastWord(pattern);
  if (!typed) return [];
  const lower = typed.word.toLowerCase();
  const begun = names
    .filter((name) => name.toLowerCase().startsWith(lower))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const found =
    begun.length > 0 ? begun.slice(0, MOST) : closestNames(typed.word, names).map(({ name }) => name);
  return found
    .filter((name) => name !== typed.word)
    .map((name) => ({ name, text: pattern.slice(0, typed.at) + escapeText(name) }));
}

/** The sorted names that a cell of this column is completed to: of event names only those that the row's sources write. */
export function namesForCell(
  row: Pick<Row, CellName>,
  column: CellName,
  table: NameTable,
  catcher: NameCatcher,
): readonly string[] {
  if (column === "eventSource") return table.sources;
  if (column === "userIdentityType") return table.identityTypes.filter((type) => type !== "");
  const anyValue = { pattern: "", not: false };
  const { pairs, count } = catcher.catchRow({ ...row, eventName: anyValue, userIdentityType: anyValue });
  // A source that nobody knows says nothing about names.
  if (count === 0) return table.names;
  return [...new Set(listBits(pairs).map((pair) => pairAt(table, pair).name))].sort();
}
