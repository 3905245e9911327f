"use client";

import { Button, CloseButton, Select, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { IconCalendar, IconSearch } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useRef, useState, useTransition } from "react";
import { FilterBar } from "@/components/ui/filter-bar";
import { KeyHint } from "@/components/ui/key-hint";
import { Tag } from "@/components/ui/tag";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { AUDIT_ACTIONS } from "@/lib/audit/schema";
import styles from "./audit.module.css";
import { useAuditWords } from "./audit-words";
import "dayjs/locale/ja";

const KEYS = ["q", "person", "action", "account", "target", "from", "to", "after", "entry"] as const;
const PARSERS = Object.fromEntries(KEYS.map((key) => [key, parseAsString])) as Record<
  (typeof KEYS)[number],
  typeof parseAsString
>;
const NOTHING = Object.fromEntries(KEYS.map((key) => [key, null])) as Record<(typeof KEYS)[number], null>;

interface Choice {
  id: string;
  name: string;
}

/** The log's filters. They live in the address; each change starts at the newest entry again. */
export function AuditFilters({ people, accounts }: { people: Choice[]; accounts: Choice[] }) {
  const t = useTranslations("audit.filter");
  const ui = useTranslations("ui");
  const words = useAuditWords();
  const locale = useLocale();
  const [busy, startTransition] = useTransition();
  const [filter, setFilter] = useQueryStates(PARSERS, { shallow: false, history: "push", startTransition });
  const set = (change: Partial<Record<(typeof KEYS)[number], string | null>>) =>
    void setFilter({ after: null, entry: null, ...change });
  const active = KEYS.some((key) => key !== "after" && key !== "entry" && filter[key]);

  return (
    <FilterBar
      actions={
        active ? (
          <Button variant="subtle" size="xs" onClick={() => void setFilter(NOTHING)}>
            {t("clear")}
          </Button>
        ) : null
      }
    >
      <TextFilter key={filter.q} value={filter.q ?? ""} busy={busy} onChange={(q) => set({ q: q || null })} />
      <Select
        aria-label={t("person")}
        placeholder={t("person")}
        w={150}
        searchable
        clearable
        clearButtonProps={{ "aria-label": ui("clear") }}
        data={[
          ...people.map(({ id, name }) => ({ value: id, label: name })),
          { value: "system", label: t("system") },
        ]}
        value={filter.person}
        onChange={(person) => set({ person })}
      />
      <Select
        aria-label={t("action")}
        placeholder={t("action")}
        w={190}
        searchable
        clearable
        clearButtonProps={{ "aria-label": ui("clear") }}
        comboboxProps={{ width: 260, position: "bottom-start" }}
        data={AUDIT_ACTIONS.map((action) => ({ value: action, label: words.action(action) }))}
        value={filter.action}
        onChange={(action) => set({ action })}
      />
      <Select
        aria-label={t("account")}
        placeholder={t("account")}
        w={190}
        searchable
        clearable
        clearButtonProps={{ "aria-label": ui("clear") }}
        comboboxProps={{ width: 260, position: "bottom-start" }}
        data={accounts.map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))}
        value={filter.account}
        onChange={(account) => set({ account })}
      />
      <DatePickerInput
        type="range"
        aria-label={t("days")}
        placeholder={t("days")}
        w={filter.from ? 190 : 120}
        locale={locale}
        valueFormat={locale === "ja" ? "M月D日" : "D MMM"}
        labelSeparator="–"
        allowSingleDateInRange
        clearable
        clearButtonProps={{ "aria-label": ui("clear") }}
        leftSection={<IconCalendar size={15} stroke={1.6} />}
        popoverProps={{ position: "bottom-start" }}
        defaultValue={[filter.from, filter.to]}
        key={`${filter.from} ${filter.to}`}
        onChange={([from, to]) => {
          // A range under way has its first day only; it counts when it is complete or cleared.
          if ((from === null) === (to === null)) set({ from, to });
        }}
      />
      {filter.target ? (
        <Tag>
          {t("target", { target: filter.target.slice(filter.target.indexOf(":") + 1) })}
          <CloseButton size={16} aria-label={t("anyTarget")} onClick={() => set({ target: null })} />
        </Tag>
      ) : null}
    </FilterBar>
  );
}

/** Applies what was typed on Enter or when the field is left, not on each letter: a search costs the server work. */
function TextFilter({
  value,
  busy,
  onChange,
}: {
  value: string;
  busy: boolean;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("audit.filter");
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const apply = () => text.trim() !== value && onChange(text.trim());
  useShortcuts({
    "/": (event) => {
      event.preventDefault();
      input.current?.focus();
    },
  });
  return (
    <TextInput
      ref={input}
      className={styles.search}
      type="search"
      aria-label={t("text")}
      placeholder={t("text")}
      aria-busy={busy}
      leftSection={<IconSearch size={15} stroke={1.6} />}
      rightSection={<KeyHint keys={["/"]} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) apply();
      }}
    />
  );
}
