import { useSyncExternalStore } from "react";

/** The same words stand in the stylesheets: what is drawn and what is counted are of one size. */
const TOUCH = "(max-width: 767.98px), (pointer: coarse)";

/** True where rows are made for fingers, 44px high. Null until the browser can be asked. */
export function useTouchSize(): boolean | null {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(TOUCH).matches,
    () => null,
  );
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(TOUCH);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
