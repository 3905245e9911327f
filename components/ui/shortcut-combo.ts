import { isAppleKeyboard } from "./apple-keyboard";

type Key = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey" | "code">;

/**
 * The name of a pressed key with its modifiers, in the order mod, alt, shift: "mod+shift+k", "alt+n", "?", "arrowup".
 * Empty for a modifier alone and for Ctrl on an Apple keyboard (⌘ elsewhere), which belong to the system.
 */
export function comboOf(event: Key, apple: boolean = isAppleKeyboard()): string {
  const { key } = event;
  if (["Shift", "Control", "Alt", "Meta", "Dead", "Process", "Unidentified", "CapsLock"].includes(key))
    return "";
  if (apple ? event.ctrlKey : event.metaKey) return "";
  const mod = apple ? event.metaKey : event.ctrlKey;
  // ⌥N types "˜" on an Apple keyboard: with Alt the physical letter counts.
  const letter = event.altKey ? /^Key([A-Z])$/.exec(event.code)?.[1] : undefined;
  const name = letter ?? (key === " " ? "space" : key);
  // Shift is part of "?" itself; for letters and named keys it is a modifier.
  const shift = event.shiftKey && (/^[a-z]$/i.test(name) || name.length > 1);
  return `${mod ? "mod+" : ""}${event.altKey ? "alt+" : ""}${shift ? "shift+" : ""}${name.toLowerCase()}`;
}

/** True where a key would type something. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit", "reset", "range", "color", "file"].includes(
      target.type,
    );
  return target.matches('textarea, select, [role="textbox"], [role="combobox"], [role="searchbox"]');
}

/** True where Enter or Space already mean something: buttons, links, switches. */
export function isInteractive(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('a[href], button, summary, input, [role="button"], [role="menuitem"], [role="option"]') !==
      null
  );
}
