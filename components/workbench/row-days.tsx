"use client";

import { useFormatter, useTranslations } from "next-intl";
import { createContext, memo, useContext } from "react";
import type { PreviewRow } from "@/lib/preview/schema";
import styles from "./consequence.module.css";

export interface RowDaysState {
  rows: ReadonlyMap<string, PreviewRow>;
  /** Days of PreviewRow.perDay on which anything could have been stored, today included. */
  days: number;
}

/** What each row matched lately; null while that is not known. Apart from the rows, for it changes without them. */
export const RowDaysContext = createContext<RowDaysState | null>(null);

/** The last days of one row as bars, and its mean. Unknown where a pattern was too slow, or nothing has answered. */
export function RowDays({ rowId, enabled }: { rowId: string; enabled: boolean }) {
  const state = useContext(RowDaysContext);
  const row = state?.rows.get(rowId);
  const isKnown = row !== undefined && enabled && !row.isSlow && state!.days > 0;
  return <Drawn row={isKnown ? row : null} days={state?.days ?? 0} enabled={enabled} />;
}

interface DrawnProps {
  row: PreviewRow | null;
  days: number;
  enabled: boolean;
}

function isSame(before: DrawnProps, after: DrawnProps): boolean {
  const isSameRow = before.row === after.row || JSON.stringify(before.row) === JSON.stringify(after.row);
  return isSameRow && before.days === after.days && before.enabled === after.enabled;
}

/** Every answer brings all rows anew, and hardly any has changed. */
const Drawn = memo(function Drawn({ row, days, enabled }: DrawnProps) {
  const t = useTranslations("workbench.consequence");
  const tConditions = useTranslations("workbench.conditions");
  const format = useFormatter();
  if (!row) {
    const why = enabled ? t("rowUnknown") : t("rowOff");
    return (
      <span className={styles.rowDays} title={why}>
        <span className={styles.spark} aria-hidden />
        <span className={styles.rowMean}>
          <span aria-hidden>–</span>
          <span className="visually-hidden">{why}</span>
        </span>
      </span>
    );
  }
  const sum = row.perDay.reduce((before, count) => before + count, 0);
  const most = Math.max(1, ...row.perDay);
  const mean = format.number(sum / days, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const counted = t("rowTitle", { sum, days, total: row.total, alone: row.alone });
  const title = row.isUpperBound ? `${counted} ${tConditions("upperBound")}` : counted;
  return (
    <span className={styles.rowDays} title={title}>
      <span className={styles.spark} aria-hidden>
        {row.perDay.map((count, index) => (
          <span key={index} style={{ height: count === 0 ? 0 : `${Math.max(8, (count / most) * 100)}%` }} />
        ))}
      </span>
      <span className={styles.rowMean} data-none={row.total === 0 || undefined}>
        {row.isUpperBound && <span aria-hidden>≤ </span>}
        {mean}
        <span className="visually-hidden">{title}</span>
      </span>
    </span>
  );
}, isSame);
