"use client";

import { NumberInput, Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Row } from "@/lib/engine/row";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { trialStanding, type Trials } from "./trial-standing";
import styles from "./save-dialog.module.css";

const DEFAULT_QUIET_DAYS = 7;
const MOST_QUIET_DAYS = 90;
const MOST_NOTIFICATIONS = 10_000;

interface TrialDialogProps {
  row: Row;
  number: number;
  trials: Trials;
  onClose: () => void;
  /** Changes the draft; nothing is live before it is published. */
  onTake: (row: Row) => void;
}

/** Whether a row notifies, when it is ready to, and how often at most. */
export function TrialDialog({ row, number, trials, onClose, onTake }: TrialDialogProps) {
  const t = useTranslations("workbench.trial");
  const [onTrial, setOnTrial] = useState(row.trial !== undefined);
  const [days, setDays] = useState<string | number>(row.trial?.quietDays ?? DEFAULT_QUIET_DAYS);
  const [budget, setBudget] = useState<string | number>(row.noiseBudget ?? "");
  const standing = trialStanding(row, trials);
  const areDays = !onTrial || isWholeNumber(days, MOST_QUIET_DAYS);
  const isBudget = budget === "" || isWholeNumber(budget, MOST_NOTIFICATIONS);

  function take() {
    const { trial, noiseBudget: _, ...rest } = row;
    onTake({
      ...rest,
      ...(onTrial ? { trial: { since: trial?.since ?? null, quietDays: Number(days) } } : {}),
      ...(budget === "" ? {} : { noiseBudget: Number(budget) }),
    });
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      onConfirm={take}
      disabled={!areDays || !isBudget}
      title={t("title", { number })}
      detail={t("detail")}
      confirmLabel={t("take")}
    >
      <div className={styles.body}>
        <Switch
          label={t("onTrial")}
          description={t("onTrialDetail")}
          checked={onTrial}
          onChange={(event) => setOnTrial(event.currentTarget.checked)}
        />
        {onTrial && (
          <NumberInput
            label={t("quietDays")}
            description={t("quietDaysDetail")}
            value={days}
            onChange={setDays}
            min={1}
            max={MOST_QUIET_DAYS}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="none"
            error={areDays ? undefined : t("between", { most: MOST_QUIET_DAYS })}
          />
        )}
        <NumberInput
          label={t("budget")}
          description={t("budgetDetail")}
          placeholder={t("noBudget")}
          value={budget}
          onChange={setBudget}
          min={1}
          max={MOST_NOTIFICATIONS}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="none"
          error={isBudget ? undefined : t("between", { most: MOST_NOTIFICATIONS })}
        />
        {standing && <p>{t(standing.state, { ...standing })}</p>}
      </div>
    </ConfirmDialog>
  );
}

function isWholeNumber(value: string | number, most: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;
}
