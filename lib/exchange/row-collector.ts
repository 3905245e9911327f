import { MAX_ROWS, rowSchema } from "@/lib/catalogue/row-schema";
import { MAX_TEXT } from "@/lib/catalogue/bounded-text";
import { PATTERN_LENGTH_LIMIT } from "@/lib/engine/check-pattern";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import { safeText } from "@/lib/engine/safe-text";
import type { Note } from "./codes";

/** What was read from a file: rows that a grid can hold, and what there is to say about the others and about them. */
export interface ImportedRows {
  ok: true;
  rows: Row[];
  notes: Note[];
}

/** Gathers rows of a foreign file: each is checked as a saved row is, has an id of its own, and no more come than fit. */
export function collectRows(newId: () => string) {
  const rows: Row[] = [];
  const notes: Note[] = [];
  const ids = new Set<string>();
  let isFull = false;

  /** False where the row was left out, which is told. An id that cannot be kept is replaced. */
  function add(row: Row, item: number): boolean {
    if (rows.length >= MAX_ROWS) {
      if (!isFull) notes.push({ kind: "left", code: "rowsBeyondLimit", item, what: String(MAX_ROWS) });
      isFull = true;
      return false;
    }
    const number = rows.length + 1;
    const note = safeText(row.note.trim(), MAX_TEXT).trim();
    const hasId = /^[\w-]{1,64}$/.test(row.id) && !ids.has(row.id);
    const read = rowSchema.safeParse({ ...row, id: hasId ? row.id : newId(), note });
    if (!read.success) {
      const isLong = CELL_NAMES.some((name) => row[name].pattern.length > PATTERN_LENGTH_LIMIT);
      notes.push({ kind: "left", code: isLong ? "patternTooLong" : "notStorable", item });
      return false;
    }
    if (!hasId) notes.push({ kind: "repair", code: "idReplaced", item, row: number });
    if (note !== row.note.trim()) notes.push({ kind: "repair", code: "noteCut", item, row: number });
    ids.add(read.data.id);
    rows.push(read.data);
    return true;
  }

  /** The number that the next row will have in the grid. */
  const nextRow = () => rows.length + 1;

  return {
    add,
    nextRow,
    tell: (note: Note) => void notes.push(note),
    result: (): ImportedRows => ({ ok: true, rows, notes }),
  };
}

/** A value out of a file, short enough to be shown. */
export function excerpt(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return safeText(text, 120);
}
