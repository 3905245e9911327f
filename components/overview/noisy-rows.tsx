import Link from "next/link";
import { useTranslations } from "next-intl";
import { RiskMark } from "@/components/ui/risk-level";
import type { Overview } from "@/lib/overview/queries";
import styles from "./overview-aside.module.css";

/** RTM-011's rows that bring the most: where most of it is suppressed, the row wants tightening. */
export function NoisyRows({ noisy }: { noisy: Overview["noisy"] }) {
  const t = useTranslations("overview.noisy");
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>
        {t("title")} <span className={styles.detail}>{t("days")}</span>
      </h2>
      {noisy.rows.length === 0 ? (
        <p className={styles.remark}>{t("none")}</p>
      ) : (
        <ul className={styles.lines}>
          {noisy.rows.map(({ rowId, scope, accountName, number, riskLevel, count, suppressed }) => (
            <li key={`${scope} ${rowId}`}>
              <RiskMark level={riskLevel} />
              <span className={styles.row}>
                <Link href={`/rules/RTM-011?scope=${scope}`} prefetch={false}>
                  {t("row", { number })}
                </Link>
                {accountName ? <span className={styles.detail}> {accountName}</span> : null}
              </span>
              <span className={styles.share}>
                {t("share", { count, share: Math.floor((100 * suppressed) / count) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {noisy.partial ? <p className={styles.remark}>{t("partial")}</p> : null}
    </section>
  );
}
