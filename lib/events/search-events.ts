import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { compareRiskLevels, type RiskLevel } from "@/lib/engine/risk-level";
import { eventWindow, listNamesBeginning, type Period } from "./event-window";
import { eventPlace, type EventSearch } from "./schema";

/** So many events are on one page. */
const EVENTS_PER_PAGE = 100;

/** One line of the list. Texts are hostile. */
export interface EventRow {
  id: string;
  /** ISO 8601. */
  eventTime: string;
  eventName: string;
  eventSource: string;
  userIdentityType: string;
  actorName: string;
  target: string;
  accountId: string;
  accountName: string;
  region: string;
  failed: boolean;
  errorCode: string;
  /** The gravest thing found in it. */
  finding: { number: string; riskLevel: RiskLevel } | null;
}

export interface EventPage {
  rows: EventRow[];
  /** Places of the pages before and behind this one; null where there is none. */
  newer: string | null;
  older: string | null;
  /** Set where the page ends because SCAN_LIMIT events were looked at: what lies beyond was not. */
  searchedTo: string | null;
}

type StoredRow = Omit<EventRow, "id" | "eventTime" | "finding"> & { id: bigint; eventTime: Date };

/** A page of the events that the actor may see, within the time, newest first. */
export async function searchStoredEvents(
  actor: Actor,
  search: EventSearch,
  period: Period,
): Promise<EventPage> {
  const enough = EVENTS_PER_PAGE + 1;
  const names = search.event ? await listNamesBeginning(actor, search, period) : null;
  const { sql, fits, order, limit } = eventWindow(actor, search, { period, names, enough });
  const found = await db.$queryRaw<StoredRow[]>`
    SELECT e.id, e.event_time AS "eventTime", e.event_name AS "eventName", e.event_source AS "eventSource",
      e.user_identity_type AS "userIdentityType", e.actor_name AS "actorName", e.target,
      e.account_id AS "accountId", a.name AS "accountName", e.region, e.failed, e.error_code AS "errorCode"
    FROM ${sql} AS e JOIN account a ON a.id = e.account_id
    WHERE ${fits} ORDER BY ${order} LIMIT ${enough}`;
  const hasMore = found.length === enough;
  const page = found.slice(0, EVENTS_PER_PAGE);
  const edge = !hasMore && limit > enough ? await lastOf(sql, order, limit) : null;
  const onwards = hasMore ? page.at(-1)! : edge;
  const forward = onwards ? eventPlace(onwards) : null;
  const place = search.before ?? search.after;
  const backward = place ? eventPlace(page[0] ?? place) : null;
  const isNewer = search.before !== undefined;
  return {
    rows: await withFindings(isNewer ? page.toReversed() : page),
    newer: isNewer ? forward : backward,
    older: isNewer ? backward : forward,
    searchedTo: edge ? edge.eventTime.toISOString() : null,
  };
}

async function lastOf(sql: Prisma.Sql, order: Prisma.Sql, limit: number) {
  const [last] = await db.$queryRaw<{ eventTime: Date; id: bigint }[]>`
    SELECT e.event_time AS "eventTime", e.id FROM ${sql} AS e ORDER BY ${order} OFFSET ${limit - 1} LIMIT 1`;
  return last ?? null;
}

async function withFindings(page: readonly StoredRow[]): Promise<EventRow[]> {
  const findings = await db.finding.findMany({
    where: { eventRef: { in: page.map((event) => event.id) } },
    orderBy: { number: "desc" },
    select: { eventRef: true, number: true, riskLevel: true },
  });
  const gravest = new Map<bigint, (typeof findings)[number]>();
  for (const finding of findings) {
    const known = gravest.get(finding.eventRef);
    if (!known || compareRiskLevels(finding.riskLevel, known.riskLevel) <= 0)
      gravest.set(finding.eventRef, finding);
  }
  return page.map(({ id, eventTime, ...event }) => {
    const finding = gravest.get(id);
    return {
      ...event,
      id: String(id),
      eventTime: eventTime.toISOString(),
      finding: finding ? { number: String(finding.number), riskLevel: finding.riskLevel } : null,
    };
  });
}
