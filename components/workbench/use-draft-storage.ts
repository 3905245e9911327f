import { useCallback, useEffect, useRef, useState } from "react";
import type { Row } from "@/lib/engine/row";
import { discardDraftAction, saveDraftAction } from "@/lib/settings/actions";
import type { DraftBody, RuleDraft, SaveDraftInput } from "@/lib/settings/schema";
import type { RuleChoices } from "./workbench-data";

/** What is known of the draft on the server. */
export interface DraftStorage {
  /**
   * `stored`: what stands on screen, or there is nothing to store. `waiting`: on its way. `failed`: the server did not
   * take it, typing goes on and it is tried again. `elsewhere`: another tab stored another draft meanwhile.
   */
  state: "stored" | "waiting" | "failed" | "elsewhere";
  /** When the draft was last stored, ISO 8601. */
  savedAt: string | null;
}

interface Wanted {
  scope: string;
  rows: readonly Row[];
  choices: RuleChoices;
  baseVersion: number;
  /** False where there is nothing to keep: a draft that is there goes. */
  isChanged: boolean;
}

/** Typing pauses this long before it is stored. Milliseconds. */
const PAUSE = 250;
/** Until a failed attempt is repeated. Milliseconds. */
const AGAIN = 4_000;

/**
 * Keeps the draft on the server as it is typed: nothing is lost by a reload or on another computer. One save at a time,
 * always of the newest state; a save that fails is tried again.
 */
export function useDraftStorage(wanted: Wanted, stored: RuleDraft | null, enabled: boolean): DraftStorage {
  const { scope, rows, choices, baseVersion, isChanged } = wanted;
  const [storage, setStorage] = useState<DraftStorage>({ state: "stored", savedAt: stored?.savedAt ?? null });
  const revision = useRef(stored?.revision ?? 0);
  const next = useRef<Wanted | null>(null);
  const isRunning = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isFirst = useRef(true);

  const run = useCallback(async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    while (next.current) {
      const sent: Wanted = next.current;
      next.current = null;
      const outcome = await store(sent, revision.current).catch(() => null);
      if (outcome === null) {
        next.current ??= sent;
        setStorage((before) => ({ ...before, state: "failed" }));
        break;
      }
      if (outcome === "elsewhere") {
        next.current = null;
        setStorage((before) => ({ ...before, state: "elsewhere" }));
        break;
      }
      revision.current = outcome.revision;
      setStorage({ state: next.current ? "waiting" : "stored", savedAt: outcome.savedAt });
    }
    isRunning.current = false;
  }, []);

  useEffect(() => {
    // What was just read from the server need not be written back.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    if (!enabled) return;
    next.current = { scope, rows, choices, baseVersion, isChanged };
    if (!isChanged && revision.current === 0 && !isRunning.current) {
      next.current = null;
      setStorage((before) => (before.state === "elsewhere" ? before : { state: "stored", savedAt: null }));
      return;
    }
    setStorage((before) => (before.state === "elsewhere" ? before : { ...before, state: "waiting" }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void run(), PAUSE);
  }, [scope, rows, choices, baseVersion, isChanged, enabled, run]);

  useEffect(() => {
    if (storage.state !== "failed") return;
    const again = setInterval(() => void run(), AGAIN);
    return () => clearInterval(again);
  }, [storage.state, run]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      // The screen is left for another scope: what has not been sent is sent now.
      void run();
    },
    [run],
  );

  return storage;
}

type Stored = { revision: number; savedAt: string | null };

async function store(
  { scope, rows, choices, baseVersion, isChanged }: Wanted,
  revision: number,
): Promise<Stored | "elsewhere" | null> {
  if (!isChanged) {
    if (revision > 0) {
      const outcome = await discardDraftAction({ scope });
      if (!outcome.ok) return null;
    }
    return { revision: 0, savedAt: null };
  }
  const body: DraftBody = { ...choices, rows: [...rows] };
  const outcome = await saveDraftAction({ scope, baseVersion, revision, body } satisfies SaveDraftInput);
  if (outcome.ok) return { revision: outcome.revision, savedAt: outcome.savedAt };
  return "isElsewhere" in outcome && outcome.isElsewhere ? "elsewhere" : null;
}
