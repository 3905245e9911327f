"use client";

import { useTable } from "@tanstack/react-table";
import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { Fragment, useEffect, useMemo, useRef, type MouseEvent } from "react";
import { formatMoment } from "@/components/ui/format-moment";
import type { FindingRow } from "@/lib/findings/queries";
import { findingColumns, findingFeatures, type RowActions } from "./finding-columns";
import styles from "./finding-table.module.css";
import { wallTimeOf } from "./wall-time";

/** A page of findings under the days they happened on. A row opens by a click, by its link, and by Enter. */
export function FindingTable({
  rows,
  actions,
  current,
  onOpen,
}: {
  rows: FindingRow[];
  actions: RowActions;
  /** Number of the row that keys act on. */
  current: string | null;
  onOpen: (row: FindingRow, event: MouseEvent) => void;
}) {
  const t = useTranslations("findings.table");
  const timeZone = useTimeZone() ?? "UTC";
  const currentRow = useRef<HTMLTableRowElement>(null);
  const columns = useMemo(() => findingColumns(actions), [actions]);
  const table = useTable({ features: findingFeatures, columns, data: rows, getRowId: (row) => row.id });
  useEffect(() => currentRow.current?.scrollIntoView({ block: "nearest" }), [current]);

  const dayOf = (row: FindingRow | undefined) =>
    row && wallTimeOf(new Date(row.eventTime), timeZone).slice(0, 10);
  return (
    <table className={styles.table} role="table" aria-label={t("label")}>
      <thead role="rowgroup">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} role="row">
            {group.headers.map((header) => (
              <th key={header.id} role="columnheader" scope="col" className={styles[header.column.id]}>
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody role="rowgroup">
        {table.getRowModel().rows.map((row, index, all) => {
          const finding = row.original;
          const isNewDay = dayOf(finding) !== dayOf(all[index - 1]?.original);
          const isCurrent = finding.number === current;
          return (
            <Fragment key={row.id}>
              {isNewDay ? <DayRow at={finding.eventTime} columns={columns.length} /> : null}
              <tr
                ref={isCurrent ? currentRow : undefined}
                role="row"
                className={styles.row}
                data-current={isCurrent || undefined}
                data-selected={actions.isSelected(finding) || undefined}
                aria-selected={actions.isSelected(finding)}
                onClick={(event) => onOpen(finding, event)}
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} role="cell" className={styles[cell.column.id]}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function DayRow({ at, columns }: { at: string; columns: number }) {
  const ui = useTranslations("ui");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const dayOf = (date: Date) => wallTimeOf(date, timeZone).slice(0, 10);
  const date = new Date(at);
  const isToday = dayOf(date) === dayOf(now);
  const isYesterday = dayOf(date) === dayOf(new Date(now.getTime() - 86_400_000));
  return (
    <tr role="row" className={styles.day}>
      <td role="cell" colSpan={columns}>
        {isToday || isYesterday ? <span>{ui(isToday ? "today" : "yesterday")}</span> : null}
        <time dateTime={dayOf(date)} suppressHydrationWarning>
          {formatMoment(date, "day", { locale, timeZone, now })}
        </time>
      </td>
    </tr>
  );
}
