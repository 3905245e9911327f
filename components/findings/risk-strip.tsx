import Link from "next/link";
import { useTranslations } from "next-intl";
import { RiskLevel } from "@/components/ui/risk-level";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import type { FindingCounts } from "@/lib/findings/queries";
import { findingSearch, type FindingFilter } from "@/lib/findings/schema";
import { CappedNumber } from "./capped-text";
import styles from "./finding-bars.module.css";

/** How many findings of the tab each level has; a level filters by itself. Unknown counts say so. */
export function RiskStrip({ filter, counts }: { filter: FindingFilter; counts: FindingCounts | null }) {
  const t = useTranslations("findings");
  const ui = useTranslations("ui");
  return (
    <div className={styles.strip} role="group" aria-label={t("levels")}>
      {RISK_LEVELS.map((level) => {
        const isOn = filter.risk.includes(level);
        const risk = isOn ? filter.risk.filter((one) => one !== level) : [...filter.risk, level];
        const count = counts?.byRisk[level];
        return (
          <Link
            key={level}
            className={styles.level}
            href={`/findings${findingSearch({ ...filter, risk })}`}
            aria-current={isOn ? "true" : undefined}
            data-none={!count || (count.count === 0 && !count.more) || undefined}
            prefetch={false}
            scroll={false}
          >
            <RiskLevel level={level} />
            <strong>{count ? <CappedNumber {...count} /> : ui("unknown")}</strong>
          </Link>
        );
      })}
      {counts ? <span className={styles.order}>{t("newestFirst")}</span> : null}
    </div>
  );
}
