"use client";

import { Button, Menu, Select } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { IconCalendar, IconPlus } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useState, useTransition } from "react";
import { FilterBar } from "@/components/ui/filter-bar";
import type { EventChoices } from "@/lib/events/queries";
import { EVENT_RANGES } from "@/lib/events/schema";
import styles from "./event-filters.module.css";
import { TextFilter } from "./text-filter";
import "dayjs/locale/ja";

const KEYS = [
  "q",
  "range",
  "from",
  "to",
  "account",
  "event",
  "service",
  "actor",
  "region",
  "result",
  "access",
] as const;
/** Asked for less often: behind "+ Filter" until they are. */
const RARE = ["actor", "region", "result", "access"] as const;
type Key = (typeof KEYS)[number];
type Rare = (typeof RARE)[number];

const PARSERS = Object.fromEntries(
  [...KEYS, "after", "before", "open"].map((key) => [key, parseAsString]),
) as Record<Key | "after" | "before" | "open", typeof parseAsString>;
const AT_START = { after: null, before: null, open: null };
const NOTHING = Object.fromEntries(KEYS.map((key) => [key, null])) as Record<Key, null>;

/** The search of the events page. It lives in the address; each change starts at the newest event again. */
export function EventFilters({
  accounts,
  choices,
}: {
  accounts: { id: string; name: string }[];
  choices: EventChoices;
}) {
  const t = useTranslations("events.filter");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const [busy, startTransition] = useTransition();
  const [filter, setFilter] = useQueryStates(PARSERS, { shallow: false, history: "push", startTransition });
  const [added, setAdded] = useState<readonly Rare[]>([]);
  const set = (change: Partial<Record<Key, string | null>>) => void setFilter({ ...AT_START, ...change });
  const shows = (key: Rare) => filter[key] !== null || added.includes(key);
  const absent = RARE.filter((key) => !shows(key));
  const isFiltered = KEYS.some((key) => filter[key] !== null);

  const select = (key: Key, data: { value: string; label: string }[], width: number) => (
    <Select
      key={key}
      aria-label={t(key)}
      placeholder={t(key)}
      w={width}
      searchable
      clearable
      clearButtonProps={{ "aria-label": ui("clear") }}
      comboboxProps={{ width: Math.max(width, 240), position: "bottom-start" }}
      nothingFoundMessage={t("nothingLikeIt")}
      data={data}
      value={filter[key]}
      onChange={(value) => set({ [key]: value })}
    />
  );

  return (
    <FilterBar
      actions={
        isFiltered ? (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => {
              setAdded([]);
              void setFilter({ ...AT_START, ...NOTHING });
            }}
          >
            {t("clear")}
          </Button>
        ) : null
      }
    >
      <TextFilter
        key={`q ${filter.q}`}
        label={t("q")}
        value={filter.q ?? ""}
        width={230}
        busy={busy}
        shortcut="/"
        onApply={(q) => set({ q: q || null })}
      />
      <Select
        aria-label={t("range")}
        className={styles.range}
        allowDeselect={false}
        leftSection={<IconCalendar size={15} stroke={1.6} />}
        data={EVENT_RANGES.map((range) => ({ value: range, label: t(`ranges.${range}`) }))}
        value={filter.range ?? "24h"}
        onChange={(range) => set({ range: range === "24h" ? null : range, from: null, to: null })}
      />
      {filter.range === "custom" ? (
        <DatePickerInput
          type="range"
          aria-label={t("days")}
          placeholder={t("days")}
          w={filter.from ? 210 : 140}
          locale={locale}
          valueFormat={locale === "ja" ? "M月D日" : "D MMM YYYY"}
          labelSeparator="–"
          allowSingleDateInRange
          popoverProps={{ position: "bottom-start" }}
          defaultValue={[filter.from, filter.to]}
          key={`${filter.from} ${filter.to}`}
          onChange={([from, to]) => {
            // A range under way has its first day only.
            if (from !== null && to !== null) set({ from, to });
          }}
        />
      ) : null}
      {select(
        "account",
        accounts.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} ${id}` })),
        filter.account ? 224 : 150,
      )}
      <TextFilter
        key={`event ${filter.event}`}
        label={t("event")}
        value={filter.event ?? ""}
        width={178}
        mono
        suggestions={choices.names}
        onApply={(event) => set({ event: event || null })}
      />
      {select("service", withChosen(choices.services, filter.service), 170)}
      {shows("actor") ? (
        <TextFilter
          key={`actor ${filter.actor}`}
          label={t("actor")}
          value={filter.actor ?? ""}
          width={150}
          mono
          onApply={(actor) => set({ actor: actor || null })}
        />
      ) : null}
      {shows("region") ? select("region", withChosen(choices.regions, filter.region), 150) : null}
      {shows("result")
        ? select(
            "result",
            options(["ok", "failed"], (value) => t(`results.${value}`)),
            120,
          )
        : null}
      {shows("access")
        ? select(
            "access",
            options(["read", "write"], (value) => t(`accesses.${value}`)),
            130,
          )
        : null}
      {absent.length > 0 ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} stroke={1.7} />}>
              {t("add")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {absent.map((key) => (
              <Menu.Item key={key} onClick={() => setAdded([...added, key])}>
                {t(key)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </FilterBar>
  );
}

/** What is chosen stays to be seen, also where no event of the time has it. */
function withChosen(values: readonly string[], chosen: string | null) {
  const all = chosen && !values.includes(chosen) ? [chosen, ...values] : values;
  return all.map((value) => ({ value, label: value }));
}

function options<Value extends string>(values: readonly Value[], label: (value: Value) => string) {
  return values.map((value) => ({ value, label: label(value) }));
}
