import Link from "next/link";
import { useTranslations } from "next-intl";
import { AccountId } from "@/components/ui/account-name";
import table from "@/components/ui/data-table.module.css";
import { Moment, ZoneName } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import type { CanaryRow } from "@/lib/canary/queries";
import styles from "./canary-table.module.css";
import { StateText } from "./state-text";

/** Each account with the names that are watched there, what events say about them and where the setting comes from. */
export function CanaryTable({ rows }: { rows: readonly CanaryRow[] }) {
  const t = useTranslations("canary");
  const comma = useTranslations("ui")("conjunction");
  return (
    <Box>
      <div className={styles.scroll}>
        <table className={`${table.table} ${table.boxed} ${styles.table}`}>
          <thead>
            <tr>
              <th>{t("account")}</th>
              <th>{t("users")}</th>
              <th>{t("stateTitle")}</th>
              <th>
                {t("lastCall")} <ZoneName />
              </th>
              <th>{t("source")}</th>
              <th>{t("lastEvent")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.accountId} data-state={row.state}>
                <td className={`${table.main} ${styles.account}`}>
                  <span title={row.accountName}>{row.accountName}</span>
                  <AccountId id={row.accountId} />
                </td>
                <td className={`${table.mono} ${styles.users}`}>
                  {row.users.length > 0 ? row.users.join(comma) : "–"}
                </td>
                <td className={styles.state}>
                  <StateText row={row} />
                </td>
                <td
                  className={styles.call}
                  data-none={row.lastFinding ? undefined : true}
                  data-label={t("lastCall")}
                >
                  <LastCall finding={row.lastFinding} />
                </td>
                <td className={styles.source} data-label={t("source")}>
                  <Source row={row} />
                </td>
                <td className={styles.event} data-label={t("lastEvent")}>
                  {row.lastEventAt ? <Moment at={row.lastEventAt} style="relative" /> : t("noEvent")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Box>
  );
}

function LastCall({ finding }: { finding: CanaryRow["lastFinding"] }) {
  const t = useTranslations("canary");
  const status = useTranslations("findings.status");
  if (!finding) return "–";
  return (
    <>
      <Moment at={finding.at} />{" "}
      <Link className={table.mono} href={`/findings/${finding.number}`} prefetch={false}>
        {finding.eventName}
      </Link>
      <span className={styles.callDetail}>
        {t("callDetail", { number: finding.number, status: status(finding.status) })}
      </span>
    </>
  );
}

/** The setting that holds, with the way to it: an account's own, else the organisation's. */
function Source({ row }: { row: CanaryRow }) {
  const t = useTranslations("settings.source");
  const version = row.version ?? 0;
  const text =
    row.source === "account"
      ? t("accountVersion", { version })
      : row.source === "organisation"
        ? t("organisationVersion", { version })
        : t("default");
  return (
    <Link href={`/rules/IAM-055?scope=${row.accountId}`} prefetch={false}>
      {text}
    </Link>
  );
}
