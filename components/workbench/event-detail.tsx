"use client";

import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { AccountId } from "@/components/ui/account-name";
import { Moment, ZoneName } from "@/components/ui/moment";
import type { EventExplanation, RowExplanation } from "@/lib/engine/explain";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import { FieldValue, useStopText } from "./event-line";
import type { TesterEvent } from "./tester-protocol";
import styles from "./tester.module.css";

/** Rows shown at once: those that match, then those that came nearest. */
const FIRST = 12;
const MAX_ALL = 1_000;
/** In pixels, as in tester.module.css. */
const SIZES = { line: 26, more: 30, bar: 34 };
const TOUCH_SIZES = { line: 44, more: 54, bar: 52 };
const FACTS = 34;
const PADDING = 9;

/** The rows of an explanation as they are listed: matching ones, then by how many cells passed, then grid order. */
function ranked(explanation: EventExplanation): RowExplanation[] {
  const passed = (row: RowExplanation) => CELL_NAMES.filter((name) => row.cells[name]?.passed).length;
  const rank = (row: RowExplanation) => (row.stop === null ? 10 : passed(row));
  return [...explanation.rows].sort((a, b) => rank(b) - rank(a) || a.number - b.number);
}

/** Pixels of the detail under a line: known before it is drawn, so that the list never jumps. */
export function detailHeight(
  event: TesterEvent | undefined,
  explanation: EventExplanation | null,
  showsAll: boolean,
  hasBar: boolean,
  isTouch: boolean,
): number {
  const { line, more, bar } = isTouch ? TOUCH_SIZES : SIZES;
  const top = (event && hasFacts(event) ? FACTS : 0) + (hasBar ? bar : 0);
  if (!explanation) return top + PADDING;
  const count = Math.min(explanation.rows.length, showsAll ? MAX_ALL : FIRST);
  const hasMore = explanation.rows.length > count;
  return top + count * line + (hasMore ? more : 0) + PADDING;
}

/** A fragment may tell nothing but the three fields. */
function hasFacts(event: TesterEvent): boolean {
  const { eventTime, accountId, region, actorName, errorCode, eventId } = event;
  return [eventTime, accountId, region, actorName, errorCode, eventId].some((fact) => fact !== "");
}

interface EventDetailProps {
  event: TesterEvent;
  explanation: EventExplanation | null;
  rows: readonly Row[];
  showsAll: boolean;
  onShowAll: () => void;
  onGoToRow: (rowId: string) => void;
  /** What can be done with the event; null where nothing can. */
  bar: React.ReactNode;
}

/** The selected event: where and who, and what each row says of it. */
export function EventDetail({
  event,
  explanation,
  rows,
  showsAll,
  onShowAll,
  onGoToRow,
  bar,
}: EventDetailProps) {
  const t = useTranslations("workbench");
  const stopText = useStopText();
  const all = explanation ? ranked(explanation) : [];
  const shown = all.slice(0, showsAll ? MAX_ALL : FIRST);
  return (
    <div className={styles.detail} role="row" aria-level={2}>
      <div role="gridcell" aria-colspan={5}>
        {hasFacts(event) && (
          <div className={styles.facts}>
            {event.eventTime !== "" && (
              <span>
                <Moment at={event.eventTime} /> <ZoneName />
              </span>
            )}
            {event.accountId !== "" && <AccountId id={event.accountId} />}
            {event.region !== "" && <span>{event.region}</span>}
            {event.actorName !== "" && <span className={styles.mono}>{event.actorName}</span>}
            {event.errorCode !== "" && <span className={styles.mono}>{event.errorCode}</span>}
            {event.eventId !== "" && (
              <span className={`${styles.mono} ${styles.quiet}`}>{event.eventId}</span>
            )}
          </div>
        )}
        {bar}
        <ul className={styles.rowVerdicts} aria-label={t("results.allRows")}>
          {shown.map((row) => (
            <li key={row.rowId} className={styles.rowVerdict} data-matches={row.stop === null || undefined}>
              <span className={styles.verdictIcon} data-matches={row.stop === null || undefined}>
                {row.stop === null ? (
                  <IconCircleCheck size={14} stroke={1.7} role="img" aria-label={t("results.matchesIcon")} />
                ) : (
                  <IconCircleDashed size={14} stroke={1.7} role="img" aria-label={t("results.missesIcon")} />
                )}
              </span>
              {CELL_NAMES.map((cell) => {
                const own = rows[row.number - 1]?.[cell];
                const state = row.cells[cell];
                return (
                  <span
                    key={cell}
                    className={styles.cellVerdict}
                    data-state={!state ? "untold" : state.passed ? "passed" : "stopped"}
                  >
                    {own?.not && own.pattern !== "" && <span className={styles.not}>NOT</span>}
                    <span className={styles.cellPattern} title={own?.pattern}>
                      {own?.pattern || t("grid.anyValue")}
                    </span>
                    <span className={styles.hidden}>
                      <FieldValue cell={cell} value={event[cell]} shown={row} />
                    </span>
                  </span>
                );
              })}
              <span className={styles.verdict}>
                <button type="button" className={styles.link} onClick={() => onGoToRow(row.rowId)}>
                  {t("results.row", { number: row.number })}
                </button>
                <span className={styles.stop}>
                  {row.stop === null
                    ? explanation?.judgement?.attributedRowId === row.rowId
                      ? t("results.attributed")
                      : t("results.matchesToo")
                    : stopText(row.stop)}
                </span>
              </span>
            </li>
          ))}
        </ul>
        {all.length > shown.length && !showsAll && (
          <button type="button" className={styles.link} onClick={onShowAll}>
            {t("results.moreRows", { count: all.length - shown.length })}
          </button>
        )}
      </div>
    </div>
  );
}
