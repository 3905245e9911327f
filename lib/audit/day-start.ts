/**
 * The moment at which a day ("2026-11-23") begins in a time zone, `plusDays` days later. Where clocks skip midnight
 * it is the first moment that exists.
 */
export function dayStart(day: string, timeZone: string, plusDays = 0): Date {
  const wanted = new Date(`${day}T00:00:00Z`).getTime() + plusDays * 86_400_000;
  // The offset is known for a moment, and the moment only with the offset: two steps settle it.
  const first = wanted - offsetAt(wanted, timeZone);
  return new Date(wanted - offsetAt(first, timeZone));
}

/** How far the zone's clocks are ahead of UTC at that moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - Math.floor(moment / 1000) * 1000;
}
