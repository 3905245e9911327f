"use client";

import { useTranslations } from "next-intl";
import { useDecisions } from "./decisions";
import styles from "./finding-detail.module.css";

/** The way back that the toast offered, for as long as the suppression holds. */
export function UndoSuppressionButton({ suppressionId, count }: { suppressionId: string; count: number }) {
  const t = useTranslations("findings.detail");
  const decisions = useDecisions();
  return (
    <button
      type="button"
      className={styles.undo}
      disabled={decisions.busy}
      onClick={() => decisions.undoSuppression(suppressionId)}
    >
      {t("undoAll", { count })}
    </button>
  );
}
