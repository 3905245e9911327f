"use client";

import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { SEARCH_LENGTH } from "@/lib/findings/schema";
import styles from "./finding-filters.module.css";

/** A pause in typing searches too: a letter alone would cost the server a search each. */
const PAUSE_MS = 500;

/** Searches on Enter, on leaving the field and when typing pauses; what the address says is shown otherwise. */
export function SearchField({
  text,
  busy,
  onSearch,
}: {
  text: string;
  busy: boolean;
  onSearch: (text: string) => void;
}) {
  const t = useTranslations("findings.filter");
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typed, setTyped] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  useEffect(() => () => clearTimeout(pause.current), []);
  useShortcuts({ "/": () => input.current?.focus() });

  const apply = (value: string) => {
    clearTimeout(pause.current);
    if (value.trim() !== text) onSearch(value.trim());
  };
  return (
    <TextInput
      ref={input}
      className={styles.search}
      type="search"
      aria-label={t("text")}
      placeholder={t("text")}
      aria-busy={busy}
      maxLength={SEARCH_LENGTH}
      leftSection={<IconSearch size={15} stroke={1.6} />}
      rightSection={<KeyHint keys={["/"]} />}
      value={typed !== null && (focused || busy) ? typed : text}
      onFocus={() => {
        setFocused(true);
        setTyped(text);
      }}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const isComposing = (event.nativeEvent as InputEvent).isComposing;
        setTyped(value);
        clearTimeout(pause.current);
        // Half a conversion is no word to search for.
        if (!isComposing) pause.current = setTimeout(() => apply(value), PAUSE_MS);
      }}
      onBlur={(event) => {
        setFocused(false);
        apply(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        if (event.key === "Enter") apply(event.currentTarget.value);
        if (event.key === "Escape") input.current?.blur();
      }}
    />
  );
}
