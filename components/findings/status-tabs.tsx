import Link from "next/link";
import { useTranslations } from "next-intl";
import { FINDING_STATUSES, findingSearch, type FindingFilter } from "@/lib/findings/schema";
import type { FindingCounts } from "@/lib/findings/queries";
import { CappedNumber } from "./capped-text";
import styles from "./finding-bars.module.css";

/** The statuses as tabs, each with how many findings of the filter it has; `–` where that is unknown. */
export function StatusTabs({ filter, counts }: { filter: FindingFilter; counts: FindingCounts | null }) {
  const t = useTranslations("findings");
  return (
    <nav className={styles.tabs} aria-label={t("statuses")}>
      {FINDING_STATUSES.map((status) => (
        <Link
          key={status}
          className={styles.tab}
          href={`/findings${findingSearch({ ...filter, status })}`}
          aria-current={filter.status === status ? "page" : undefined}
          prefetch={false}
        >
          {t(`status.${status}`)}
          <span className={styles.count}>{counts ? <CappedNumber {...counts.byStatus[status]} /> : "–"}</span>
        </Link>
      ))}
    </nav>
  );
}
