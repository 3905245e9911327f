import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import table from "@/components/ui/data-table.module.css";
import { RiskLevel } from "@/components/ui/risk-level";
import { Box, Section } from "@/components/ui/section";
import { EMPTY_FILTER, findingSearch, type FindingFilter } from "@/lib/findings/schema";
import type { OpenByAge as Counts } from "@/lib/overview/queries";
import styles from "./overview.module.css";

const AGES = ["day", "threeDays", "week", "older"] as const;
/** From this age on a number is heavy: it should not be there. */
const LATE: Record<string, number> = { EXTREME: 1, VERY_HIGH: 1, HIGH: 2, MEDIUM: 3, LOW: 3 };

/** Open findings by level and by the age of their event; every number leads to its findings. */
export function OpenByAge({ open }: { open: Counts }) {
  const t = useTranslations("overview.ages");
  return (
    <Section title={t("title")} detail={<Count of={open.all} />}>
      <Box>
        <div className={styles.scroll}>
          <table className={`${table.table} ${table.boxed} ${styles.ages}`}>
            <thead>
              <tr>
                <th>{t("risk")}</th>
                {AGES.map((age) => (
                  <th key={age} className={table.number}>
                    {t(age)}
                  </th>
                ))}
                <th className={table.number}>{t("all")}</th>
              </tr>
            </thead>
            <tbody>
              {open.levels.map(({ riskLevel, ages, all }) => (
                <tr key={riskLevel}>
                  <td className={styles.level}>
                    <RiskLevel level={riskLevel} />
                  </td>
                  {ages.map((count, age) => (
                    <td
                      key={AGES[age]}
                      className={table.number}
                      data-late={(count !== null && count.count > 0 && age >= LATE[riskLevel]!) || undefined}
                    >
                      <Cell of={count} filter={{ risk: [riskLevel], ...rangeOf(age, open.boundaries) }} />
                    </td>
                  ))}
                  <td className={`${table.number} ${styles.total}`}>
                    <Cell of={all} filter={{ risk: [riskLevel] }} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Box>
    </Section>
  );
}

/** The time of an age as the list's filter says it: from the older boundary to the newer one. */
function rangeOf(age: number, boundaries: readonly Date[]): Partial<FindingFilter> {
  return {
    range: "custom",
    from: boundaries[age]?.toISOString() ?? "",
    to: boundaries[age - 1]?.toISOString() ?? "",
  };
}

type Counted = Counts["all"];

function Cell({ of, filter }: { of: Counted | null; filter: Partial<FindingFilter> }) {
  const t = useTranslations("overview");
  if (of === null) return <span title={t("beyond")}>–</span>;
  if (of.count === 0) return <span className={table.quiet}>0</span>;
  return (
    <Link
      className={styles.count}
      href={`/findings${findingSearch({ ...EMPTY_FILTER, ...filter })}`}
      prefetch={false}
    >
      <Count of={of} />
    </Link>
  );
}

function Count({ of }: { of: Counted }) {
  const ui = useTranslations("ui");
  const format = useFormatter();
  return of.more ? ui("capped", { count: of.count }) : format.number(of.count);
}
