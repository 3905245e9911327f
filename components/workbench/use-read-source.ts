import { useEffect, useMemo, useState } from "react";
import { formatOfText } from "@/lib/exchange/import-rows";
import type { FoundSource, RowSource } from "./read-source";

export type ReadSource = FoundSource | { kind: "reading" } | { kind: "unavailable" };

/**
 * Reads a source in the format it is found to have, in a worker of its own, which ends as soon as another source is wanted.
 * What is a table at first sight is there at once. While a text is typed, what was read of it before stays, so that nothing
 * jumps at each letter: `isStale` says so.
 */
export function useReadSource(source: RowSource): { read: ReadSource; isStale: boolean } {
  const table = useMemo<ReadSource | null>(() => {
    if ("file" in source) return null;
    const isTable = source.html !== "" || formatOfText(source.text) === "table";
    return isTable ? { kind: "table", table: source } : null;
  }, [source]);
  const [read, setRead] = useState<{ of: RowSource; result: ReadSource } | null>(null);
  useEffect(() => {
    if (table) return;
    return readInWorker(source, (found) => {
      setRead({ of: source, result: found ?? { kind: "unavailable" } });
    });
  }, [source, table]);
  if (table) return { read: table, isStale: false };
  if (read?.of === source) return { read: read.result, isStale: false };
  const isTyped = read !== null && !("file" in source) && !("file" in read.of);
  return { read: isTyped ? read.result : { kind: "reading" }, isStale: true };
}

/** `heard` is called once, with null where the source cannot be read. Gives back how to end it before. */
function readInWorker(source: RowSource, heard: (found: FoundSource | null) => void): () => void {
  let worker: Worker;
  try {
    worker = new Worker(new URL("./read-source.worker.ts", import.meta.url), { type: "module" });
  } catch {
    heard(null);
    return () => {};
  }
  const settle = (found: FoundSource | null) => {
    worker.terminate();
    heard(found);
  };
  worker.onmessage = ({ data }: MessageEvent<FoundSource | null>) => settle(data);
  worker.onerror = () => settle(null);
  worker.postMessage(source);
  return () => {
    // One that is ended while its script is on its way still reports that it could not be fetched.
    worker.onerror = null;
    worker.terminate();
  };
}
