import Link from "next/link";
import { useTranslations } from "next-intl";
import { AroundActor } from "@/components/record/around-actor";
import { RiskMark } from "@/components/ui/risk-level";
import { shownText } from "@/components/ui/shown-text";
import type { EventDetail, NearbyEvent } from "@/lib/events/queries";
import styles from "./event-detail.module.css";

/** What the same actor did around an event, with the findings in it. */
export function AroundEvent({
  event,
  around,
  minutes,
}: {
  event: EventDetail;
  around: readonly NearbyEvent[];
  minutes: number;
}) {
  const t = useTranslations("events.detail");
  const calls = around.map((one) => ({
    id: one.id,
    at: one.eventTime,
    isThis: one.id === event.id,
    mark: one.findings[0] ? (
      <Link
        href={`/findings/${one.findings[0].number}`}
        prefetch={false}
        aria-label={t("finding", { number: one.findings[0].number })}
      >
        <RiskMark level={one.findings[0].riskLevel} size={13} />
      </Link>
    ) : null,
    call: (
      <>
        {one.id === event.id ? (
          <bdi>{shownText(one.eventName, 200)}</bdi>
        ) : (
          <Link href={`/events/${one.id}`} prefetch={false}>
            <bdi>{shownText(one.eventName, 200)}</bdi>
          </Link>
        )}
        {one.failed ? <span className={styles.failed}> {one.errorCode}</span> : null}
      </>
    ),
  }));
  return <AroundActor calls={calls} minutes={minutes} isKnown={event.actorKey !== ""} />;
}
