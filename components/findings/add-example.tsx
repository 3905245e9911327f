"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { showUndoToast } from "@/components/ui/undo-toast";
import { useProblemText } from "@/components/ui/use-submit";
import type { RowExample } from "@/lib/engine/row";
import { addFindingExampleAction, removeFindingExampleAction } from "@/lib/findings/actions";
import type { FindingDetail } from "@/lib/findings/queries";
import styles from "./matched-rows.module.css";

const EXPECTATIONS: readonly RowExample["expect"][] = ["match", "noMatch"];

/**
 * Makes the event an example of the row that found it, in one's own draft: nothing is decided by that, and the toast
 * takes it back. What came of it stays in the line, with the way to the draft.
 */
export function AddExample({ finding }: { finding: Pick<FindingDetail, "id" | "rowNumber" | "settings"> }) {
  const t = useTranslations("findings.example");
  const tUi = useTranslations("ui");
  const problemText = useProblemText();
  const [busy, start] = useTransition();
  const [said, setSaid] = useState<{ text: string; tone: "done" | "bad" } | null>(null);

  function failed(problems: readonly { message: string }[]) {
    const message = problems[0]?.message ?? "unexpected";
    const own = `problem.${message}`;
    setSaid({ text: t.has(own as never) ? t(own as never) : problemText(message), tone: "bad" });
  }

  function undo(exampleId: string) {
    start(async () => {
      const outcome = await removeFindingExampleAction({ findingId: finding.id, exampleId }).catch(
        () => null,
      );
      if (!outcome) return failed([{ message: "unreachable" }]);
      if (outcome.ok) setSaid(null);
      else failed(outcome.problems);
    });
  }

  function add(expect: RowExample["expect"]) {
    start(async () => {
      const outcome = await addFindingExampleAction({ findingId: finding.id, expect }).catch(() => null);
      if (!outcome) return failed([{ message: "unreachable" }]);
      if (!outcome.ok) return failed(outcome.problems);
      const { exampleId, rowNumber, isNew } = outcome;
      const text = t(isNew ? "added" : "known", { number: rowNumber });
      setSaid({ text, tone: "done" });
      if (!isNew) return;
      showUndoToast({
        message: text,
        undoLabel: tUi("undo"),
        closeLabel: tUi("close"),
        onUndo: () => undo(exampleId),
      });
    });
  }

  return (
    <div className={styles.example} role="group" aria-label={t("label", { number: finding.rowNumber ?? 0 })}>
      <span className={styles.exampleLabel}>{t("label", { number: finding.rowNumber ?? 0 })}</span>
      {EXPECTATIONS.map((expect) => (
        <button
          key={expect}
          type="button"
          className={styles.exampleButton}
          disabled={busy}
          onClick={() => add(expect)}
        >
          {t(expect)}
        </button>
      ))}
      <span role="status" className={styles.exampleSaid} data-tone={said?.tone}>
        {said?.text}{" "}
        {said?.tone === "done" && (
          <Link href={`/rules/RTM-011?scope=${finding.settings.scope}`} prefetch={false}>
            {t("open")}
          </Link>
        )}
      </span>
    </div>
  );
}
