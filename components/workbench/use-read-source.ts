import { useEffect, useMemo, useState } from "react";
import { refusal } from "@/lib/exchange/read-json";
import { formatOfText, importRows, type ImportedFile } from "@/lib/exchange/import-rows";
import type { ClipboardTable } from "./read-clipboard";
import { readTextFile } from "./read-text-file";

/** What rows are to come out of: what was pasted or typed, or a chosen file. */
export type RowSource = ClipboardTable | { file: File };

export type ReadSource =
  /** A table whose columns a person may correct. */
  | { kind: "table"; table: ClipboardTable }
  | { kind: "file"; file: ImportedFile }
  | { kind: "reading" }
  | { kind: "unavailable" };

/** Reads a source in the format it is found to have; what is a table at first sight is there at once. */
export function useReadSource(source: RowSource): ReadSource {
  const table = useMemo<ReadSource | null>(() => {
    if ("file" in source) return null;
    const isTable = source.html !== "" || formatOfText(source.text) === "table";
    return isTable ? { kind: "table", table: source } : null;
  }, [source]);
  const [read, setRead] = useState<{ of: RowSource; result: ReadSource } | null>(null);
  useEffect(() => {
    if (table) return;
    let isWanted = true;
    const settle = (result: ReadSource) => isWanted && setRead({ of: source, result });
    readSource(source).then(settle, (error: unknown) => {
      console.error(error);
      settle({ kind: "unavailable" });
    });
    return () => {
      isWanted = false;
    };
  }, [source, table]);
  return table ?? (read?.of === source ? read.result : { kind: "reading" });
}

async function readSource(source: RowSource): Promise<ReadSource> {
  const text = "file" in source ? await readTextFile(source.file) : source.text;
  if (text === null) return { kind: "file", file: { format: "table", ...refusal("tooLarge") } };
  const file = await importRows(text, () => crypto.randomUUID());
  return file.ok && file.format === "table"
    ? { kind: "table", table: { text, html: "" } }
    : { kind: "file", file };
}
