import { useCallback, useEffect, useState } from "react";
import type { RowChoices, RowSearch } from "@/lib/findings/schema";

/** A letter alone would cost the server a search. */
const PAUSE_MS = 250;
const NOTHING: RowChoices = { rows: [], more: false };

/** Rows to filter by, once `ask` was called with the words to look for. What was found stays until the next answer. */
export function useRowChoices(account: RowSearch["account"]) {
  const [text, setText] = useState<string | null>(null);
  const [found, setFound] = useState(NOTHING);
  const [state, setState] = useState<"loading" | "failed" | "found">("loading");

  useEffect(() => {
    if (text === null) return;
    const controller = new AbortController();
    const search = () =>
      load({ text, account }, controller.signal).then(
        (rows) => {
          setFound(rows);
          setState("found");
        },
        () => {
          if (controller.signal.aborted) return;
          setFound(NOTHING);
          setState("failed");
        },
      );
    const pause = setTimeout(search, text === "" ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(pause);
      controller.abort();
    };
  }, [text, account]);

  const ask = useCallback((words: string | null) => setText(words), []);
  return { found, state, text, ask };
}

async function load(search: RowSearch, signal: AbortSignal): Promise<RowChoices> {
  const response = await fetch("/findings/rows", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(search),
    signal,
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as RowChoices;
}
