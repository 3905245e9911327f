"use client";

import { useEffect, useRef } from "react";
import { comboOf, isEditable, isInteractive } from "./shortcut-combo";

type Handler = (event: KeyboardEvent) => void;

export type Shortcuts = Readonly<Record<string, Handler>>;

interface Registration {
  shortcuts: Shortcuts;
  inDialog: boolean;
}

const CHORD_MS = 1500;
const registrations: { current: Registration }[] = [];
let chord: { key: string; at: number } | null = null;
/** What was open when the key went down: by the time it is our turn, Escape has closed it. */
let open = { dialog: false, dropdown: false };

/**
 * Keys of a screen: `{ j: next, "shift+x": extend, "mod+enter": publish, "g f": goToFindings, escape: close }`. "mod"
 * is ⌘ or Ctrl. The screen mounted last answers first. Keys without a modifier are off while somebody types or
 * composes with an IME, Enter and Space also on a focused button or link, and all of them under an open dialog,
 * except for a screen that says `inDialog`. Escape works while typing; in a menu, a list of choices or a pop-over it is
 * theirs.
 */
export function useShortcuts(shortcuts: Shortcuts, { enabled = true, inDialog = false } = {}): void {
  const registration = useRef<Registration>({ shortcuts, inDialog });
  useEffect(() => {
    registration.current = { shortcuts, inDialog };
  });
  useEffect(() => {
    if (!enabled) return;
    registrations.push(registration);
    if (registrations.length === 1) listen();
    return () => {
      registrations.splice(registrations.indexOf(registration), 1);
      if (registrations.length === 0) unlisten();
    };
  }, [enabled]);
}

function listen(): void {
  window.addEventListener("keydown", lookAround, { capture: true });
  document.addEventListener("keydown", onKeyDown);
}

function unlisten(): void {
  window.removeEventListener("keydown", lookAround, { capture: true });
  document.removeEventListener("keydown", onKeyDown);
}

function lookAround({ target }: KeyboardEvent): void {
  const dropdown = '[role="menu"], [data-mantine-stop-propagation="true"], .mantine-Popover-dropdown';
  open = {
    dialog: document.querySelector('[role="dialog"][aria-modal="true"]') !== null,
    dropdown: target instanceof Element && target.closest(dropdown) !== null,
  };
}

function onKeyDown(event: KeyboardEvent): void {
  // Enter that ends a conversion arrives as composing, in some browsers only as key code 229.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const combo = comboOf(event);
  if (!combo) return;
  const plain = !/^(mod|alt)\+/.test(combo);
  if (plain && combo !== "escape" && isEditable(event.target)) return;
  if (combo === "escape" && open.dropdown) return;
  if (/^(enter|space)$/.test(combo) && isInteractive(event.target)) return;

  const first = chord && event.timeStamp - chord.at < CHORD_MS ? chord.key : null;
  chord = null;
  const listening = registrations
    .map((entry) => entry.current)
    .filter((entry) => !open.dialog || entry.inDialog);
  const wanted = first ? `${first} ${combo}` : combo;
  for (const { shortcuts } of listening.toReversed()) {
    const handler = shortcuts[wanted];
    if (!handler) continue;
    event.preventDefault();
    handler(event);
    return;
  }
  const startsChord = listening.some(({ shortcuts }) =>
    Object.keys(shortcuts).some((key) => key.startsWith(`${combo} `)),
  );
  if (!first && startsChord) chord = { key: combo, at: event.timeStamp };
}
