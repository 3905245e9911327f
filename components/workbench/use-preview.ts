import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Row } from "@/lib/engine/row";
import type { Scope } from "@/lib/engine/rule-setting";
import type { Preview, PreviewInput } from "@/lib/preview/schema";
import type { RowDaysState } from "./row-days";
import { RULE_ID, type RuleChoices } from "./workbench-data";

export interface PreviewState {
  /** The newest answer; null until the first one. */
  preview: Preview | null;
  /** An answer for what stands on screen is on its way. */
  isWaiting: boolean;
  /** Why there is none: the server could not be reached, one has to sign in again, or the server failed. */
  failure: "unreachable" | "signedOut" | "failed" | null;
  retry: () => void;
}

type Answer = { preview: Preview; failure: null } | { preview: null; failure: "signedOut" | "failed" };

async function ask(input: PreviewInput, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`/rules/${RULE_ID}/preview`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
    signal,
  });
  if (response.ok) return { preview: (await response.json()) as Preview, failure: null };
  return { preview: null, failure: response.status === 401 ? "signedOut" : "failed" };
}

/**
 * What publishing the rows on screen would change, asked for at each keystroke. One question at a time: while an answer
 * is on its way only the newest rows wait, so that a slow line never lags behind by more than one answer.
 */
export function usePreview(scope: Scope, rows: readonly Row[], choices: RuleChoices): PreviewState {
  const { enabled, riskLevel } = choices;
  const question = useMemo<PreviewInput>(
    // Examples change nothing of what is found, and are more than all the rest of the rows.
    () => ({ scope, enabled, riskLevel, rows: rows.map(({ examples: _, ...row }) => row) }),
    [scope, enabled, riskLevel, rows],
  );
  const [state, setState] = useState<{
    preview: Preview | null;
    failure: PreviewState["failure"];
    /** What was answered; null where it is asked again. */
    of: PreviewInput | null;
  }>({ preview: null, failure: null, of: null });
  const wanted = useRef<PreviewInput | null>(null);
  const running = useRef<AbortController | null>(null);

  const start = useCallback(async (newest: PreviewInput) => {
    wanted.current = newest;
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    while (wanted.current && !controller.signal.aborted) {
      const input: PreviewInput = wanted.current;
      wanted.current = null;
      const answer = await ask(input, controller.signal).catch(
        () => ({ preview: null, failure: "unreachable" }) as const,
      );
      if (controller.signal.aborted) return;
      setState((before) => ({
        preview: answer.preview ?? before.preview,
        failure: answer.failure,
        of: input,
      }));
    }
    running.current = null;
  }, []);

  useEffect(() => {
    void start(question);
  }, [start, question]);

  useEffect(
    () => () => {
      running.current?.abort();
      running.current = null;
    },
    [],
  );

  const retry = useCallback(() => {
    setState((before) => ({ ...before, of: null }));
    void start(question);
  }, [start, question]);

  const { preview, failure } = state;
  // Told by comparison, not by a state of its own: that would draw the workbench twice for every key.
  const isWaiting = state.of !== question;
  return useMemo(() => ({ preview, failure, isWaiting, retry }), [preview, failure, isWaiting, retry]);
}

const DAY_MS = 86_400_000;

/** What the grid shows beside each row; null while it is not known. */
export function daysOfRows({
  preview,
  failure,
}: Pick<PreviewState, "preview" | "failure">): RowDaysState | null {
  if (!preview || failure) return null;
  const last = preview.days.at(-1);
  if (!last || preview.since === null) return { rows: new Map(), days: 0 };
  const since = Math.round((Date.parse(last.day) - Date.parse(preview.since)) / DAY_MS) + 1;
  const shown = preview.rows[0]?.perDay.length ?? 0;
  return { rows: new Map(preview.rows.map((row) => [row.rowId, row])), days: Math.min(since, shown) };
}

/** Pairs of rows that match the same events; null where no event, or no answer, can tell. */
export function overlapsOf({ preview, failure }: Pick<PreviewState, "preview" | "failure">): number | null {
  return !preview || failure || preview.since === null ? null : preview.overlaps.total;
}
