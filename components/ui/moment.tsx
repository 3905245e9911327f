"use client";

import { useLocale, useNow, useTimeZone } from "next-intl";
import { exactMoment, formatMoment, type MomentStyle } from "./format-moment";
import { timeZoneName } from "./time-zone-name";
import { useClock } from "./use-clock";

/**
 * A moment in the chosen zone, as `<time>` with everything exact in its tooltip. `zone` adds the zone's name, for
 * places without a header that says it.
 */
export function Moment({
  at,
  style = "dateTime",
  zone = false,
}: {
  at: string | number | Date;
  style?: MomentStyle;
  zone?: boolean;
}) {
  if (style === "relative") return <RelativeMoment at={at} />;
  return <FixedMoment at={at} style={style} zone={zone} />;
}

function FixedMoment({ at, style, zone }: { at: string | number | Date; style: MomentStyle; zone: boolean }) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const date = new Date(at);
  const now = useNow();
  const name = timeZoneName(timeZone, date);
  const text = formatMoment(date, style, { locale, timeZone, now });
  return (
    // The browser's tables of zones and months may be newer than the server's.
    <time
      dateTime={date.toISOString()}
      title={`${exactMoment(date, timeZone)} ${name}`}
      suppressHydrationWarning
    >
      {zone ? (locale === "ja" ? `${text}（${name}）` : `${text} (${name})`) : text}
    </time>
  );
}

function RelativeMoment({ at }: { at: string | number | Date }) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const clock = useClock();
  const date = new Date(at);
  // What has just happened is not in the future, although the clock shows the last ten seconds.
  const ahead = date.getTime() - clock.getTime();
  const now = ahead > 0 && ahead < 15_000 ? date : clock;
  return (
    <time
      dateTime={date.toISOString()}
      title={`${exactMoment(date, timeZone)} ${timeZoneName(timeZone, date)}`}
      suppressHydrationWarning
    >
      {formatMoment(date, "relative", { locale, timeZone, now })}
    </time>
  );
}

/** The zone that the moments on this screen are in: "JST". */
export function ZoneName() {
  const timeZone = useTimeZone() ?? "UTC";
  return (
    <abbr title={timeZone} style={{ textDecoration: "none" }} suppressHydrationWarning>
      {timeZoneName(timeZone)}
    </abbr>
  );
}
