"use client";

import { Checkbox, Popover, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SEARCH_LENGTH } from "@/lib/findings/schema";
import styles from "./finding-filters.module.css";

/** So many options are listed; the rest is found by typing. No filter takes more of them at once. */
const LISTED = 100;

export interface ListSearch {
  placeholder: string;
  /** Said where nothing fits. */
  none: string;
  /** Said under the options, instead of `none` where there are none. */
  note?: string;
  /** Looks for the options elsewhere: told the words while it is open, null when it closes. */
  ask?: (words: string | null) => void;
}

/** A filter over a list of things, any of which may hold. Applied when it closes, so that several cost one search. */
export function ChooseList({
  label,
  chosen,
  options,
  values,
  search,
  onChange,
}: {
  label: string;
  /** What the chip says. */
  chosen: string;
  options: readonly { id: string; name: string; detail: string }[];
  values: readonly string[];
  search?: ListSearch;
  onChange: (values: string[]) => void;
}) {
  const t = useTranslations("findings.filter");
  const [opened, setOpened] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>(values);
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const fitting = options.filter(
    ({ name, detail }) =>
      search?.ask || wanted === "" || name.toLowerCase().includes(wanted) || detail.startsWith(wanted),
  );
  const isFull = picked.length >= LISTED;
  const note = isFull ? t("full", { count: LISTED }) : search?.note;
  const look = (words: string) => {
    setText(words);
    search?.ask?.(words.trim());
  };
  const change = (open: boolean) => {
    setOpened(open);
    if (open) {
      setPicked(values);
      look("");
      return;
    }
    search?.ask?.(null);
    if ([...picked].sort().join() !== [...values].sort().join()) onChange([...picked]);
  };
  return (
    <Popover opened={opened} onChange={change} position="bottom-start" trapFocus returnFocus width={280}>
      <Popover.Target>
        <button
          type="button"
          className={styles.chip}
          data-on={values.length > 0 || undefined}
          onClick={() => change(!opened)}
        >
          <span className={styles.name}>{label}</span>
          <span className={styles.value}>{chosen}</span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        {search ? (
          <TextInput
            size="xs"
            mb={6}
            aria-label={search.placeholder}
            placeholder={search.placeholder}
            maxLength={SEARCH_LENGTH}
            value={text}
            onChange={(event) => look(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) change(false);
            }}
          />
        ) : null}
        <div className={styles.options}>
          {fitting.slice(0, LISTED).map(({ id, name, detail }) => (
            <Checkbox
              key={id}
              size="xs"
              className={styles.option}
              label={
                <>
                  {name} {detail !== name ? <span className={styles.detail}>{detail}</span> : null}
                </>
              }
              checked={picked.includes(id)}
              disabled={isFull && !picked.includes(id)}
              onChange={() =>
                setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
              }
            />
          ))}
          {note ? (
            <p className={styles.detail} role="status">
              {note}
            </p>
          ) : fitting.length === 0 ? (
            <p className={styles.detail}>{search?.none}</p>
          ) : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
