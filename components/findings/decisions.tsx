"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext, useMemo, useState, useTransition, type ReactNode } from "react";
import { showUndoToast } from "@/components/ui/undo-toast";
import { useProblemText } from "@/components/ui/use-submit";
import { reopenFindingsAction, setFindingStatusAction } from "@/lib/findings/actions";
import { MAX_TARGETS, type Decided, type FindingStatus } from "@/lib/findings/schema";
import { suppressFindingsAction, undoSuppressionAction } from "@/lib/suppressions/actions";
import type { Ceilings } from "@/lib/suppressions/schema";
import { statusesOf, targetsOf, type Choice } from "./choice";
import { DecisionProblem } from "./decision-problem";
import { SuppressDialog } from "./suppress-dialog";

type Status = Exclude<FindingStatus, "suppressed">;
type Outcome<T> =
  | ({ ok: true } & T)
  | { ok: false; problems: { path: (string | number)[]; message: string }[]; reference?: string };

interface Decisions {
  /** Opens the dialog. */
  suppress(choice: Choice, onDone?: (ids: readonly string[]) => void): void;
  /** Decides at once, with the way back in the toast. */
  setStatus(choice: Choice, to: Status, onDone?: (ids: readonly string[]) => void): void;
  /** Takes a suppression back for all its findings. */
  undoSuppression(suppressionId: string): void;
  busy: boolean;
}

const Context = createContext<Decisions | null>(null);

/** What can be decided about findings on this screen. */
export function useDecisions(): Decisions {
  const decisions = useContext(Context);
  if (!decisions) throw new Error("useDecisions outside of DecisionProvider");
  return decisions;
}

/** Decisions about findings for everything inside: the dialog, the undo toast, and what went wrong. */
export function DecisionProvider({ ceilings, children }: { ceilings: Ceilings; children: ReactNode }) {
  const t = useTranslations("findings");
  const ui = useTranslations("ui");
  const problemText = useProblemText();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const [dialog, setDialog] = useState<{ choice: Choice; onDone?: (ids: readonly string[]) => void } | null>(
    null,
  );

  const say = (message: string, undo?: () => void) =>
    showUndoToast({ message, undoLabel: ui("undo"), closeLabel: ui("close"), onUndo: undo });

  const told = (key: "suppressed" | Status, { changed, skipped }: Decided) =>
    t(`done.${key}`, { count: changed.length }) +
    (skipped > 0 ? ` ${t("done.skipped", { count: skipped })}` : "");

  const explain = (outcome: Extract<Outcome<object>, { ok: false }>) => {
    const key = outcome.problems[0]?.message ?? "unexpected";
    if (key === "tooMany") return t("problem.tooMany", { count: MAX_TARGETS });
    return key === "conflict" ? t("problem.conflict") : problemText(key, { reference: outcome.reference });
  };

  const run = <T extends object>(work: () => Promise<Outcome<T>>, onDone: (done: T) => void) =>
    start(async () => {
      setProblem(null);
      const outcome = await work().catch(() => null);
      if (outcome === null) setProblem(t("problem.unreachable"));
      else if (outcome.ok) onDone(outcome);
      else setProblem(explain(outcome));
    });

  const setStatus: Decisions["setStatus"] = (choice, to, onDone) => {
    const statuses = statusesOf(choice);
    const isReopening =
      to === "open" && statuses.every((status) => status === "suppressed" || status === "resolved");
    const targets = targetsOf(choice);
    run<Decided>(
      () => (isReopening ? reopenFindingsAction({ targets }) : setFindingStatusAction({ targets, to })),
      (done) => {
        onDone?.(done.changed.map(({ id }) => id));
        say(told(to, done), undoOf(done, to));
      },
    );
  };

  /** Each finding goes back to where it came from; what was suppressed cannot be suppressed again without a word. */
  const undoOf = ({ changed }: Decided, to: Status) => {
    const from = [...new Set(changed.map((one) => one.from))];
    if (from.length !== 1 || from[0] === "suppressed") return undefined;
    const targets = { items: changed.map(({ id }) => ({ id, status: to })) };
    return () =>
      run<Decided>(
        () => setFindingStatusAction({ targets, to: from[0] }),
        (done) => say(t("done.undone", { count: done.changed.length })),
      );
  };

  const undoSuppression = (suppressionId: string) =>
    run<Decided>(
      () => undoSuppressionAction({ suppressionId }),
      (done) => say(t("done.undone", { count: done.changed.length })),
    );

  const suppressNow = async (comment: string, until: string | null) => {
    if (!dialog) return null;
    const targets = targetsOf(dialog.choice);
    const outcome = await suppressFindingsAction({ targets, comment, until }).catch(() => null);
    if (outcome === null) return { path: null, text: t("problem.unreachable") };
    if (!outcome.ok)
      return {
        path: String(outcome.problems[0]?.path[0] ?? ""),
        text: explain(outcome),
        key: outcome.problems[0]?.message,
      };
    dialog.onDone?.(outcome.changed.map(({ id }) => id));
    setDialog(null);
    const { suppressionId } = outcome;
    say(told("suppressed", outcome), () => undoSuppression(suppressionId));
    return null;
  };

  const decisions = useMemo<Decisions>(
    () => ({ suppress: (choice, onDone) => setDialog({ choice, onDone }), setStatus, undoSuppression, busy }),
    // oxlint-disable-next-line react/exhaustive-deps -- made anew where what it shows changes
    [busy, t],
  );
  return (
    <Context value={decisions}>
      {children}
      {dialog ? (
        <SuppressDialog
          choice={dialog.choice}
          ceilings={ceilings}
          onClose={() => setDialog(null)}
          onSuppress={suppressNow}
        />
      ) : null}
      {problem ? <DecisionProblem text={problem} onDismiss={() => setProblem(null)} /> : null}
    </Context>
  );
}
