import { useEffect, useMemo, useState } from "react";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";
import type { Scope } from "@/lib/engine/rule-setting";
import type { ObservedAnswer } from "@/lib/preview/schema";
import type { NameQuestions } from "./advice-protocol";
import { createNamesDesk, type NamesDesk, type NamesWorker } from "./names-desk";
import { adviceByRow, type AdvisedRow } from "./row-repair";
import { RULE_ID } from "./workbench-data";

export interface Names {
  /** What the doctor told last, by row; empty until it has spoken and where there is none. */
  advised: ReadonlyMap<string, AdvisedRow>;
  /** Null while there is no worker: before the first question, and after it broke down. */
  ask: NamesDesk["ask"] | null;
  hasFailed: boolean;
}

/**
 * What looks at all rows anew is asked when typing has paused this long, in milliseconds: the consequence of a key comes
 * first, and a pattern that is half typed needs no advice.
 */
export const ADVICE_PAUSE = 150;

const NOTHING: ReadonlyMap<string, AdvisedRow> = new Map();

/**
 * The worker that knows AWS's names and those seen here, and its advice on the rows on screen. Without it there simply
 * is none.
 */
export function useNames(scope: Scope, rows: readonly Row[], ruleLevel: RiskLevel): Names {
  const [desk, setDesk] = useState<NamesDesk | null>(null);
  const [hasFailed, setFailed] = useState(false);
  /** Counts what the worker learned: its advice is asked for anew. */
  const [learned, setLearned] = useState(0);
  const [told, setTold] = useState<{ rows: readonly Row[]; advice: NameQuestions["advise"]["answer"] }>();

  useEffect(() => {
    const created = createNamesDesk(
      () =>
        new Worker(new URL("./advice.worker.ts", import.meta.url), {
          type: "module",
        }) as NamesWorker,
      () => {
        setFailed(true);
        setDesk(null);
        setTold(undefined);
      },
    );
    // A worker is nothing that could be made while drawing.
    // oxlint-disable-next-line react/set-state-in-effect
    setDesk(created);
    return () => created.dispose();
  }, []);

  useEffect(() => {
    if (!desk) return;
    const controller = new AbortController();
    observed(scope, controller.signal).then(
      ({ calls }) => desk.ask("observe", { calls }, () => setLearned((before) => before + 1)),
      // What is seen here only adds to AWS's own names: without it there is less advice.
      () => {},
    );
    return () => controller.abort();
  }, [desk, scope]);

  useEffect(() => {
    if (!desk) return;
    const timer = setTimeout(
      () => desk.ask("advise", { rows, ruleLevel }, (advice) => setTold({ rows, advice })),
      ADVICE_PAUSE,
    );
    return () => clearTimeout(timer);
  }, [desk, rows, ruleLevel, learned]);

  const advised = useMemo(() => (told ? adviceByRow(told.rows, told.advice) : NOTHING), [told]);
  return { advised, ask: desk?.ask ?? null, hasFailed };
}

async function observed(scope: Scope, signal: AbortSignal): Promise<ObservedAnswer> {
  const response = await fetch(`/rules/${RULE_ID}/observed`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scope }),
    signal,
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as ObservedAnswer;
}
