"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import type { RiskLevel as Level } from "@/lib/engine/risk-level";
import type { Cell } from "@/lib/engine/row";
import { RiskLevel } from "@/components/ui/risk-level";
import { patternFault } from "./pattern-fault";
import { PatternText } from "./pattern-text";
import styles from "./row-grid.module.css";

/** The level that a row without its own has: that of the rule's setting, which changes without the row changing. */
export const RuleLevelContext = createContext<Level>("VERY_HIGH");

export function PatternCell({ cell }: { cell: Cell }) {
  const t = useTranslations("workbench");
  if (cell.pattern === "") return <span className={styles.anyValue}>{t("grid.anyValue")}</span>;
  return (
    <>
      {cell.not && <span className={styles.not}>NOT</span>}
      <span className={styles.pattern}>
        <PatternText pattern={cell.pattern} fault={patternFault(cell.pattern)} />
      </span>
    </>
  );
}

export function EnabledMark({ enabled }: { enabled: boolean }) {
  const t = useTranslations("workbench");
  return (
    <span className={styles.switch} data-on={enabled || undefined} data-toggle>
      <span className={styles.hidden}>{enabled ? t("grid.on") : t("grid.off")}</span>
    </span>
  );
}

export function LevelWord({ level }: { level: Level | null }) {
  const ofRule = useContext(RuleLevelContext);
  return (
    <span className={level ? undefined : styles.inheritedLevel} data-inherited={level ? undefined : ""}>
      <RiskLevel level={level ?? ofRule} />
    </span>
  );
}

export function FailedWord({ counted }: { counted: boolean }) {
  const t = useTranslations("workbench");
  return (
    <span className={counted ? styles.quietWord : styles.strongWord} data-toggle>
      {counted ? t("grid.failedCounted") : t("grid.failedSkipped")}
    </span>
  );
}
