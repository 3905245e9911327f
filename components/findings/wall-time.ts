/** The parts of a moment that a clock on the wall of a zone shows, as `YYYY-MM-DDTHH:mm`. */
export function wallTimeOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The moment at which the clock of a zone shows `wall` (`YYYY-MM-DDTHH:mm`); null where that is no date. Of an hour that
 * happens twice the first is meant; a time that daylight saving leaves out becomes the moment it would have been.
 */
export function momentOfWallTime(wall: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${wall}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) || Number.isNaN(asUtc)) return null;
  const offsetAt = (ms: number) => Date.parse(`${wallTimeOf(new Date(ms), timeZone)}:00Z`) - minuteOf(ms);
  const before = asUtc - offsetAt(asUtc - 86_400_000);
  const after = asUtc - offsetAt(asUtc + 86_400_000);
  const fits = [before, after].filter((ms) => ms + offsetAt(ms) === asUtc);
  return new Date(fits.length > 0 ? Math.min(...fits) : before);
}

function minuteOf(ms: number): number {
  return Math.floor(ms / 60_000) * 60_000;
}

/** Tomorrow at that hour on the clock of a zone. */
export function tomorrowAt(hour: number, now: Date, timeZone: string): Date {
  const today = wallTimeOf(now, timeZone).slice(0, 10);
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return momentOfWallTime(`${tomorrow}T${String(hour).padStart(2, "0")}:00`, timeZone)!;
}
