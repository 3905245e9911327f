import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { formatMoment } from "@/components/ui/format-moment";
import styles from "./day-row.module.css";

/** The day of a moment in the reader's zone, as YYYY-MM-DD. */
export function useDayOf(): (at: string | number | undefined) => string | undefined {
  const timeZone = useTimeZone() ?? "UTC";
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  return (at) => (at === undefined ? undefined : format.format(new Date(at)));
}

/** Columns that every width of the page has: a cell across more would add some. The line itself goes all the way. */
const COLUMNS = 5;

/** The line over a day's events. */
export function DayRow({ at }: { at: string }) {
  const ui = useTranslations("ui");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const dayOf = useDayOf();
  const day = dayOf(at);
  const isToday = day === dayOf(now.getTime());
  const isYesterday = day === dayOf(now.getTime() - 86_400_000);
  return (
    <tr className={styles.day}>
      <td colSpan={COLUMNS}>
        {isToday || isYesterday ? (
          <span className={styles.near}>{ui(isToday ? "today" : "yesterday")}</span>
        ) : null}
        <time dateTime={day} suppressHydrationWarning>
          {formatMoment(new Date(at), "day", { locale, timeZone, now })}
        </time>
      </td>
    </tr>
  );
}
