"use client";

import { createContext, useContext, useSyncExternalStore } from "react";

/** What the browser's User-Agent says of its keyboard: what is drawn before the browser itself can be asked. */
export const AppleKeyboardGuess = createContext(false);

/** True on keyboards with a ⌘ key, where ⌘ does what Ctrl does elsewhere. */
export function isAppleKeyboard(): boolean {
  return typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);
}

/** The same for what is shown. */
export function useAppleKeyboard(): boolean {
  const guess = useContext(AppleKeyboardGuess);
  return useSyncExternalStore(never, isAppleKeyboard, () => guess);
}

function never(): () => void {
  return () => {};
}
