import { useCallback, useEffect, useState } from "react";
import type { Row } from "@/lib/engine/row";
import type { Scope } from "@/lib/engine/rule-setting";
import type { NarrowingAnswer, RowNarrowingInput } from "@/lib/preview/schema";
import { RULE_ID } from "./workbench-data";

/** Proposals for one row as it stands on screen; null until they are there, and again while others are looked for. */
export function useNarrowings(scope: Scope, row: Row, allowLoss: boolean) {
  const [answer, setAnswer] = useState<NarrowingAnswer | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    // The answer comes from outside, and so does the sign that it is being waited for.
    // oxlint-disable-next-line react/set-state-in-effect
    setAnswer(null);
    setFailed(false);
    ask({ scope, row, allowLoss }, controller.signal).then(setAnswer, () => {
      if (!controller.signal.aborted) setFailed(true);
    });
    return () => controller.abort();
  }, [scope, row, allowLoss, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { answer, hasFailed, retry };
}

async function ask(input: RowNarrowingInput, signal: AbortSignal): Promise<NarrowingAnswer> {
  const response = await fetch(`/rules/${RULE_ID}/narrow`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
    signal,
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as NarrowingAnswer;
}
