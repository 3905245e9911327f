"use client";

import { useSyncExternalStore } from "react";

/** True on keyboards with a ⌘ key, where ⌘ does what Ctrl does elsewhere. */
export function isAppleKeyboard(): boolean {
  return typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);
}

/** The same for what is shown; the server, which cannot know, says ⌘. */
export function useAppleKeyboard(): boolean {
  return useSyncExternalStore(never, isAppleKeyboard, () => true);
}

function never(): () => void {
  return () => {};
}
