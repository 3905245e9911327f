"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useTransition, type ReactNode } from "react";
import { FilterBar } from "@/components/ui/filter-bar";
import { formatMoment } from "@/components/ui/format-moment";
import { regionName } from "@/lib/catalogue/regions";
import { EMPTY_FILTER, findingSearch, type FindingFilter, type RowChoice } from "@/lib/findings/schema";
import { AddCondition } from "./add-condition";
import { ChooseList } from "./choose-list";
import { ChooseRows } from "./choose-rows";
import { ChooseTime } from "./choose-time";
import styles from "./finding-filters.module.css";
import { FilterChip } from "./filter-chip";
import { SearchField } from "./search-field";

/** Conditions on one exact value, in the order they are offered. */
export const EXACT = ["service", "event", "actor", "region"] as const;

export interface Named {
  id: string;
  name: string;
}

/** The list's filter as chips. All of it is in the address; a change starts at the newest finding again. */
export function FindingFilters({
  filter,
  accounts,
  rules,
  rows,
  ingested,
}: {
  filter: FindingFilter;
  accounts: readonly Named[];
  /** The rules that make findings. */
  rules: readonly Named[];
  /** Rows of RTM-011 that the filter names and that are still in a grid. */
  rows: readonly RowChoice[];
  ingested: ReactNode;
}) {
  const t = useTranslations("findings.filter");
  const comma = useTranslations("ui")("conjunction");
  const locale = useLocale();
  const router = useRouter();
  const [busy, start] = useTransition();
  const set = (change: Partial<FindingFilter>, how: "push" | "replace" = "push") =>
    start(() => router[how](`/findings${findingSearch({ ...filter, ...change })}`, { scroll: false }));
  const nameOf = (list: readonly Named[], id: string) => list.find((one) => one.id === id)?.name ?? id;
  const chosen = (list: readonly Named[], ids: readonly string[]) =>
    ids.length === 0
      ? t("all")
      : ids.length <= 2
        ? ids.map((id) => nameOf(list, id)).join(comma)
        : t("several", { count: ids.length });
  const isFiltered = findingSearch(filter) !== findingSearch({ ...EMPTY_FILTER, status: filter.status });

  return (
    <FilterBar actions={<span className={styles.ingested}>{ingested}</span>}>
      <SearchField
        text={filter.text}
        busy={busy} // Each pause in typing refines the search: that is one step back, not many.
        onSearch={(text) => set({ text }, filter.text === "" ? "push" : "replace")}
      />
      <ChooseTime label={<TimeLabel filter={filter} />} filter={filter} onChoose={(change) => set(change)} />
      <ChooseList
        label={t("account")}
        chosen={chosen(accounts, filter.account)}
        options={accounts.map((one) => ({ ...one, detail: one.id }))}
        values={filter.account}
        search={{ placeholder: t("findAccount"), none: t("noAccount") }}
        onChange={(account) => set({ account })}
      />
      <ChooseList
        label={t("rule")}
        chosen={chosen(
          rules.map(({ id }) => ({ id, name: id })),
          filter.rule,
        )}
        options={rules.map(({ id, name }) => ({ id, name: id, detail: name }))}
        values={filter.rule}
        onChange={(rule) => set({ rule })}
      />
      <ChooseRows filter={filter} known={rows} onChange={(row) => set({ row })} />
      {EXACT.filter((name) => filter[name] !== "").map((name) => (
        <FilterChip
          key={name}
          name={t(name)}
          value={name === "region" ? regionName(filter.region, locale) : filter[name]}
          onRemove={() => set({ [name]: "" })}
        />
      ))}
      <AddCondition taken={EXACT.filter((name) => filter[name] !== "")} onAdd={(change) => set(change)} />
      {isFiltered ? (
        <Button variant="subtle" size="xs" onClick={() => set({ ...EMPTY_FILTER, status: filter.status })}>
          {t("clear")}
        </Button>
      ) : null}
    </FilterBar>
  );
}

function TimeLabel({ filter }: { filter: FindingFilter }) {
  const t = useTranslations("findings.filter");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  if (filter.range === "all") return t("anyTime");
  if (filter.range !== "custom") return t(filter.range);
  const tell = (iso: string) =>
    formatMoment(new Date(iso), "dateTime", { locale, timeZone, now: new Date() });
  if (filter.from && filter.to) return t("fromTo", { from: tell(filter.from), to: tell(filter.to) });
  if (filter.from) return t("since", { from: tell(filter.from) });
  return filter.to ? t("until", { to: tell(filter.to) }) : t("anyTime");
}
