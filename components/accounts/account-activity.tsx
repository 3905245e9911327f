import Link from "next/link";
import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/bar-chart";
import { formatMoment } from "@/components/ui/format-moment";
import type { AccountCounts, AccountDay } from "@/lib/accounts/queries";
import styles from "./account-screen.module.css";

/** At the side: events per day, open findings, and the ways to both. */
export function AccountActivity({
  accountId,
  counts,
  days,
  hasArrived,
}: {
  accountId: string;
  counts: AccountCounts;
  days: readonly AccountDay[];
  /** false: nothing ever came in from it, so zero would say more than is known. */
  hasArrived: boolean;
}) {
  const t = useTranslations("accounts.activity");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const locale = useLocale();
  const now = useNow();
  const total = days.reduce((sum, day) => sum + day.ok + day.failed, 0);
  const failed = days.reduce((sum, day) => sum + day.failed, 0);
  const dayName = (day: string) =>
    formatMoment(new Date(`${day}T00:00:00Z`), "date", { locale, timeZone: "UTC", now });
  if (!hasArrived) {
    return (
      <section className={styles.aside}>
        <h2>{t("events")}</h2>
        <p className={styles.quiet}>{t("nothingYet")}</p>
      </section>
    );
  }
  return (
    <>
      <section className={styles.aside}>
        <h2>
          {t("events")} <span className={styles.quiet}>{t("days", { count: days.length })}</span>
        </h2>
        <p className={styles.figures}>
          <strong>{format.number(total)}</strong> {t("failed", { count: failed })}
        </p>
        <BarChart
          caption={t("caption")}
          series={[
            { key: "ok", name: t("okSeries"), color: "--control" },
            { key: "failed", name: t("failedSeries"), color: "--loss" },
          ]}
          bars={days.map(({ day, ok, failed: lost }) => ({
            key: day,
            label: dayName(day),
            values: [ok, lost],
          }))}
          firstLabel={dayName(days[0]!.day)}
          lastLabel={dayName(days.at(-1)!.day)}
          unknownLabel={ui("unknown")}
        />
        <Link href={`/events?account=${accountId}&range=7d`}>{t("toEvents")}</Link>
      </section>
      <section className={styles.aside}>
        <h2>{t("findings")}</h2>
        <p className={styles.figures}>
          <strong>
            {counts.moreOpen ? ui("capped", { count: counts.open }) : format.number(counts.open)}
          </strong>{" "}
          {t("open")}
        </p>
        <Link href={`/findings?account=${accountId}`}>{t("toFindings")}</Link>
      </section>
    </>
  );
}
