"use client";

import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useRef, useState, useTransition } from "react";
import { FilterBar } from "@/components/ui/filter-bar";
import { KeyHint } from "@/components/ui/key-hint";
import { useShortcuts } from "@/components/ui/use-shortcuts";

const PARSERS = { q: parseAsString, new: parseAsString, after: parseAsString };

/** Text and "only new", in the address; each change starts at the first page. */
export function AccountFilters({ newCount }: { newCount: number }) {
  const t = useTranslations("accounts.filter");
  const [busy, startTransition] = useTransition();
  const [filter, setFilter] = useQueryStates(PARSERS, { shallow: false, startTransition });
  const onlyNew = filter.new === "1";
  return (
    <FilterBar
      actions={
        filter.q || onlyNew ? (
          <Button variant="subtle" size="xs" onClick={() => void setFilter(null)}>
            {t("clear")}
          </Button>
        ) : null
      }
    >
      <Search
        key={filter.q}
        value={filter.q ?? ""}
        busy={busy}
        onApply={(q) => void setFilter({ q: q || null, after: null })}
      />
      {newCount > 0 || onlyNew ? (
        <Button
          size="xs"
          variant={onlyNew ? "light" : "default"}
          aria-pressed={onlyNew}
          onClick={() => void setFilter({ new: onlyNew ? null : "1", after: null })}
        >
          {t("onlyNew", { count: newCount })}
        </Button>
      ) : null}
    </FilterBar>
  );
}

/** Applies what was typed on Enter or when the field is left. */
function Search({
  value,
  busy,
  onApply,
}: {
  value: string;
  busy: boolean;
  onApply: (value: string) => void;
}) {
  const t = useTranslations("accounts.filter");
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const apply = () => {
    if (text.trim() !== value) onApply(text.trim());
  };
  useShortcuts({ "/": () => input.current?.focus() });
  return (
    <TextInput
      ref={input}
      w={220}
      type="search"
      aria-label={t("text")}
      placeholder={t("text")}
      aria-busy={busy}
      spellCheck={false}
      leftSection={<IconSearch size={15} stroke={1.6} />}
      rightSection={text === "" ? <KeyHint keys={["/"]} /> : undefined}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) apply();
      }}
    />
  );
}
