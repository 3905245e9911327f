"use client";

import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { AccountName } from "@/components/ui/account-name";
import table from "@/components/ui/data-table.module.css";
import { Moment, ZoneName } from "@/components/ui/moment";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { AuditRow } from "@/lib/audit/queries";
import styles from "./audit.module.css";
import { useAuditWords } from "./audit-words";

/** The log's rows. A row opens at the side; J and K walk, Enter opens. */
export function AuditTable({ rows, open }: { rows: AuditRow[]; open?: string }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const router = useRouter();
  const params = useSearchParams();
  const body = useRef<HTMLTableSectionElement>(null);

  const hrefOf = (id: string) => {
    const next = new URLSearchParams(params);
    next.set("entry", id);
    return `/audit?${next}`;
  };
  const walk = (step: number) => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a[data-row]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const from = at < 0 ? links.findIndex((link) => link.dataset.row === open) : at;
    links[Math.min(links.length - 1, Math.max(0, from + step))]?.focus();
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1) });

  return (
    <table className={`${table.table} ${styles.table}`}>
      <thead>
        <tr>
          <th className={styles.time}>
            {t("column.at")} <ZoneName />
          </th>
          <th className={styles.person}>{t("column.person")}</th>
          <th>{t("column.action")}</th>
          <th>{t("column.target")}</th>
          <th className={styles.account}>{t("column.account")}</th>
          <th className={styles.note}>{t("column.note")}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr
            key={row.id}
            className={styles.row}
            data-selected={row.id === open || undefined}
            onClick={(event) => {
              // A selection is being made, or a link does its own work.
              if (getSelection()?.isCollapsed === false || (event.target as Element).closest("a")) return;
              router.push(hrefOf(row.id), { scroll: false });
            }}
          >
            <td className={styles.time}>
              <Moment at={row.at} />
            </td>
            <td className={styles.person}>{row.actorName}</td>
            <td className={table.main}>
              <Link
                className={styles.open}
                data-row={row.id}
                href={hrefOf(row.id)}
                scroll={false}
                prefetch={false}
              >
                {words.action(row.action)}
              </Link>
            </td>
            <td className={styles.target} title={words.target(row)}>
              <span className={styles.kind}>{words.kind(row.targetKind)}</span> {words.target(row)}
            </td>
            <td className={styles.account}>
              {row.accountId ? <AccountName name={row.accountName} id={row.accountId} /> : null}
            </td>
            <td className={styles.note} title={row.note}>
              {row.note}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
