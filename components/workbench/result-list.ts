import type { TesterEvent } from "./tester-protocol";

export type ResultFilter = "all" | "matching" | "missed";

/** Indexes of the events that the filter lets through, in their order. */
export function shownEvents(
  total: number,
  filter: ResultFilter,
  matches: (index: number) => boolean,
): number[] {
  const shown: number[] = [];
  for (let index = 0; index < total; index += 1) {
    if (filter === "all" || matches(index) === (filter === "matching")) shown.push(index);
  }
  return shown;
}

/** Events that an earlier one with the same account and eventID repeats: they are stored, and found, once. */
export function repeatedCount(events: readonly Pick<TesterEvent, "accountId" | "eventId">[]): number {
  const named = events.filter(({ eventId }) => eventId !== "");
  return named.length - new Set(named.map(({ accountId, eventId }) => `${accountId} ${eventId}`)).size;
}

/** Place of the next event whose verdict is another than the one at `place`; from the start again after the end. */
export function nextOther(
  shown: readonly number[],
  place: number,
  matches: (index: number) => boolean,
): number | null {
  const here = shown[place];
  if (here === undefined) return null;
  const verdict = matches(here);
  for (let step = 1; step < shown.length; step += 1) {
    const next = (place + step) % shown.length;
    const index = shown[next];
    if (index !== undefined && matches(index) !== verdict) return next;
  }
  return null;
}
