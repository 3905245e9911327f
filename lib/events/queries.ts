import { seesAccount, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { CloudTrailEvent } from "@/lib/engine/event";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { listEventChoices, listEventDays, type EventChoices, type EventDay } from "./event-days";
import { eventPeriod, type Period } from "./event-window";
import type { EventSearch } from "./schema";
import { searchStoredEvents, type EventPage } from "./search-events";

export type { EventChoices, EventDay } from "./event-days";
export type { EventPage, EventRow } from "./search-events";

/** All that the events page shows of a search. */
export interface EventSearchResult {
  period: Period;
  page: EventPage;
  /** Exact counts per UTC day; null where the rollup cannot tell what the search asks for. */
  days: EventDay[] | null;
  choices: EventChoices;
}

/**
 * Searches the stored events that the actor may see, newest first. The time is bounded by the schema, a page by an index
 * and by SCAN_LIMIT, so that a search costs the same after a week and after ten years.
 */
export async function searchEvents(actor: Actor, search: EventSearch, now: Date): Promise<EventSearchResult> {
  const period = eventPeriod(search, now, actor.timeZone);
  const [page, days, choices] = await Promise.all([
    searchStoredEvents(actor, search, period),
    listEventDays(actor, search, period, now),
    listEventChoices(actor, search.account, period),
  ]);
  return { period, page, days, choices };
}

/** One stored event with all that its page shows. Texts are hostile, moments ISO 8601. */
export interface EventDetail extends CloudTrailEvent {
  id: string;
  receivedAt: string;
  account: { id: string; name: string };
  /** What delivered it; null where that source is gone. */
  source: { id: string; name: string } | null;
  findings: (NearbyFinding & { ruleId: string })[];
}

/** One event; null where there is none or the actor may not see its account. */
export async function getEvent(actor: Actor, id: bigint): Promise<EventDetail | null> {
  const event = await db.event.findUnique({
    where: { id },
    select: {
      ...eventFields,
      eventId: true,
      receivedAt: true,
      accountId: true,
      userIdentityType: true,
      accessKeyId: true,
      account: { select: { id: true, name: true } },
      source: { select: { id: true, name: true } },
      region: true,
      readOnly: true,
      actorKey: true,
      actorName: true,
      sourceIpAddress: true,
      userAgent: true,
      raw: true,
      findings: {
        orderBy: { number: "asc" },
        take: 20,
        select: { ...findingFields, ruleId: true },
      },
    },
  });
  if (!event || !seesAccount(actor, event.accountId)) return null;
  return {
    ...event,
    id: String(event.id),
    eventTime: event.eventTime.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    findings: event.findings.map((finding) => ({ ...finding, number: String(finding.number) })),
  };
}

/** An event in the neighbourhood of another one, with what was found in it. Texts are hostile. */
export interface NearbyEvent {
  id: string;
  /** ISO 8601. */
  eventTime: string;
  eventName: string;
  eventSource: string;
  failed: boolean;
  errorCode: string;
  target: string;
  findings: NearbyFinding[];
}

export interface NearbyFinding {
  id: string;
  number: string;
  riskLevel: RiskLevel;
  /** As stored: whether a suppression still holds is told by `suppressedUntil`. */
  status: "open" | "investigating" | "confirmed" | "suppressed" | "resolved";
  suppressedUntil: Date | null;
}

const findingFields = {
  id: true,
  number: true,
  riskLevel: true,
  status: true,
  suppressedUntil: true,
} as const;

const eventFields = {
  id: true,
  eventTime: true,
  eventName: true,
  eventSource: true,
  failed: true,
  errorCode: true,
  target: true,
  findings: {
    orderBy: { number: "asc" },
    take: 5,
    select: findingFields,
  },
} as const;

/**
 * What the same actor did in the same account within so many minutes around a moment, oldest first: at most `most`
 * events, half of them up to that moment and half behind it. Nothing where the actor is unknown (key "").
 */
export async function listEventsAroundActor(
  actor: Actor,
  around: { accountId: string; actorKey: string; at: Date; minutes: number; most: number },
): Promise<NearbyEvent[]> {
  const { accountId, actorKey, at, minutes } = around;
  if (actorKey === "" || !seesAccount(actor, accountId)) return [];
  const reach = minutes * 60_000;
  const half = Math.floor(around.most / 2);
  const [before, behind] = await Promise.all([
    db.event.findMany({
      where: { accountId, actorKey, eventTime: { gte: new Date(at.getTime() - reach), lte: at } },
      orderBy: [{ eventTime: "desc" }, { id: "desc" }],
      take: half,
      select: eventFields,
    }),
    db.event.findMany({
      where: { accountId, actorKey, eventTime: { gt: at, lte: new Date(at.getTime() + reach) } },
      orderBy: [{ eventTime: "asc" }, { id: "asc" }],
      take: half,
      select: eventFields,
    }),
  ]);
  return [...before.reverse(), ...behind].map((event) => ({
    ...event,
    id: String(event.id),
    eventTime: event.eventTime.toISOString(),
    findings: event.findings.map((finding) => ({ ...finding, number: String(finding.number) })),
  }));
}

/** How many events that the actor may see happened in a time, counted up to `most`. */
export async function countEvents(
  actor: Actor,
  where: { accountIds: readonly string[]; from: Date | null; to: Date | null; most: number },
): Promise<{ count: number; more: boolean }> {
  const seen = where.accountIds.length > 0 ? where.accountIds.filter((id) => seesAccount(actor, id)) : null;
  const accounts = seen ?? (actor.accounts === "all" ? null : [...actor.accounts]);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM event
      WHERE (${accounts === null} OR account_id = ANY(${accounts ?? []}::bpchar[]))
        AND event_time >= ${where.from ?? new Date(0)} AND event_time < ${where.to ?? new Date("9999-01-01")}
      LIMIT ${where.most + 1}) AS counted`;
  const count = row?.count ?? 0;
  return { count: Math.min(count, where.most), more: count > where.most };
}
