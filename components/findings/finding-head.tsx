"use client";

import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconExternalLink, IconX } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RiskLevel } from "@/components/ui/risk-level";
import { Tag } from "@/components/ui/tag";
import type { FindingDetail, Neighbours } from "@/lib/findings/queries";
import { CappedNumber } from "./capped-text";
import styles from "./finding-detail.module.css";
import { LinkButton } from "./link-button";

/** What the line needs of a finding: the rest need not cross to the browser twice. */
export type Headed = Pick<FindingDetail, "riskLevel" | "status">;

/** The first line of a finding: level and status, and in the panel its number and the ways on. */
export function FindingHead({ finding, children }: { finding: Headed; children?: ReactNode }) {
  const t = useTranslations("findings");
  const { status, riskLevel } = finding;
  return (
    <div className={styles.line}>
      <RiskLevel level={riskLevel} />
      <Tag tone={status === "confirmed" ? "warn" : "neutral"}>{t(`status.${status}`)}</Tag>
      {children}
    </div>
  );
}

/** The place in the filtered list, the neighbours in it, and a link to copy. */
export function FindingWays({
  number,
  neighbours,
  total,
  hrefs,
}: {
  number: string;
  neighbours: Neighbours;
  total: { count: number; more: boolean };
  /** Where the neighbours are, and in the panel: its own page and the list without it. */
  hrefs: { newer: string | null; older: string | null; page?: string; close?: string };
}) {
  const t = useTranslations("findings.detail");
  return (
    <span className={styles.ways}>
      {neighbours.place !== null && neighbours.place <= total.count ? (
        <span className={styles.place}>
          {neighbours.place} / <CappedNumber {...total} />
        </span>
      ) : null}
      <Way href={hrefs.newer} label={t("newer")}>
        <IconChevronUp size={16} stroke={1.6} />
      </Way>
      <Way href={hrefs.older} label={t("older")}>
        <IconChevronDown size={16} stroke={1.6} />
      </Way>
      <LinkButton path={`/findings/${number}`} />
      {hrefs.page ? (
        <Way href={hrefs.page} label={t("openPage")}>
          <IconExternalLink size={15} stroke={1.6} />
        </Way>
      ) : null}
      {hrefs.close ? (
        <Way href={hrefs.close} label={t("close")}>
          <IconX size={16} stroke={1.6} />
        </Way>
      ) : null}
    </span>
  );
}

function Way({ href, label, children }: { href: string | null; label: string; children: ReactNode }) {
  if (href === null)
    return (
      <ActionIcon size="sm" aria-label={label} disabled>
        {children}
      </ActionIcon>
    );
  return (
    <ActionIcon
      component={Link}
      href={href}
      replace
      scroll={false}
      prefetch={false}
      size="sm"
      aria-label={label}
      title={label}
    >
      {children}
    </ActionIcon>
  );
}
