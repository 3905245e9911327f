"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import table from "@/components/ui/data-table.module.css";
import { AccountId } from "@/components/ui/account-name";
import { Moment, ZoneName } from "@/components/ui/moment";
import { Box, Section } from "@/components/ui/section";
import styles from "./canary-preview.module.css";

/** A stored event that would have been a finding. */
export interface PreviewedEvent {
  eventRef: string;
  kind: "used" | "changed";
  user: string;
  accountId: string;
  /** ISO 8601. */
  at: string;
  eventName: string;
  actorName: string;
  sourceIpAddress: string;
}

/** Events shown; the rest is counted. */
const SHOWN = 8;

/** What these canaries, saved or not, would have found among the events that are stored. */
export function CanaryPreview({
  users,
  isDraft,
  events,
  days,
  hasMore,
}: {
  users: readonly string[];
  /** The names are those on screen, not those that are saved. */
  isDraft: boolean;
  events: readonly PreviewedEvent[];
  days: number;
  hasMore: boolean;
}) {
  const t = useTranslations("settings.preview");
  const separator = useTranslations("settings")("listSeparator");
  if (users.length === 0) return null;
  const names = users.join(separator);
  return (
    <div className={styles.preview}>
      <Section
        title={t("title")}
        detail={
          <>
            {isDraft ? t("draft", { names, days }) : t("saved", { names, days })} <ZoneName />
          </>
        }
      >
        {events.length === 0 ? (
          <p className={styles.none}>{t("none", { days })}</p>
        ) : (
          <Box>
            <div className={styles.scroll}>
              <table className={`${table.table} ${table.boxed}`}>
                <thead>
                  <tr>
                    <th>{t("time")}</th>
                    <th>{t("kind")}</th>
                    <th>eventName</th>
                    <th>{t("actor")}</th>
                    <th>{t("account")}</th>
                    <th>sourceIPAddress</th>
                  </tr>
                </thead>
                <tbody>
                  {events.slice(0, SHOWN).map((event) => (
                    <tr key={event.eventRef}>
                      <td>
                        <Moment at={event.at} />
                      </td>
                      <td>{t(event.kind, { user: event.user })}</td>
                      <td className={table.mono}>
                        <Link href={`/events/${event.eventRef}`}>{event.eventName}</Link>
                      </td>
                      <td>{event.actorName}</td>
                      <td>
                        <AccountId id={event.accountId} />
                      </td>
                      <td className={table.mono}>{event.sourceIpAddress}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Box>
        )}
        {events.length > SHOWN && (
          <p className={styles.none}>{t(hasMore ? "moreThan" : "more", { count: events.length - SHOWN })}</p>
        )}
        {hasMore && events.length <= SHOWN && <p className={styles.none}>{t("stopped")}</p>}
      </Section>
    </div>
  );
}
