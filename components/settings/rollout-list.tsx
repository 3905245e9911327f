"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import table from "@/components/ui/data-table.module.css";
import { RiskMark } from "@/components/ui/risk-level";
import type { Phase } from "@/lib/catalogue/phases";
import styles from "./rollout-board.module.css";
import { isDecided, progressOf, type RolloutLine } from "./rollout-line";
import { StateMark } from "./state-mark";
import { useRolloutText } from "./use-rollout-text";

/** The board as one table, open rules of each phase first. */
export function RolloutList({
  phases,
  nextRule,
  onLeaveOff,
}: {
  phases: readonly { phase: Phase; lines: readonly RolloutLine[] }[];
  nextRule: string | null;
  onLeaveOff: (line: RolloutLine) => void;
}) {
  const t = useTranslations("rollout");
  const rules = useTranslations("rules");
  const names = useTranslations("catalogue.phases");
  const text = useRolloutText();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${styles.list}`}>
        <thead>
          <tr>
            <th>{rules("id")}</th>
            <th>{rules("title")}</th>
            <th>{rules("state")}</th>
            <th>{t("what")}</th>
            <th>
              <span className="visually-hidden">{t("leaveOff")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {phases.map(({ phase, lines }) => {
            const { configured, leftOff, total } = progressOf(lines);
            return (
              <Fragment key={phase.number}>
                <tr className={table.group} data-phase>
                  <td colSpan={5}>
                    <span className={styles.groupHead}>
                      {t("phase", { number: phase.number })}
                      {phase.levels.map((level) => (
                        <RiskMark key={level} level={level} size={12} decorative />
                      ))}
                      {names(String(phase.number) as never)}
                      <span>
                        {configured + leftOff} / {total}
                      </span>
                    </span>
                  </td>
                </tr>
                {[...lines]
                  .sort((a, b) => Number(isDecided(a)) - Number(isDecided(b)))
                  .map((line) => (
                    <tr key={line.ruleId} data-selected={line.ruleId === nextRule || undefined}>
                      <td className={table.mono}>{line.ruleId}</td>
                      <td className={table.main}>
                        <Link href={`/rules/${line.ruleId}`} className={styles.listLink}>
                          {line.title}
                        </Link>
                      </td>
                      <td>
                        <StateMark state={line.state} />
                      </td>
                      <td>{text(line)}</td>
                      <td className={table.number}>
                        {!isDecided(line) && line.mayEdit && (
                          <button
                            type="button"
                            className={styles.leaveOff}
                            onClick={() => onLeaveOff(line)}
                            aria-label={t("leaveOffNamed", { ruleId: line.ruleId })}
                          >
                            {t("leaveOff")}
                          </button>
                        )}
                      </td>
                    </tr>
                  ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
