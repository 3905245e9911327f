import Link from "next/link";
import { useTranslations } from "next-intl";
import table from "@/components/ui/data-table.module.css";
import { Moment, ZoneName } from "@/components/ui/moment";
import { RiskLevel } from "@/components/ui/risk-level";
import { Box } from "@/components/ui/section";
import type { RiskLevel as Level } from "@/lib/engine/risk-level";
import styles from "./account-screen.module.css";

/** A rule as it holds on the account, with where that comes from. */
export interface HeldRule {
  ruleId: string;
  title: string;
  enabled: boolean;
  riskLevel: Level;
  source: "account" | "organisation" | "default";
  version: number | null;
  changedBy: string | null;
  changedAt: Date | null;
}

/** The rules that look at events and those with a setting of the account's own. All others are inherited. */
export function AccountSettings({ accountId, rules }: { accountId: string; rules: readonly HeldRule[] }) {
  const t = useTranslations("accounts.settings");
  const scopes = useTranslations("ui.scope");
  return (
    <Box>
      <table className={`${table.table} ${table.boxed} ${styles.rules}`}>
        <thead>
          <tr>
            <th>{t("rule")}</th>
            <th>{t("state")}</th>
            <th className={styles.wide}>{t("risk")}</th>
            <th>{t("source")}</th>
            <th className={styles.wide}>
              {t("changed")} <ZoneName />
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.ruleId}>
              <td className={table.main}>
                <Link className={styles.rule} href={`/rules/${rule.ruleId}?scope=${accountId}`}>
                  <span className={styles.code}>{rule.ruleId}</span> {rule.title}
                </Link>
              </td>
              <td>{t(rule.enabled ? "on" : "off")}</td>
              <td className={styles.wide}>
                <RiskLevel level={rule.riskLevel} />
              </td>
              <td>
                {scopes(rule.source)}
                {rule.version === null ? null : <span className={styles.quiet}> v{rule.version}</span>}
              </td>
              <td className={styles.wide}>
                {rule.changedAt ? (
                  <>
                    <Moment at={rule.changedAt} /> <span className={styles.quiet}>{rule.changedBy}</span>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}
