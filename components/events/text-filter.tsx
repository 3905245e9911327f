"use client";

import { Autocomplete } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import styles from "./event-filters.module.css";

/** Applies what was typed on Enter, on a choice or when the field is left, not on each letter: a search is work. */
export function TextFilter({
  label,
  value,
  width,
  mono = false,
  busy = false,
  shortcut,
  suggestions = [],
  onApply,
}: {
  label: string;
  value: string;
  width: number;
  mono?: boolean;
  busy?: boolean;
  /** A key that leads here; it is shown in the field. */
  shortcut?: string;
  suggestions?: readonly string[];
  onApply: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const apply = (next: string) => {
    if (next.trim() !== value) onApply(next.trim());
  };
  useShortcuts(shortcut ? { [shortcut]: () => input.current?.focus() } : {});
  return (
    <Autocomplete
      ref={input}
      w={width}
      aria-label={label}
      placeholder={label}
      aria-busy={busy}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: mono && text !== "" ? styles.mono : undefined, option: styles.mono }}
      leftSection={shortcut ? <IconSearch size={15} stroke={1.6} /> : undefined}
      rightSection={shortcut && text === "" ? <KeyHint keys={[shortcut]} /> : undefined}
      data={[...suggestions]}
      limit={12}
      comboboxProps={{ width: 260, position: "bottom-start" }}
      value={text}
      onChange={setText}
      onOptionSubmit={apply}
      onBlur={() => apply(text)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) apply(text);
      }}
    />
  );
}
