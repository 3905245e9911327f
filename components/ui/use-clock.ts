"use client";

import { useNow } from "next-intl";
import { useSyncExternalStore } from "react";

const EVERY_MS = 10_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let time = 0;

/**
 * The time to the last ten seconds, one clock for all that ask. The server's time while the page is woken up; after
 * that the browser's, also where a page was reached without loading: next-intl's own `now` is that of the first load.
 */
export function useClock(): Date {
  const rendered = useNow().getTime();
  return new Date(useSyncExternalStore(subscribe, readTime, () => rendered));
}

function readTime(): number {
  if (Date.now() - time >= EVERY_MS) time = Date.now();
  return time;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), EVERY_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
