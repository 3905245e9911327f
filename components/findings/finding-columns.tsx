"use client";

import { Checkbox } from "@mantine/core";
import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { WhoWhat } from "@/components/record/who-what";
import { Moment, ZoneName } from "@/components/ui/moment";
import { RiskMark } from "@/components/ui/risk-level";
import { Tag } from "@/components/ui/tag";
import type { FindingRow } from "@/lib/findings/queries";
import { useCallName } from "./call-name";
import styles from "./finding-table.module.css";

/** Under this width a finding has a page of its own instead of a panel. */
export const PANEL_FROM = 1100;

/** What a cell needs besides its row. */
export interface RowActions {
  isSelected: (row: FindingRow) => boolean;
  onToggle: (row: FindingRow, extend: boolean) => void;
  onToggleAll: () => void;
  selected: "none" | "some" | "all";
  hrefOf: (row: FindingRow) => string;
  mayEdit: boolean;
}

export const findingFeatures = tableFeatures({});
const helper = createColumnHelper<typeof findingFeatures, FindingRow>();

/** The list's columns; the class of each cell is its id. */
export function findingColumns(actions: RowActions) {
  return helper.columns([
    helper.display({
      id: "select",
      header: () => (actions.mayEdit ? <SelectAll {...actions} /> : null),
      cell: ({ row }) => (actions.mayEdit ? <SelectRow row={row.original} {...actions} /> : null),
    }),
    helper.accessor("riskLevel", {
      id: "risk",
      header: () => <Head name="risk" />,
      cell: ({ row }) => <Risk level={row.original.riskLevel} />,
    }),
    helper.accessor("eventName", {
      id: "call",
      header: () => <Head name="call" />,
      cell: ({ row }) => <Call row={row.original} href={actions.hrefOf(row.original)} />,
    }),
    helper.display({
      id: "who",
      header: () => <Head name="actorAndTarget" />,
      cell: ({ row }) => <WhoWhat event={row.original} what={doneTo(row.original)} />,
    }),
    helper.accessor("accountName", {
      id: "account",
      header: () => <Head name="account" />,
      cell: ({ row }) => <span title={row.original.accountId}>{row.original.accountName}</span>,
    }),
    helper.display({
      id: "by",
      header: () => <Head name="by" />,
      cell: ({ row }) => <By row={row.original} />,
    }),
    helper.accessor("eventTime", {
      id: "time",
      header: () => <ZoneName />,
      cell: ({ row }) => <Moment at={row.original.eventTime} style="time" />,
    }),
  ]);
}

function Head({ name }: { name: "risk" | "call" | "actorAndTarget" | "account" | "by" }) {
  return useTranslations("findings.table")(name);
}

function SelectAll({ selected, onToggleAll }: RowActions) {
  const t = useTranslations("findings.table");
  return (
    <Checkbox
      size="xs"
      aria-label={t("selectAll")}
      checked={selected === "all"}
      indeterminate={selected === "some"}
      onChange={onToggleAll}
    />
  );
}

function SelectRow({ row, isSelected, onToggle }: RowActions & { row: FindingRow }) {
  const t = useTranslations("findings.table");
  return (
    <Checkbox
      size="xs"
      aria-label={t("select", { number: row.number })}
      checked={isSelected(row)}
      onChange={() => {}}
      onClick={(event: MouseEvent) => {
        event.stopPropagation();
        onToggle(row, event.shiftKey);
      }}
    />
  );
}

function Risk({ level }: { level: FindingRow["riskLevel"] }) {
  const t = useTranslations("ui.riskLevel");
  return (
    <span className={styles.level}>
      <RiskMark level={level} decorative />
      <span className={styles.word}>{t(level)}</span>
    </span>
  );
}

function Call({ row, href }: { row: FindingRow; href: string }) {
  const t = useTranslations("findings");
  const callName = useCallName();
  return (
    <Link
      className={row.canaryKind ? styles.canary : styles.call}
      href={href}
      prefetch={false}
      title={row.eventName}
      // The row opens the panel where there is room for one; the link is for a new tab and for narrow screens.
      onNavigate={(event) => {
        if (window.innerWidth >= PANEL_FROM) event.preventDefault();
      }}
    >
      <bdi>{callName(row)}</bdi>
      {row.failed ? <span className={styles.failed}> {t("failed")}</span> : null}
    </Link>
  );
}

function By({ row }: { row: FindingRow }) {
  const t = useTranslations("findings");
  if (row.rowNumber === null) return row.ruleId;
  return (
    <>
      {t("row", { number: row.rowNumber })} {row.onTrial ? <Tag tone="outline">{t("trial")}</Tag> : null}
    </>
  );
}

/** To a canary, the call itself is what was done. */
function doneTo({ canaryKind, eventName, target }: FindingRow): string {
  return canaryKind ? eventName : target;
}
