import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountId } from "@/components/ui/account-name";
import { CopyButton } from "@/components/ui/copy-button";
import { Moment } from "@/components/ui/moment";
import type { AccountRow } from "@/lib/accounts/queries";
import styles from "./account-screen.module.css";

/** The number, how the account came in, and when something last happened and last arrived. Unknown is said. */
export function AccountFacts({ account }: { account: AccountRow }) {
  const t = useTranslations("accounts");
  const moment = (at: Date | null, never: string) =>
    at ? (
      <>
        <Moment at={at} zone />
        <span className={styles.quiet}>
          <Moment at={at} style="relative" />
        </span>
      </>
    ) : (
      never
    );
  return (
    <dl className={styles.facts}>
      <Fact name={t("number")}>
        <AccountId id={account.id} />
        <CopyButton text={account.id} label={t("copyNumber")} />
      </Fact>
      <Fact name={t("lastEvent")}>{moment(account.lastEventAt, t("neverEvent"))}</Fact>
      <Fact name={t("lastIngest")}>{moment(account.lastIngestAt, t("neverIngest"))}</Fact>
      {account.discoveredAt ? (
        <Fact name={t("discovered")}>{moment(account.discoveredAt, t("unknown"))}</Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
