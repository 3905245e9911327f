"use client";

import { IconCheck } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import styles from "./rollout-board.module.css";
import { isDecided, type RolloutLine } from "./rollout-line";
import { useRolloutText } from "./use-rollout-text";

/** A rule on the board: what it is, and what is missing or was decided. Opens the rule. */
export function RolloutCard({
  line,
  isNext,
  onLeaveOff,
}: {
  line: RolloutLine;
  isNext: boolean;
  onLeaveOff: (line: RolloutLine) => void;
}) {
  const t = useTranslations("rollout");
  const text = useRolloutText();
  return (
    <li className={styles.card} data-next={isNext || undefined}>
      <div className={styles.cardHead}>
        <span className={styles.id}>{line.ruleId}</span>
        {isDecided(line) ? (
          line.state === "leftOff" ? (
            <Tag>{t("leftOffTag")}</Tag>
          ) : (
            <Tag tone="ok" icon={<IconCheck stroke={2.2} aria-hidden />}>
              {t("configuredTag")}
            </Tag>
          )
        ) : (
          isNext && <Tag tone="ai">{t("next")}</Tag>
        )}
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
      </div>
      <Link href={`/rules/${line.ruleId}`} className={styles.cardTitle}>
        {line.title}
      </Link>
      <p className={styles.cardText}>{text(line)}</p>
    </li>
  );
}
