import { useTimeZone, useTranslations } from "next-intl";
import { timeZoneName } from "@/components/ui/time-zone-name";

const HOUR_MS = 3_600_000;

/** Hours of the day in UTC, and what a clock of the person's own zone shows today: "17:00–20:00 UTC (02:00–05:00 JST)". */
export function useHourText(): (from: number, to: number) => string {
  const t = useTranslations("workbench.narrow.clock");
  const timeZone = useTimeZone() ?? "UTC";
  return (from, to) => {
    const utc = t("utc", { from: clock(from, "UTC"), to: clock(to, "UTC") });
    if (timeZone === "UTC") return utc;
    const zone = timeZoneName(timeZone, new Date());
    return t("withZone", { utc, from: clock(from, timeZone), to: clock(to, timeZone), zone });
  };
}

function clock(hour: number, timeZone: string): string {
  const today = Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS;
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(today + hour * HOUR_MS);
}
