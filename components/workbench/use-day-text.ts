import { useLocale, useNow } from "next-intl";
import { formatMoment } from "@/components/ui/format-moment";

/** A UTC day (YYYY-MM-DD) as people write it. The rollup counts UTC days, whatever zone the screen is in. */
export function useDayText(): (day: string) => string {
  const locale = useLocale();
  const now = useNow();
  return (day) => formatMoment(new Date(`${day}T00:00:00Z`), "date", { locale, timeZone: "UTC", now });
}
