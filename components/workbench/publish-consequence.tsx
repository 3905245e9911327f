"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { OverlapChange, Overlaps } from "@/lib/engine/row-overlaps";
import { ProblemNote } from "@/components/ui/problem-note";
import { AccountChanges, ChangedCalls, DailyFindings } from "./consequence-parts";
import type { PreviewState } from "./use-preview";
import styles from "./consequence.module.css";

/** What publishing changes, once more where it is decided: how many findings, where, and by which calls. */
export function PublishConsequence({ state }: { state: PreviewState }) {
  const t = useTranslations("workbench.consequence");
  const format = useFormatter();
  const { preview, failure, isWaiting } = state;
  if (failure || !preview) return <ProblemNote tone="warn">{t("publishUnknown")}</ProblemNote>;
  const { gained, lost } = preview.total;
  const numbers = preview.rows.flatMap((row, index) =>
    row.total > 0 && row.alone === 0 && row.attributed === 0 && !row.isSlow ? [index + 1] : [],
  );
  return (
    <section className={styles.publish} aria-label={t("label")} aria-busy={isWaiting || undefined}>
      {preview.since === null ? (
        <p className={styles.quiet}>{t("noEvents")}</p>
      ) : (
        <>
          <DailyFindings preview={preview} />
          {numbers.length > 0 && (
            <p className={styles.quiet}>
              {t("covered", {
                count: numbers.length,
                rows: format.list(numbers.slice(0, 20).map(String), { type: "conjunction" }),
              })}
            </p>
          )}
          <ChangedOverlaps what="begun" overlaps={preview.overlapChange.begun} />
          <ChangedOverlaps what="ended" overlaps={preview.overlapChange.ended} />
          {gained + lost > 0 && (
            <details className={styles.details}>
              <summary>{t("publishDetails")}</summary>
              <div className={styles.dialog}>
                <AccountChanges accounts={preview.accounts} more={preview.moreAccounts} />
                <ChangedCalls what="gained" examples={preview.gained} kinds={preview.gainedKinds} />
                <ChangedCalls what="lost" examples={preview.lost} kinds={preview.lostKinds} />
              </div>
            </details>
          )}
        </>
      )}
    </section>
  );
}

/** Pairs that are written out; the rest is counted. */
const SHOWN_PAIRS = 5;

/** Rows that share events only once this is published, or no longer. */
function ChangedOverlaps({ what, overlaps }: { what: keyof OverlapChange; overlaps: Overlaps }) {
  const t = useTranslations("workbench.overlap");
  if (overlaps.total === 0) return null;
  const shown = overlaps.pairs
    .slice(0, SHOWN_PAIRS)
    .map(({ rows: [first, second], count }) => t("pair", { first: first + 1, second: second + 1, count }));
  const more = overlaps.total - shown.length;
  return (
    <div className={styles.quiet}>
      {t(what, { count: overlaps.total })}
      <ul className={styles.pairs}>
        {shown.map((pair) => (
          <li key={pair}>{pair}</li>
        ))}
        {more > 0 && <li>{t("morePairs", { count: more })}</li>}
      </ul>
    </div>
  );
}
