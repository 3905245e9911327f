import type { CellName } from "@/lib/engine/row";
import type { Note } from "./codes";
import type { WrittenNote } from "./export-rows";

export interface NotePlace {
  item?: number;
  row?: number;
  cell?: CellName;
}

/** What is said once about several places. */
export interface NoteGroup {
  kind: (Note | WrittenNote)["kind"];
  code: (Note | WrittenNote)["code"];
  /** A name or value out of the file; empty where there is none. */
  what: string;
  places: NotePlace[];
}

/** What a person must act on first: things left out, then lost, then repaired. */
const ORDER: readonly NoteGroup["kind"][] = ["left", "loss", "repair", "note"];

/** The notes with what says the same put together, weightiest kind first, in their order otherwise. */
export function groupNotes(notes: readonly (Note | WrittenNote)[]): NoteGroup[] {
  const groups = new Map<string, NoteGroup>();
  for (const note of notes) {
    const { kind, code, row, cell } = note;
    const what = ("what" in note && note.what) || "";
    const key = JSON.stringify([kind, code, what]);
    const group = groups.get(key) ?? { kind, code, what, places: [] };
    groups.set(key, group);
    const item = "item" in note ? note.item : undefined;
    if (item !== undefined || row !== undefined) group.places.push({ item, row, cell });
  }
  return [...groups.values()].sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}
