"use client";

import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fragment, useRef } from "react";
import { WhoWhat } from "@/components/record/who-what";
import table from "@/components/ui/data-table.module.css";
import { Moment, ZoneName } from "@/components/ui/moment";
import { RiskMark } from "@/components/ui/risk-level";
import { shownText } from "@/components/ui/shown-text";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { EventRow } from "@/lib/events/queries";
import { DayRow, useDayOf } from "./day-row";
import { eventsAddress } from "./event-address";
import styles from "./event-table.module.css";

/** The events found. A row opens at the side; J and K walk (with the panel open they lead it along), Enter opens. */
export function EventTable({ rows, open }: { rows: readonly EventRow[]; open?: string }) {
  const t = useTranslations("events");
  const router = useRouter();
  const params = useSearchParams();
  const dayOf = useDayOf();
  const body = useRef<HTMLTableSectionElement>(null);
  const hrefOf = (id: string) => eventsAddress(params, { open: id });

  const walk = (step: number) => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a[data-row]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const from = at < 0 ? links.findIndex((link) => link.dataset.row === open) : at;
    const next = links[Math.min(links.length - 1, Math.max(0, from + step))];
    next?.focus();
    if (open && next?.dataset.row) router.replace(hrefOf(next.dataset.row), { scroll: false });
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1) });

  return (
    <table className={`${table.table} ${styles.events}`} data-narrow={open ? true : undefined}>
      <thead>
        <tr>
          <th className={styles.time}>
            {t("column.time")} <ZoneName />
          </th>
          <th className={styles.mark}>
            <span className="visually-hidden">{t("column.finding")}</span>
          </th>
          <th className={styles.event}>{t("column.event")}</th>
          <th className={styles.service}>{t("column.service")}</th>
          <th>{t("column.who")}</th>
          <th className={styles.account}>{t("column.account")}</th>
          <th className={styles.region}>{t("column.region")}</th>
          <th className={styles.error}>{t("column.error")}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <Fragment key={row.id}>
            {dayOf(row.eventTime) === dayOf(rows[index - 1]?.eventTime) ? null : (
              <DayRow at={row.eventTime} />
            )}
            <tr
              className={styles.row}
              data-selected={row.id === open || undefined}
              onClick={(event) => {
                // A selection is being made, or a link does its own work.
                if (getSelection()?.isCollapsed === false || (event.target as Element).closest("a")) return;
                router.push(hrefOf(row.id), { scroll: false });
              }}
            >
              <td className={styles.time}>
                <Moment at={row.eventTime} style="seconds" />
              </td>
              <td className={styles.mark}>
                {row.finding ? (
                  <Link
                    href={`/findings/${row.finding.number}`}
                    prefetch={false}
                    title={t("finding", { number: row.finding.number })}
                    aria-label={t("finding", { number: row.finding.number })}
                  >
                    <RiskMark level={row.finding.riskLevel} />
                  </Link>
                ) : null}
              </td>
              <td className={`${table.main} ${table.mono} ${styles.event}`} title={row.eventName}>
                <Link
                  className={styles.open}
                  data-row={row.id}
                  href={hrefOf(row.id)}
                  scroll={false}
                  prefetch={false}
                >
                  {shownText(row.eventName, 200)}
                </Link>
              </td>
              <td className={styles.service} title={row.eventSource}>
                {shownText(row.eventSource, 200)}
              </td>
              <td className={styles.who}>
                <WhoWhat event={row} />
              </td>
              <td className={styles.account} title={row.accountId}>
                {row.accountName}
              </td>
              <td className={styles.region}>{row.region}</td>
              <td className={styles.error} title={row.errorCode}>
                {row.failed ? (
                  <>
                    <span className={styles.failed}>{t("failed")}</span>{" "}
                    <span className={table.mono}>{shownText(row.errorCode, 200)}</span>
                  </>
                ) : null}
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
