import Link from "next/link";
import { useTranslations } from "next-intl";
import table from "@/components/ui/data-table.module.css";
import { Moment } from "@/components/ui/moment";
import { Box } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import styles from "./account-screen.module.css";

/** The event sources that may speak for the account. */
export function AccountSources({
  sources,
}: {
  sources: readonly {
    id: string;
    name: string;
    allAccounts: boolean;
    disabledAt: Date | null;
    lastIngestAt: Date | null;
  }[];
}) {
  const t = useTranslations("accounts.sources");
  if (sources.length === 0) {
    return (
      <p>
        {t("none")} <Link href="/sources">{t("toSources")}</Link>
      </p>
    );
  }
  return (
    <Box>
      <table className={`${table.table} ${table.boxed}`}>
        <thead>
          <tr>
            <th>{t("name")}</th>
            <th className={styles.wide}>{t("speaksFor")}</th>
            <th>{t("lastDelivery")}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id}>
              <td className={table.main}>
                <Link className={styles.rule} href={`/sources/${source.id}`}>
                  {source.name}
                </Link>{" "}
                {source.disabledAt ? <Tag>{t("off")}</Tag> : null}
              </td>
              <td className={styles.wide}>{t(source.allAccounts ? "organisation" : "chosen")}</td>
              <td>{source.lastIngestAt ? <Moment at={source.lastIngestAt} style="relative" /> : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}
