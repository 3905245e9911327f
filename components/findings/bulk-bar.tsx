"use client";

import { IconArrowBackUp, IconEye, IconVolumeOff, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import { keepsToastAbove } from "@/components/ui/toast-place";
import { MAX_TARGETS } from "@/lib/findings/schema";
import { countOf, statusesOf, type Choice } from "./choice";
import { useDecisions } from "./decisions";
import styles from "./bulk-bar.module.css";

/** What can be done with the selected findings, floating over the list. */
export function BulkBar({
  choice,
  all,
  onToggleAll,
  onClear,
  onDone,
}: {
  choice: Choice;
  /** How many fit the filter, where all of them can be decided at once. */
  all?: number | null;
  onToggleAll?: () => void;
  onClear: () => void;
  /** With the findings that a decision changed. */
  onDone: (ids: readonly string[]) => void;
}) {
  const t = useTranslations("findings");
  const decisions = useDecisions();
  const statuses = statusesOf(choice);
  const isHidden = statuses.every((status) => status === "suppressed" || status === "resolved");
  const isInvestigated = statuses.every((status) => status === "investigating");
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("bulk.label")} ref={keepsToastAbove}>
      <span className={styles.count} role="status">
        {t.rich("bulk.selected", { count: countOf(choice), b: (chunks) => <b>{chunks}</b> })}
      </span>
      {isHidden ? (
        <button
          type="button"
          className={styles.action}
          disabled={decisions.busy}
          onClick={() => decisions.setStatus(choice, "open", onDone)}
        >
          <IconArrowBackUp size={16} stroke={1.7} aria-hidden="true" />
          {t("act.reopen")}
        </button>
      ) : (
        <>
          <button
            type="button"
            className={styles.action}
            disabled={decisions.busy}
            onClick={() => decisions.suppress(choice, onDone)}
          >
            <IconVolumeOff size={16} stroke={1.7} aria-hidden="true" />
            {t("act.suppress")}
            <KeyHint keys={["S"]} onFill />
          </button>
          {isInvestigated ? (
            <button
              type="button"
              className={styles.action}
              disabled={decisions.busy}
              onClick={() => decisions.setStatus(choice, "open", onDone)}
            >
              <IconArrowBackUp size={16} stroke={1.7} aria-hidden="true" />
              {t("act.reopen")}
            </button>
          ) : (
            <button
              type="button"
              className={styles.action}
              disabled={decisions.busy}
              onClick={() => decisions.setStatus(choice, "investigating", onDone)}
            >
              <IconEye size={16} stroke={1.7} aria-hidden="true" />
              {t("act.investigate")}
              <KeyHint keys={["I"]} onFill />
            </button>
          )}
          <button
            type="button"
            className={styles.action}
            disabled={decisions.busy}
            onClick={() => decisions.setStatus(choice, "resolved", onDone)}
          >
            {t("act.resolve")}
          </button>
        </>
      )}
      {all && all <= MAX_TARGETS && onToggleAll ? (
        <button
          type="button"
          className={`${styles.action} ${styles.quiet}`}
          aria-pressed={choice.kind === "all"}
          onClick={onToggleAll}
        >
          {t("bulk.all", { count: all })}
        </button>
      ) : null}
      <button
        type="button"
        className={`${styles.action} ${styles.clear}`}
        aria-label={t("bulk.clear")}
        onClick={onClear}
      >
        <IconX size={16} stroke={1.7} aria-hidden="true" />
        <KeyHint keys={["Esc"]} onFill />
      </button>
    </div>
  );
}
