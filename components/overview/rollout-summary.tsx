import Link from "next/link";
import { useTranslations } from "next-intl";
import { RiskMark } from "@/components/ui/risk-level";
import type { Overview } from "@/lib/overview/queries";
import styles from "./overview-aside.module.css";

/** How far each phase of the rollout board is, and which rule is next. */
export function RolloutSummary({ rollout }: { rollout: Overview["rollout"] }) {
  const t = useTranslations("overview.rollout");
  const names = useTranslations("catalogue.phases");
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("title")}</h2>
        <Link href="/rollout">{t("open")}</Link>
      </div>
      <ul className={styles.phases}>
        {rollout.phases.map(({ number, levels, decided, total }) => (
          <li key={number}>
            <span className={styles.phase}>
              {levels.map((level) => (
                <RiskMark key={level} level={level} decorative />
              ))}
              {names(String(number) as "1")}
            </span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ width: `${(100 * decided) / Math.max(1, total)}%` }} />
            </span>
            <span className={styles.of}>
              <strong>{decided}</strong> / {total}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.remark}>
        {rollout.next === null
          ? t("done")
          : t.rich("next", {
              count: rollout.undecided,
              rule: rollout.next,
              link: (chunks) => <Link href={`/rules/${rollout.next}`}>{chunks}</Link>,
            })}
      </p>
    </section>
  );
}
