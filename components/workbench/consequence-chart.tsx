import { useFormatter, useTranslations } from "next-intl";
import type { PreviewDay } from "@/lib/preview/schema";
import { useDayText } from "./use-day-text";
import styles from "./consequence.module.css";

/** What stays and what is gained above the axis, what is lost below it; one scale for both. */
export function ConsequenceChart({ days }: { days: readonly PreviewDay[] }) {
  const t = useTranslations("workbench.consequence");
  const format = useFormatter();
  const dayText = useDayText();
  const above = Math.max(1, ...days.map(({ kept, gained }) => kept + gained));
  const below = Math.max(0, ...days.map(({ lost }) => lost));
  const share = (count: number) => `${(count / (above + below)) * 100}%`;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.legend}>
        <strong>{t("perDay")}</strong>
        {(["kept", "gained", "lost"] as const).map((what) => (
          <span key={what} className={styles.legendEntry}>
            <span className={styles.swatch} data-what={what} aria-hidden />
            {t(what)}
          </span>
        ))}
        {days.length > 0 && (
          <span className={styles.span}>
            {t("span", { from: dayText(days[0]!.day), to: dayText(days.at(-1)!.day) })}
          </span>
        )}
      </figcaption>
      <div className={styles.plot} aria-hidden>
        {days.map((one) => (
          <div
            key={one.day}
            className={styles.day}
            title={`${dayText(one.day)}  ${t("dayTitle", {
              kept: format.number(one.kept),
              gained: format.number(one.gained),
              lost: format.number(one.lost),
            })}`}
            style={{ gridTemplateRows: `${above}fr ${below}fr` }}
          >
            <div className={styles.up}>
              <span data-what="gained" style={{ height: share(one.gained), flexShrink: 0 }} />
              <span data-what="kept" style={{ height: share(one.kept), flexShrink: 0 }} />
            </div>
            <div className={styles.down}>
              <span data-what="lost" style={{ height: share(one.lost) }} />
            </div>
          </div>
        ))}
      </div>
      <table className="visually-hidden">
        <caption>{t("table")}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("kept")}</th>
            <th scope="col">{t("gained")}</th>
            <th scope="col">{t("lost")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day}>
              <th scope="row">{dayText(one.day)}</th>
              <td>{one.kept}</td>
              <td>{one.gained}</td>
              <td>{one.lost}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
