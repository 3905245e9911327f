"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import type { Row } from "@/lib/engine/row";
import { trialStanding, type Trials } from "./trial-standing";
import styles from "./save-dialog.module.css";

interface TrialReadProps {
  row: Row;
  number: number;
  trials: Trials;
  onClose: () => void;
}

/** Whether a row notifies, how far its trial is and how often it notifies at most, for those who may not change it. */
export function TrialRead({ row, number, trials, onClose }: TrialReadProps) {
  const t = useTranslations("workbench.trial");
  const standing = trialStanding(row, trials);
  return (
    <Dialog opened onClose={onClose} title={t("title", { number })}>
      <div className={styles.body}>
        <p>{standing ? t(standing.state, { ...standing }) : t("notifies")}</p>
        <p>{row.noiseBudget ? t("budgetIs", { count: row.noiseBudget }) : t("budgetNone")}</p>
      </div>
    </Dialog>
  );
}
