import { IconFlask2 } from "@tabler/icons-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { parseRecord } from "@/components/record/parse-record";
import { RawRecord } from "@/components/record/raw-record";
import { cityOf } from "@/components/ui/city-of";
import { Moment } from "@/components/ui/moment";
import { RiskLevel } from "@/components/ui/risk-level";
import { shownText } from "@/components/ui/shown-text";
import { Tag } from "@/components/ui/tag";
import { regionName } from "@/lib/catalogue/regions";
import { describeEvent } from "@/lib/engine/describe-event";
import type { EventDetail, NearbyEvent } from "@/lib/events/queries";
import { AroundEvent } from "./around-event";
import styles from "./event-detail.module.css";
import { EventFacts } from "./event-facts";

const OPEN = ["userIdentity", "requestParameters"];

/** One event, from the sentence to the record. The same in the panel and on its page; `head` differs. */
export function EventDetailView({
  event,
  around,
  minutes,
  now,
  mayOpenSource,
  head,
}: {
  event: EventDetail;
  around: readonly NearbyEvent[];
  minutes: number;
  now: Date;
  mayOpenSource: boolean;
  head?: ReactNode;
}) {
  const t = useTranslations("events.detail");
  const sentence = useTranslations("sentence");
  const locale = useLocale();
  const record = parseRecord(event.raw);
  const told = describeEvent(event, record);
  const params = Object.fromEntries(
    Object.entries(told.params).map(([name, text]) => [name, shownText(text)]),
  );
  return (
    <article className={styles.detail}>
      <header className={styles.head}>
        {head}
        <h2 className={styles.sentence}>{sentence(told.key, params)}</h2>
        <p className={styles.where}>
          <Moment at={event.eventTime} zone />
          {t("separator")}
          <bdi>{event.account.name}</bdi>
          {event.region ? (
            <>
              {t("separator")}
              {t("region", {
                region: shownText(cityOf(regionName(event.region, locale)), 30),
                code: shownText(event.region, 30),
              })}
            </>
          ) : null}
        </p>
      </header>
      <Found event={event} now={now} />
      <EventFacts event={event} record={record} mayOpenSource={mayOpenSource} />
      <AroundEvent event={event} around={around} minutes={minutes} />
      <RawRecord raw={event.raw} open={OPEN} last />
    </article>
  );
}

/** What was found in it; an event without findings may be tried against the rows as they are now. */
function Found({ event, now }: { event: EventDetail; now: Date }) {
  const t = useTranslations("events.detail");
  const statuses = useTranslations("events.status");
  const isOver = (until: Date | null) => until !== null && until <= now;
  return (
    <section className={styles.section}>
      <h3>{t("findings")}</h3>
      {event.findings.length === 0 ? <p className={styles.quiet}>{t("noFindings")}</p> : null}
      <ul className={styles.findings}>
        {event.findings.map((finding) => (
          <li key={finding.id}>
            <RiskLevel level={finding.riskLevel} />
            <Link href={`/findings/${finding.number}`}>F-{finding.number}</Link>
            <span className={styles.mono}>{finding.ruleId}</span>
            <Tag tone={finding.status === "confirmed" ? "warn" : "neutral"}>
              {statuses(
                finding.status === "suppressed" && isOver(finding.suppressedUntil) ? "open" : finding.status,
              )}
            </Tag>
          </li>
        ))}
      </ul>
      <Link className={styles.try} href={`/rules/RTM-011?scope=${event.account.id}&events=recent`}>
        <IconFlask2 size={15} stroke={1.6} aria-hidden="true" />
        {t("try")}
      </Link>
    </section>
  );
}
