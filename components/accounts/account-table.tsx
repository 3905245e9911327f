"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import { AccountId } from "@/components/ui/account-name";
import table from "@/components/ui/data-table.module.css";
import { Moment } from "@/components/ui/moment";
import { Tag } from "@/components/ui/tag";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { AccountCounts, AccountRow } from "@/lib/accounts/queries";
import { AccountMenu, type AccountRights } from "./account-menu";
import styles from "./account-table.module.css";

export interface ListedAccount extends AccountRow {
  counts: AccountCounts | undefined;
  rights: AccountRights;
}

/** Accounts by number. J and K walk, Enter opens. */
export function AccountTable({ accounts }: { accounts: readonly ListedAccount[] }) {
  const t = useTranslations("accounts");
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (step: number) => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a[data-account]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1) });
  return (
    <table className={`${table.table} ${styles.accounts}`}>
      <thead>
        <tr>
          <th>{t("name")}</th>
          <th>{t("number")}</th>
          <th>{t("lastEvent")}</th>
          <th className={table.number}>{t("openFindings")}</th>
          <th className={table.number}>{t("overrides")}</th>
          <th>
            <span className="visually-hidden">{t("menu.label")}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {accounts.map((account) => (
          <AccountLine key={account.id} account={account} />
        ))}
      </tbody>
    </table>
  );
}

function AccountLine({ account }: { account: ListedAccount }) {
  const t = useTranslations("accounts");
  const { id, name, isNew, lastEventAt, counts, rights } = account;
  return (
    <tr className={styles.row}>
      <td className={table.main}>
        <span className={styles.name}>
          <Link className={styles.link} data-account={id} href={`/accounts/${id}`}>
            {isNew && name === id ? t("unnamed") : name}
          </Link>
          {isNew ? <Tag tone="ai">{t("new")}</Tag> : null}
          {account.isSample ? <Tag>{t("sample")}</Tag> : null}
        </span>
      </td>
      <td className={styles.number}>
        <AccountId id={id} />
      </td>
      <td className={styles.last} data-label={t("lastEvent")}>
        {lastEventAt ? <Moment at={lastEventAt} style="relative" /> : t("unknown")}
      </td>
      <td className={`${table.number} ${styles.open}`} data-label={t("openFindings")}>
        {/* Where nothing ever came in, zero would say more than is known. */}
        {counts && (counts.open > 0 || account.lastIngestAt) ? (
          <OpenFindings id={id} counts={counts} />
        ) : (
          t("unknown")
        )}
      </td>
      <td className={`${table.number} ${styles.overrides}`}>
        {counts ? counts.overrides || "" : t("unknown")}
      </td>
      <td className={styles.menu}>
        <AccountMenu account={account} rights={rights} />
      </td>
    </tr>
  );
}

/** Zero is known here, and quiet. */
function OpenFindings({ id, counts }: { id: string; counts: AccountCounts }) {
  const t = useTranslations("accounts");
  const ui = useTranslations("ui");
  const format = useFormatter();
  if (counts.open === 0) return <span className={table.quiet}>0</span>;
  return (
    <Link
      className={styles.findings}
      href={`/findings?account=${id}`}
      prefetch={false}
      aria-label={t("openFindingsOf", { count: counts.open })}
    >
      {counts.moreOpen ? ui("capped", { count: counts.open }) : format.number(counts.open)}
    </Link>
  );
}
