import { getTranslations } from "next-intl/server";
import { EventDetailView } from "@/components/events/event-detail";
import styles from "@/components/events/event-detail.module.css";
import { PageNotFound } from "@/components/shell/page-not-found";
import { PageHeader } from "@/components/ui/page-header";
import { shownText } from "@/components/ui/shown-text";
import { requireActor } from "@/lib/auth/require-actor";
import { getEvent, listEventsAroundActor } from "@/lib/events/queries";

const AROUND = { minutes: 15, most: 50 };

export async function generateMetadata() {
  const t = await getTranslations("events");
  return { title: t("one") };
}

export default async function EventPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  if (!/^\d{1,18}$/.test(id)) return <PageNotFound />;
  const [event, t] = await Promise.all([getEvent(actor, BigInt(id)), getTranslations("events")]);
  if (!event) return <PageNotFound />;
  const { accountId, actorKey, eventTime, eventName } = event;
  const around = await listEventsAroundActor(actor, {
    accountId,
    actorKey,
    at: new Date(eventTime),
    ...AROUND,
  });
  return (
    <>
      <PageHeader title={shownText(eventName, 200)} breadcrumb={[{ label: t("title"), href: "/events" }]} />
      <div className={styles.page}>
        <EventDetailView
          event={event}
          around={around}
          minutes={AROUND.minutes}
          now={new Date()}
          mayOpenSource={actor.role === "admin"}
        />
      </div>
    </>
  );
}
