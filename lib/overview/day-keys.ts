import { dayStart } from "@/lib/audit/day-start";

/** One day of a zone: its name (YYYY-MM-DD) and when it begins and ends. */
export interface LocalDay {
  day: string;
  from: Date;
  to: Date;
}

/** The last `count` days of the zone, oldest first; the last one is the day of `now` and is not over yet. */
export function lastDays(now: Date, timeZone: string, count: number): LocalDay[] {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
  return Array.from({ length: count }, (_, index) => {
    const named = new Date(`${today}T00:00:00Z`);
    named.setUTCDate(named.getUTCDate() - (count - 1 - index));
    const day = named.toISOString().slice(0, 10);
    return { day, from: dayStart(day, timeZone), to: dayStart(day, timeZone, 1) };
  });
}
