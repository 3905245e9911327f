"use client";

import { useAppleKeyboard } from "./apple-keyboard";
import styles from "./key-hint.module.css";

/**
 * The keys of an action, shown on its control. "⌘" becomes Ctrl where the keyboard has no such key. Hidden from
 * screen readers (the control carries its own name) and on screens without a keyboard.
 */
export function KeyHint({
  keys,
  onFill = false,
  always = false,
}: {
  keys: readonly string[];
  onFill?: boolean;
  /** Shown on every screen: where the keys themselves are what is told. */
  always?: boolean;
}) {
  const apple = useAppleKeyboard();
  return (
    <span
      className={styles.keys}
      data-on-fill={onFill || undefined}
      data-always={always || undefined}
      aria-hidden="true"
    >
      {keyGroups(keys, apple).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** ⌘ or Ctrl shares a cap with its key (⌘K, Ctrl K); keys that follow one another (G F) have one each. */
function keyGroups(keys: readonly string[], apple: boolean): string[] {
  if (keys[0] !== "⌘") return [...keys];
  return [apple ? keys.join("") : ["Ctrl", ...keys.slice(1)].join(" ")];
}
