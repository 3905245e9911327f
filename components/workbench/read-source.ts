import { importRows, type ImportedFile } from "@/lib/exchange/import-rows";
import { refusal } from "@/lib/exchange/read-json";
import { newId } from "@/components/ui/new-id";
import type { ClipboardTable } from "./read-clipboard";
import { readTextFile } from "./read-text-file";

/** What rows are to come out of: what was pasted or typed, or a chosen file. */
export type RowSource = ClipboardTable | { file: File };

/** What a source is found to be. */
export type FoundSource =
  /** A table whose columns a person may correct. */
  { kind: "table"; table: ClipboardTable } | { kind: "file"; file: ImportedFile };

/** Reads a source in the format it is found to have; rejects where the file or the reader of its format cannot be had. */
export async function readSource(source: RowSource): Promise<FoundSource> {
  const text = "file" in source ? await readTextFile(source.file) : source.text;
  if (text === null) return { kind: "file", file: { format: "table", ...refusal("tooLarge") } };
  const file = await importRows(text, newId);
  return file.ok && file.format === "table"
    ? { kind: "table", table: { text, html: "" } }
    : { kind: "file", file };
}
