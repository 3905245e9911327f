"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import table from "@/components/ui/data-table.module.css";
import { Moment } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import type { SourceRow } from "@/lib/sources/queries";
import styles from "./source-table.module.css";

const COUNTS = ["received", "stored", "duplicate", "matched", "rejected"] as const;

/** Every source with what it brought in the last days. J and K walk, Enter opens. */
export function SourceTable({ sources }: { sources: readonly SourceRow[] }) {
  const t = useTranslations("sources");
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (step: number) => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a[data-source]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1) });
  return (
    <Box>
      <table className={`${table.table} ${table.boxed} ${styles.sources}`}>
        <thead>
          <tr>
            <th>{t("name")}</th>
            <th>{t("speaksFor")}</th>
            <th>{t("lastDelivery")}</th>
            {COUNTS.map((name) => (
              <th key={name} className={table.number}>
                {t(`counts.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {sources.map((source) => (
            <SourceLine key={source.id} source={source} />
          ))}
        </tbody>
      </table>
    </Box>
  );
}

function SourceLine({ source }: { source: SourceRow }) {
  const t = useTranslations("sources");
  const format = useFormatter();
  const { id, name, kind, lastIngestAt, recent } = source;
  return (
    <tr className={styles.row}>
      <td className={table.main}>
        <span className={styles.name}>
          <Link className={styles.link} data-source={id} href={`/sources/${id}`}>
            {name}
          </Link>
          {source.disabledAt ? <Tag>{t("off")}</Tag> : null}
          {kind === "http" ? null : <Tag tone="outline">{t(`kind.${kind}`)}</Tag>}
        </span>
      </td>
      <td className={styles.scope}>
        {source.allAccounts ? t("organisation") : t("accountCount", { count: source.accountIds.length })}
      </td>
      <td className={styles.last}>
        {lastIngestAt ? <Moment at={lastIngestAt} style="relative" /> : t("unknown")}
      </td>
      {COUNTS.map((count) => (
        <td
          key={count}
          className={`${table.number} ${styles[count] ?? ""}`}
          data-label={t(`counts.${count}`)}
        >
          {/* Where nothing ever arrived, zero would say more than is known. */}
          {lastIngestAt ? (
            <span className={recent[count] === 0 ? table.quiet : undefined}>
              {format.number(recent[count])}
            </span>
          ) : (
            t("unknown")
          )}
        </td>
      ))}
    </tr>
  );
}
