import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/bar-chart";
import { formatMoment } from "@/components/ui/format-moment";
import type { SourceCounts, SourceDayCounts } from "@/lib/sources/queries";
import styles from "./delivery-days.module.css";

const SERIES = [
  ["stored", "--ink2"],
  ["duplicate", "--control"],
  ["rejected", "--loss"],
] as const;
const ALL = ["received", "stored", "duplicate", "matched", "rejected"] as const;

/** What came in per UTC day: bars, their sums, and on a source's own page every figure. */
export function DeliveryDays({
  days,
  sums,
  withTable = false,
}: {
  days: readonly SourceDayCounts[];
  sums: SourceCounts;
  withTable?: boolean;
}) {
  const t = useTranslations("sources");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const locale = useLocale();
  const now = useNow();
  const dayName = (day: string) =>
    formatMoment(new Date(`${day}T00:00:00Z`), "date", { locale, timeZone: "UTC", now });
  return (
    <section className={styles.section}>
      <h2>
        {t("days.title")} <span className={styles.quiet}>{t("days.detail", { count: days.length })}</span>
      </h2>
      <ul className={styles.legend}>
        {SERIES.map(([name, color]) => (
          <li key={name}>
            <span className={styles.key} style={{ background: `var(${color})` }} aria-hidden="true" />
            {t(`counts.${name}`)} <strong>{format.number(sums[name])}</strong>
          </li>
        ))}
      </ul>
      <BarChart
        caption={t("days.caption")}
        series={SERIES.map(([name, color]) => ({ key: name, name: t(`counts.${name}`), color }))}
        bars={days.map((day) => ({
          key: day.day,
          label: dayName(day.day),
          values: SERIES.map(([name]) => day[name]),
        }))}
        firstLabel={dayName(days[0]!.day)}
        lastLabel={dayName(days.at(-1)!.day)}
        unknownLabel={ui("unknown")}
      />
      {withTable ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t("days.day")}</th>
              {ALL.map((name) => (
                <th key={name}>{t(`counts.${name}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days
              .toReversed()
              .filter((day) => day.received > 0)
              .map((day) => (
                <tr key={day.day}>
                  <td>{dayName(day.day)}</td>
                  {ALL.map((name) => (
                    <td key={name} data-none={day[name] === 0 || undefined}>
                      {format.number(day[name])}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
