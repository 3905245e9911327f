"use client";

import { CloseButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ProblemNote } from "@/components/ui/problem-note";
import styles from "./bulk-bar.module.css";

/** Why a decision was not carried out. It stays until it is read: nothing was changed, and somebody believes it was. */
export function DecisionProblem({ text, onDismiss }: { text: string; onDismiss: () => void }) {
  const t = useTranslations("findings.problem");
  return (
    <div className={styles.problem}>
      <ProblemNote actions={<CloseButton size="sm" aria-label={t("dismiss")} onClick={onDismiss} />}>
        {text}
      </ProblemNote>
    </div>
  );
}
