export type MomentStyle = "time" | "seconds" | "dateTime" | "date" | "day" | "relative";

/** Day first in English, as British text has it. */
const INTL_LOCALE: Record<string, string> = { en: "en-GB", ja: "ja-JP" };

const OPTIONS: Record<Exclude<MomentStyle, "relative">, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  dateTime: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  date: { day: "numeric", month: "short" },
  day: { day: "numeric", month: "short", weekday: "short" },
};

/**
 * A moment in a language and zone: 14:18, 14:18:42, 23 Nov 14:18, 23 Nov, Mon 23 Nov. The year is added where it is
 * not the year of `now`. Relative: "9 minutes ago", "in 3 days".
 */
export function formatMoment(
  at: Date,
  style: MomentStyle,
  zone: { locale: string; timeZone: string; now: Date },
): string {
  const locale = INTL_LOCALE[zone.locale] ?? zone.locale;
  if (style === "relative") return formatRelative(at, zone.now, locale);
  const year = (date: Date) =>
    new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone.timeZone }).format(date);
  const withYear = style !== "time" && style !== "seconds" && year(at) !== year(zone.now);
  const text = new Intl.DateTimeFormat(locale, {
    ...OPTIONS[style],
    ...(withYear ? { year: "numeric" } : {}),
    timeZone: zone.timeZone,
  }).format(at);
  return zone.locale === "ja"
    ? text.replace(/\((.)\)/, "（$1）")
    : text.replace(/(?<=\d),? (?:at )?(?=\d\d:)/, " ").replace(",", "");
}

/** Everything there is to say, for the tooltip: 2026-11-23 14:18:42. */
export function exactMoment(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return parts.format(at);
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** Whole units, rounded towards zero; hours up to two days, because "26 hours" says more than "1 day". */
function formatRelative(at: Date, now: Date, locale: string): string {
  const seconds = Math.trunc((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  const [unit, length] =
    (size >= 86_400 && size < 172_800 ? UNITS[3] : UNITS.find(([, unitLength]) => size >= unitLength)) ??
    UNITS[5]!;
  const amount = Math.trunc(seconds / length);
  const text = new Intl.RelativeTimeFormat(locale, { numeric: amount === 0 ? "auto" : "always" }).format(
    amount,
    unit,
  );
  // Japanese sets the gap between figure and unit by typography (text-autospace), not by a typed space.
  return locale.startsWith("ja") ? text.replace(/\s/g, "") : text;
}
