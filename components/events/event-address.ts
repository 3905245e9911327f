/** Keys of the events page's address that say which events, not where in them or what is open. */
const PLACE_KEYS = ["after", "before", "open"] as const;

/** The page's address with some keys changed; null takes a key away. */
export function eventsAddress(params: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  return next.size > 0 ? `/events?${next}` : "/events";
}

/** The same search at another page of it, with nothing open. */
export function eventsPage(params: URLSearchParams, place: { after?: string; before?: string }): string {
  const none = Object.fromEntries(PLACE_KEYS.map((key) => [key, null]));
  return eventsAddress(params, { ...none, ...place });
}
