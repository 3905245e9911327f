import { getTranslations } from "next-intl/server";
import { EventDays } from "@/components/events/event-days";
import { EventDetailView } from "@/components/events/event-detail";
import { EventEmpty } from "@/components/events/event-empty";
import { EventFilters } from "@/components/events/event-filters";
import { EventPager } from "@/components/events/event-pager";
import { EventPanel, EventPanelHead } from "@/components/events/event-panel";
import styles from "@/components/events/event-screen.module.css";
import { EventTable } from "@/components/events/event-table";
import { Moment } from "@/components/ui/moment";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { listAccountChoices } from "@/lib/accounts/queries";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/require-actor";
import { getEvent, listEventsAroundActor, searchEvents } from "@/lib/events/queries";
import { eventSearchSchema, type EventSearch } from "@/lib/events/schema";
import { getIngestState } from "@/lib/sources/queries";

const AROUND = { minutes: 15, most: 30 };

export async function generateMetadata() {
  const t = await getTranslations("events");
  return { title: t("title") };
}

export default async function EventsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor();
  const search = eventSearchSchema.parse(await searchParams);
  const now = new Date();
  const [result, open, accounts, ingest, t] = await Promise.all([
    searchEvents(actor, search, now),
    search.open ? readOpen(actor, search.open) : null,
    listAccountChoices(actor),
    getIngestState(),
    getTranslations("events"),
  ]);
  const { page, days, choices, period } = result;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <span className={styles.ingested}>
            {ingest.lastIngestAt
              ? t.rich("ingested", { at: () => <Moment at={ingest.lastIngestAt!} style="relative" /> })
              : t("ingestedNever")}
          </span>
        }
      />
      <EventFilters accounts={accounts} choices={choices} />
      <PageBody mode="fill">
        <div className={styles.list}>
          {days && days.some((day) => day.ok + day.failed > 0) ? <EventDays days={days} /> : null}
          {page.rows.length > 0 ? <EventTable rows={page.rows} open={open?.event.id} /> : null}
          {page.rows.length === 0 && !page.searchedTo ? (
            <EventEmpty
              search={search}
              period={period}
              isFiltered={isFiltered(search)}
              ingest={ingest}
              isAdmin={actor.role === "admin"}
            />
          ) : null}
          <EventPager page={page} />
        </div>
        {open ? (
          <EventPanel>
            <EventDetailView
              key={open.event.id}
              event={open.event}
              around={open.around}
              minutes={AROUND.minutes}
              now={now}
              mayOpenSource={actor.role === "admin"}
              head={<EventPanelHead id={open.event.id} />}
            />
          </EventPanel>
        ) : null}
      </PageBody>
    </>
  );
}

async function readOpen(actor: Actor, id: string) {
  const event = await getEvent(actor, BigInt(id));
  if (!event) return null;
  const { accountId, actorKey, eventTime } = event;
  const at = new Date(eventTime);
  return { event, around: await listEventsAroundActor(actor, { accountId, actorKey, at, ...AROUND }) };
}

function isFiltered(search: EventSearch): boolean {
  const { q, account, event, service, actor, region, result, access } = search;
  return [q, account, event, service, actor, region, result, access].some((value) => value !== undefined);
}
