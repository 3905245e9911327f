import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { SourceDetail } from "@/lib/sources/queries";
import styles from "./sources.module.css";

/** What a source may speak for, and when something last came from it. */
export function SourceFacts({ source, names }: { source: SourceDetail; names: ReadonlyMap<string, string> }) {
  const t = useTranslations("sources");
  const { lastIngestAt } = source;
  return (
    <dl className={styles.facts}>
      <dt>{t("speaksFor")}</dt>
      <dd>
        {source.allAccounts
          ? t("organisation")
          : source.accountIds.map((id) => (
              <Link key={id} className={styles.account} href={`/accounts/${id}`} prefetch={false}>
                {names.get(id) ?? id}
              </Link>
            ))}
      </dd>
      <dt>{t("lastDelivery")}</dt>
      <dd>
        {lastIngestAt ? (
          <>
            <Moment at={lastIngestAt} zone />
            <span className={styles.quiet}>
              <Moment at={lastIngestAt} style="relative" />
            </span>
          </>
        ) : (
          t("neverDelivered")
        )}
      </dd>
      <dt>{t("created")}</dt>
      <dd>
        <Moment at={source.createdAt} zone />
      </dd>
    </dl>
  );
}
