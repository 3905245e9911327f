import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/bar-chart";
import { formatMoment } from "@/components/ui/format-moment";
import type { EventDay } from "@/lib/events/queries";
import styles from "./event-days.module.css";

/** Exact counts of the search per UTC day, with their sums beside the bars. */
export function EventDays({ days }: { days: readonly EventDay[] }) {
  const t = useTranslations("events.days");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const locale = useLocale();
  const now = useNow();
  const sum = (pick: (day: EventDay) => number) => days.reduce((total, day) => total + pick(day), 0);
  const failed = sum((day) => day.failed);
  const dayName = (day: string) =>
    formatMoment(new Date(`${day}T00:00:00Z`), "date", { locale, timeZone: "UTC", now });
  return (
    <div className={styles.strip}>
      <dl className={styles.figures}>
        <div>
          <dt>{t("all", { count: days.length })}</dt>
          <dd>{format.number(sum((day) => day.ok + day.failed))}</dd>
        </div>
        <div>
          <dt>
            <span className={styles.key} aria-hidden="true" />
            {t("failed")}
          </dt>
          <dd className={styles.lesser}>{format.number(failed)}</dd>
        </div>
      </dl>
      <div className={styles.chart}>
        <BarChart
          caption={t("caption")}
          series={[
            { key: "ok", name: t("ok"), color: "--control" },
            { key: "failed", name: t("failed"), color: "--loss" },
          ]}
          bars={days.map(({ day, ok, failed }) => ({ key: day, label: dayName(day), values: [ok, failed] }))}
          height={44}
          firstLabel={dayName(days[0]!.day)}
          lastLabel={dayName(days.at(-1)!.day)}
          unknownLabel={ui("unknown")}
        />
      </div>
    </div>
  );
}
