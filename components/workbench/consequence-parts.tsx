"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Preview, PreviewAccount, PreviewExample } from "@/lib/preview/schema";
import { Moment, ZoneName } from "@/components/ui/moment";
import styles from "./consequence.module.css";

/** How many findings a day it was and would be, and by how many events they differ. */
export function DailyFindings({ preview: { live, draft, total } }: { preview: Preview }) {
  const t = useTranslations("workbench.consequence");
  const format = useFormatter();
  const mean = (value: number) =>
    format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <p>
      {t("publishMean", { before: mean(live.mean), after: mean(draft.mean) })}{" "}
      {total.gained > 0 && <span className={styles.gained}>{t("gainedCount", { count: total.gained })}</span>}{" "}
      {total.lost > 0 && <span className={styles.lost}>{t("lostCount", { count: total.lost })}</span>}
    </p>
  );
}

/** What the draft changes on each account; at most as many as the preview names, and how many more there are. */
export function AccountChanges({ accounts, more }: { accounts: readonly PreviewAccount[]; more: number }) {
  const t = useTranslations("workbench.consequence");
  return (
    <section>
      <h3>{t("byAccount")}</h3>
      {accounts.length === 0 ? (
        <p className={styles.quiet}>{t("noAccountChanges")}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("account")}</th>
              {(["kept", "gained", "lost"] as const).map((what) => (
                <th key={what} scope="col" data-number>
                  {t(what)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id}>
                <th scope="row">
                  {account.name} <code>{account.id}</code>
                </th>
                <Count value={account.kept} />
                <Count value={account.gained} what="gained" />
                <Count value={account.lost} what="lost" />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p className={styles.quiet}>{t("moreAccounts", { count: more })}</p>}
    </section>
  );
}

function Count({ value, what }: { value: number; what?: "gained" | "lost" }) {
  const format = useFormatter();
  const sign = value === 0 || !what ? "" : what === "gained" ? "+" : "−";
  return (
    <td data-number className={what && value > 0 ? styles[what] : undefined}>
      {sign}
      {format.number(value)}
    </td>
  );
}

/** Kinds of calls that the draft gains or loses, with events to open. */
export function ChangedCalls({
  what,
  examples,
  kinds,
}: {
  what: "gained" | "lost";
  examples: readonly PreviewExample[];
  kinds: number;
}) {
  const t = useTranslations("workbench.consequence");
  const format = useFormatter();
  return (
    <section>
      <h3>{t(`${what}Title`, { kinds })}</h3>
      {examples.length === 0 ? (
        <p className={styles.quiet}>{t(`${what}None`)}</p>
      ) : (
        <ul className={styles.kinds}>
          {examples.map((example) => (
            <li
              key={JSON.stringify([
                example.eventName,
                example.eventSource,
                example.userIdentityType,
                example.failed,
              ])}
            >
              <p className={styles.kind}>
                <code>{example.eventName}</code>
                <code className={styles.source}>{example.eventSource}</code>
                <code className={styles.source}>{example.userIdentityType || t("noType")}</code>
                {example.failed && <span className={styles.quiet}>{t("failedCall")}</span>}
                <span className={styles[what]}>{t("events", { count: format.number(example.count) })}</span>
              </p>
              <p className={styles.events}>
                {example.events.map((event) => (
                  <Link key={event.id} href={`/events/${event.id}`} target="_blank">
                    <Moment at={event.eventTime} /> {event.actorName || t("unknownActor")}
                  </Link>
                ))}
                {example.events.length > 0 && <ZoneName />}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
