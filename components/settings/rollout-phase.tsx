"use client";

import { IconCheck, IconChevronDown, IconMinus } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Moment } from "@/components/ui/moment";
import { RiskMark } from "@/components/ui/risk-level";
import type { Phase } from "@/lib/catalogue/phases";
import styles from "./rollout-board.module.css";
import { RolloutCard } from "./rollout-card";
import { isDecided, progressOf, type PhaseProgress, type RolloutLine } from "./rollout-line";
import { useRolloutText } from "./use-rollout-text";

/** Open rules of a phase shown before "n more". */
const SHOWN = 6;

/** One column: how far the phase is, its open rules, and what was decided. */
export function RolloutPhase({
  phase,
  lines,
  current,
  nextRule,
  onLeaveOff,
}: {
  phase: Phase;
  lines: readonly RolloutLine[];
  /** Number of the first phase that has open rules. */
  current: number | null;
  nextRule: string | null;
  onLeaveOff: (line: RolloutLine) => void;
}) {
  const t = useTranslations("rollout");
  const text = useRolloutText();
  const [expanded, setExpanded] = useState(false);
  const progress = progressOf(lines);
  const complete = progress.open === 0;
  const open = lines.filter((line) => !isDecided(line));
  const decided = lines.filter(isDecided);
  const cards = complete ? decided : expanded ? open : open.slice(0, SHOWN);
  return (
    <section className={styles.phase} aria-labelledby={`phase-${phase.number}`}>
      <PhaseHead phase={phase} progress={progress} current={current} />
      <ul className={styles.cards}>
        {cards.map((line) => (
          <RolloutCard
            key={line.ruleId}
            line={line}
            isNext={line.ruleId === nextRule}
            onLeaveOff={onLeaveOff}
          />
        ))}
      </ul>
      {complete && (
        <div className={styles.complete}>
          <strong>{t("phaseDone")}</strong>
          <p>{t("phaseDoneDetail", { configured: progress.configured, leftOff: progress.leftOff })}</p>
        </div>
      )}
      {open.length > SHOWN && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={expanded}
          onClick={() => setExpanded(!expanded)}
        >
          <IconChevronDown size={15} stroke={1.7} aria-hidden data-expanded={expanded || undefined} />
          {expanded ? t("fewer") : t("more", { count: open.length - SHOWN })}
        </button>
      )}
      {!complete && decided.length > 0 && (
        <div className={styles.decided}>
          <h3>{t("decided", { count: decided.length })}</h3>
          <ul>
            {decided.map((line) => (
              <li key={line.ruleId}>
                <Link href={`/rules/${line.ruleId}`}>
                  {line.state === "leftOff" ? (
                    <IconMinus size={14} stroke={1.9} aria-hidden />
                  ) : (
                    <IconCheck size={14} stroke={2} aria-hidden data-done />
                  )}
                  <span className={styles.id}>{line.ruleId}</span>
                  <span className={styles.decidedText}>{text(line)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function PhaseHead({
  phase,
  progress,
  current,
}: {
  phase: Phase;
  progress: PhaseProgress;
  current: number | null;
}) {
  const t = useTranslations("rollout");
  const names = useTranslations("catalogue.phases");
  const { total, configured, leftOff, open, completedAt } = progress;
  const share = (count: number) => `${(100 * count) / Math.max(1, total)}%`;
  return (
    <header>
      <div className={styles.phaseHead}>
        <span className={styles.phaseNumber}>{t("phase", { number: phase.number })}</span>
        {phase.levels.map((level) => (
          <RiskMark key={level} level={level} decorative />
        ))}
        <h2 id={`phase-${phase.number}`}>{names(String(phase.number) as never)}</h2>
        <span className={styles.phaseCount}>
          <strong>{configured + leftOff}</strong> / {total}
        </span>
      </div>
      <div className={styles.progress} role="img" aria-label={t("progress", { configured, leftOff, open })}>
        <span style={{ width: share(configured) }} data-kind="configured" />
        <span style={{ width: share(leftOff) }} data-kind="leftOff" />
      </div>
      <p className={styles.phaseState}>
        {open === 0
          ? completedAt
            ? t.rich("completed", { at: () => <Moment at={completedAt} style="date" /> })
            : t("nothingToDo")
          : phase.number === current
            ? t("inProgress", { count: open })
            : t("after", { number: phase.number - 1 })}
      </p>
    </header>
  );
}
