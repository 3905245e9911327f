"use client";

import { SegmentedControl } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { repeatedCount, type ResultFilter } from "./result-list";
import type { Tester } from "./use-tester";
import styles from "./tester.module.css";

interface ResultsBarProps {
  tester: Tester;
  isBusy: boolean;
  /** Rows that were judged by, and whether they are a draft. */
  rowCount: number;
  hasDraft: boolean;
  filter: ResultFilter;
  onFilter: (filter: ResultFilter) => void;
  /** The selected event matches: the jump leads to one that does not. */
  isOnMatch?: boolean;
  /** Absent where there is nothing to jump in. */
  onJump?: () => void;
  viewSwitch: ReactNode;
}

/** How many events match, by what that was judged and how long it took; and which of them are listed. */
export function ResultsBar(props: ResultsBarProps) {
  const { tester, isBusy, rowCount, hasDraft, filter, onFilter, isOnMatch, onJump } = props;
  const { judged, matchCount } = tester;
  const t = useTranslations("workbench");
  const format = useFormatter();
  const counted = (count: number | null) => (count === null ? "–" : format.number(count));
  const total = tester.events.length;
  const repeated = useMemo(() => repeatedCount(tester.events), [tester.events]);
  const missed = matchCount === null ? null : total - matchCount;
  return (
    <div className={styles.bar}>
      <div className={styles.summary} role="status">
        {isBusy ? (
          <span>{t("results.reading")}</span>
        ) : total === 0 ? (
          <span className={styles.quiet}>{t("results.nothingYet")}</span>
        ) : matchCount === null ? (
          <span>{t("results.judging", { total })}</span>
        ) : (
          <strong>{t("results.matched", { total, matched: matchCount })}</strong>
        )}
        {repeated > 0 && <span className={styles.quiet}>{t("results.repeated", { count: repeated })}</span>}
        {judged && total > 0 && (
          <>
            <span className={styles.by}>
              {hasDraft
                ? t("results.byDraft", { count: rowCount })
                : t("results.byLive", { count: rowCount })}
            </span>
            <span className={styles.time} aria-hidden>
              {t("results.milliseconds", { time: judged.milliseconds })}
            </span>
          </>
        )}
      </div>
      {total === 0 && <div className={styles.filter}>{props.viewSwitch}</div>}
      {total > 0 && (
        <div className={styles.filter}>
          {onJump && filter === "all" && matchCount !== null && matchCount > 0 && matchCount < total && (
            <button type="button" className={styles.jump} onClick={onJump}>
              {isOnMatch ? t("results.nextMissed") : t("results.nextMatching")}
              <KeyHint keys={["N"]} />
            </button>
          )}
          <SegmentedControl
            size="xs"
            aria-label={t("results.filter")}
            value={filter}
            onChange={(value) => onFilter(value as ResultFilter)}
            data={[
              { value: "all", label: t("results.all", { count: total }) },
              { value: "matching", label: t("results.matching", { count: counted(matchCount) }) },
              { value: "missed", label: t("results.missed", { count: counted(missed) }) },
            ]}
          />
          {props.viewSwitch}
        </div>
      )}
    </div>
  );
}
