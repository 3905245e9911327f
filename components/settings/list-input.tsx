"use client";

import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import type { SettingProblem } from "@/lib/catalogue/setting-problems";
import styles from "./list-input.module.css";
import { ProblemText } from "./problem-text";

/**
 * A list of short texts: type and Enter, or paste many at once. What does not fit stays in the list, marked, with the
 * reason below, so that nothing that was pasted is lost.
 */
export function ListInput({
  label,
  items,
  onChange,
  split,
  problems,
  disabled = false,
  readOnly = false,
  placeholder,
}: {
  label: string;
  items: readonly string[];
  onChange: (items: string[]) => void;
  split: (text: string) => string[];
  problems: readonly SettingProblem[];
  disabled?: boolean;
  readOnly?: boolean;
  placeholder?: string;
}) {
  const t = useTranslations("catalogue.controls");
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const faulty = new Set(problems.map((problem) => problem.path[0]));
  const fixed = disabled || readOnly;

  function add(text: string) {
    const added = split(text);
    if (added.length > 0) onChange([...new Set([...items, ...added])]);
    setTyped("");
  }

  function remove(index: number) {
    onChange(items.filter((_, at) => at !== index));
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Enter that ends an IME conversion adds nothing.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || (event.key === "," && split(`a${typed},b`).length > 1)) {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && items.length > 0) {
      event.preventDefault();
      remove(items.length - 1);
    }
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData("text");
    if (split(pasted).length < 2) return;
    event.preventDefault();
    add(`${typed}${pasted}`);
  }

  return (
    <div>
      <div className={styles.list} data-empty={items.length === 0 || undefined}>
        {items.length > 0 && (
          <ul className={styles.items} aria-label={label}>
            {items.map((item, index) => (
              <li key={item} className={styles.item} data-faulty={faulty.has(index) || undefined}>
                <span className={styles.text}>{item}</span>
                {!fixed && (
                  <button
                    type="button"
                    className={styles.remove}
                    aria-label={t("remove", { item })}
                    onClick={() => remove(index)}
                  >
                    <IconX size={13} stroke={1.8} aria-hidden />
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
        {fixed ? (
          items.length === 0 && <span className={styles.none}>{t("emptyList")}</span>
        ) : (
          <input
            ref={input}
            className={styles.input}
            value={typed}
            placeholder={placeholder ?? t("listPlaceholder")}
            aria-label={label}
            aria-invalid={problems.length > 0}
            aria-describedby={problems.length > 0 ? problemId : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => add(typed)}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
          />
        )}
      </div>
      <ProblemText id={problemId} problems={problems} />
    </div>
  );
}
