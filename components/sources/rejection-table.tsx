import { useTranslations } from "next-intl";
import { AccountId } from "@/components/ui/account-name";
import table from "@/components/ui/data-table.module.css";
import { Moment, ZoneName } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import type { SourceDetail } from "@/lib/sources/queries";
import { useRejectionReason } from "./source-words";
import styles from "./rejection-table.module.css";

/** The last records that were not stored, each with why. Excerpts are the sender's text. */
export function RejectionTable({ rejections }: { rejections: SourceDetail["rejections"] }) {
  const t = useTranslations("sources.rejections");
  const reason = useRejectionReason();
  if (rejections.length === 0) return <p className={table.quiet}>{t("none")}</p>;
  return (
    <Box>
      <table className={`${table.table} ${table.boxed} ${styles.rejections}`}>
        <thead>
          <tr>
            <th className={styles.time}>
              {t("at")} <ZoneName />
            </th>
            <th>{t("reason")}</th>
            <th className={styles.account}>{t("account")}</th>
            <th className={styles.excerpt}>{t("excerpt")}</th>
          </tr>
        </thead>
        <tbody>
          {rejections.map((rejection) => (
            <tr key={rejection.id}>
              <td className={styles.time}>
                <Moment at={rejection.at} />
              </td>
              <td className={styles.reason}>{reason(rejection.reason)}</td>
              <td className={styles.account}>
                {rejection.accountId && /^\d{12}$/.test(rejection.accountId) ? (
                  <AccountId id={rejection.accountId} />
                ) : null}
              </td>
              <td className={`${table.mono} ${styles.excerpt}`} title={rejection.excerpt}>
                <bdi>{rejection.excerpt}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}
