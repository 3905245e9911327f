import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/bar-chart";
import { formatMoment } from "@/components/ui/format-moment";
import { RiskMark } from "@/components/ui/risk-level";
import type { FindingDay } from "@/lib/overview/queries";
import styles from "./overview-aside.module.css";

/** Bottom first, as they are stacked. */
const SERIES = [
  { key: "lower", color: "--r-m", level: "MEDIUM" },
  { key: "high", color: "--r-h", level: "HIGH" },
  { key: "severe", color: "--r-vh", level: "VERY_HIGH" },
] as const;

/** Findings of the last four weeks, a bar per day of the reader's zone. Days without stored events are unknown. */
export function FindingsPerDay({ days, now }: { days: readonly FindingDay[]; now: Date }) {
  const t = useTranslations("overview.days");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const label = (at: Date) => formatMoment(at, "date", { locale, timeZone, now });
  const hasUnknown = days.some(({ counts }) => counts === null);
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{t("title")}</h2>
      <ul className={styles.legend}>
        {SERIES.toReversed().map(({ key, level }) => (
          <li key={key}>
            <RiskMark level={level} size={12} decorative /> {t(key)}
          </li>
        ))}
      </ul>
      <BarChart
        caption={t("title")}
        series={SERIES.map(({ key, color }) => ({ key, color, name: t(key) }))}
        bars={days.map(({ day, from, counts }) => ({
          key: day,
          label: label(from),
          values: counts && SERIES.map(({ key }) => counts[key]),
        }))}
        firstLabel={label(days[0]!.from)}
        lastLabel={ui("today")}
        unknownLabel={ui("unknown")}
      />
      {hasUnknown ? (
        <p className={styles.note}>
          <span className={styles.hatch} aria-hidden="true" /> {t("unknown")}
        </p>
      ) : null}
    </section>
  );
}
