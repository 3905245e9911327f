"use client";

import { useLayoutEffect, useRef } from "react";
import { isPatternColumn } from "./cell-text";
import { patternFault } from "./pattern-fault";
import { PatternText } from "./pattern-text";
import type { ComboboxInput } from "./cell-help";
import type { GridColumn } from "./selection";
import styles from "./row-grid.module.css";

interface CellInputProps {
  column: GridColumn;
  /** The row's text while resting, the typed text while editing. */
  text: string;
  editing: boolean;
  label: string;
  describedBy: string | undefined;
  invalid: boolean;
  /** Of a pattern: the list of names under it. */
  combobox?: ComboboxInput;
  onType: (text: string) => void;
  onLeave: () => void;
}

/**
 * The input of the active cell. It has the focus while the cell is only selected too, with its text selected and
 * invisible: what is typed replaces it, and an IME composes in a real field from its first key on. While editing the
 * tinted pattern is drawn behind transparent text, so that caret, selection and composition stay the browser's.
 */
export function CellInput({
  column,
  text,
  editing,
  label,
  describedBy,
  invalid,
  combobox,
  onType,
  onLeave,
}: CellInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLSpanElement>(null);
  const isPattern = isPatternColumn(column);

  useLayoutEffect(() => {
    const element = input.current;
    if (!element || document.activeElement !== element) return;
    if (!editing) element.select();
    else if (element.selectionStart === 0 && element.selectionEnd === element.value.length) {
      element.setSelectionRange(element.value.length, element.value.length);
    }
  }, [editing]);

  useLayoutEffect(() => {
    if (!editing && document.activeElement === input.current) input.current?.select();
  }, [editing, text]);

  function follow() {
    if (mirror.current && input.current) mirror.current.style.translate = `${-input.current.scrollLeft}px 0`;
  }

  return (
    <span className={editing ? styles.editor : styles.restingEditor} data-pattern={isPattern || undefined}>
      {editing && (
        <span className={styles.mirrorBox} aria-hidden>
          <span className={styles.mirror} ref={mirror}>
            {isPattern ? <PatternText pattern={text} fault={patternFault(text)} /> : text}
            {"\u200b"}
          </span>
        </span>
      )}
      <input
        ref={input}
        className={styles.input}
        data-focus
        value={text}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        {...(combobox && {
          role: "combobox",
          "aria-autocomplete": "list",
          "aria-expanded": combobox.listId !== null,
          "aria-controls": combobox.listId ?? undefined,
          "aria-activedescendant": combobox.activeId ?? undefined,
        })}
        onKeyDown={(event) => {
          if (!combobox?.press(event)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        inputMode={editing ? "text" : "none"}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => onType(event.currentTarget.value)}
        onScroll={follow}
        onKeyUp={follow}
        onSelect={follow}
        onFocus={(event) => {
          if (!editing) event.currentTarget.select();
        }}
        onBlur={() => {
          if (editing) onLeave();
        }}
      />
    </span>
  );
}
