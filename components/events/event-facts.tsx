import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fact, RecordFacts, RecordText, WhoAndWhere } from "@/components/record/record-facts";
import { Moment } from "@/components/ui/moment";
import type { EventDetail } from "@/lib/events/queries";
import styles from "./event-detail.module.css";

/** The three fields that rows judge, who made the call and from where, and how the record came in. */
export function EventFacts({
  event,
  record,
  mayOpenSource,
}: {
  event: EventDetail;
  record: unknown;
  mayOpenSource: boolean;
}) {
  const t = useTranslations("events.detail");
  const { account, actorName, source } = event;
  const search = new URLSearchParams({ account: account.id, actor: actorName, range: "7d" });
  const others = { href: `/events?${search}`, label: t("sameActor") };
  return (
    <RecordFacts>
      <Fact name={t("event")}>
        <RecordText>{event.eventName}</RecordText>
        {event.readOnly === null ? null : (
          <span className={styles.quiet}>{t(event.readOnly ? "reads" : "writes")}</span>
        )}
      </Fact>
      <Fact name={t("service")}>
        <RecordText>{event.eventSource}</RecordText>
      </Fact>
      {event.failed ? (
        <Fact name={t("failed")}>
          <span className={styles.failed}>
            <RecordText>{event.errorCode}</RecordText>
          </span>
        </Fact>
      ) : null}
      <WhoAndWhere record={record} event={event} account={account} others={others} />
      <Fact name="eventID">
        <RecordText>{event.eventId}</RecordText>
      </Fact>
      <Fact name={t("received")}>
        <Moment at={event.receivedAt} zone />
        {source ? (
          mayOpenSource ? (
            <Link href={`/sources/${source.id}`} prefetch={false}>
              {source.name}
            </Link>
          ) : (
            <span>{source.name}</span>
          )
        ) : null}
      </Fact>
    </RecordFacts>
  );
}
