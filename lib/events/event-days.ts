import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { accountCondition, likeLiteral, rollupDays, type Period } from "./event-window";
import type { EventSearch } from "./schema";

/** So many values of a field are offered to choose from, the most frequent ones. */
const MOST_CHOICES = 200;
/** Fewer days than this say nothing about what is usual. */
const LEAST_DAYS = 14;
const DAY_MS = 86_400_000;

/** Exact counts of one UTC day. */
export interface EventDay {
  /** YYYY-MM-DD. */
  day: string;
  ok: number;
  failed: number;
}

/**
 * How many events each UTC day of that time has, from the rollup; at least the last 14 days of it. null where the search
 * asks for something that the rollup does not tell apart: then there is no exact count, and none is shown.
 */
export async function listEventDays(
  actor: Actor,
  search: EventSearch,
  period: Period,
  now: Date,
): Promise<EventDay[] | null> {
  if (search.q || search.actor || search.access) return null;
  const end = new Date(Math.min(period.to.getTime() - 1, now.getTime()));
  const from = new Date(Math.min(period.from.getTime(), end.getTime() - (LEAST_DAYS - 1) * DAY_MS));
  const { event, service, region, result } = search;
  const conditions = [
    rollupDays({ from, to: end }),
    accountCondition(actor, search.account),
    ...(event ? [Prisma.sql`event_name ILIKE ${`${likeLiteral(event)}%`}`] : []),
    ...(service ? [Prisma.sql`event_source = ${service}`] : []),
    ...(region ? [Prisma.sql`region = ${region}`] : []),
    ...(result ? [Prisma.sql`failed = ${result === "failed"}`] : []),
  ];
  const rows = await db.$queryRaw<{ day: string; failed: boolean; count: bigint }[]>`
    SELECT day::text AS day, failed, sum(count)::bigint AS count FROM event_rollup
    WHERE ${Prisma.join(conditions, " AND ")} GROUP BY day, failed`;
  const found = new Map(rows.map((row) => [`${row.day} ${row.failed}`, Number(row.count)]));
  return daysBetween(from, end).map((day) => ({
    day,
    ok: found.get(`${day} false`) ?? 0,
    failed: found.get(`${day} true`) ?? 0,
  }));
}

function daysBetween(from: Date, to: Date): string[] {
  const days: string[] = [];
  const last = to.toISOString().slice(0, 10);
  for (let at = from.getTime(); ; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > last) return days;
    days.push(day);
  }
}

/** Values that occur in that time and may be chosen from, the most frequent first. */
export interface EventChoices {
  names: string[];
  services: string[];
  regions: string[];
}

/** What the events of that time hold, from the rollup: at most 200 names, services and regions each. */
export async function listEventChoices(
  actor: Actor,
  account: string | undefined,
  period: Period,
): Promise<EventChoices> {
  const most = async (column: Prisma.Sql) => {
    const rows = await db.$queryRaw<{ value: string }[]>`
      SELECT ${column} AS value FROM event_rollup
      WHERE ${rollupDays(period)} AND ${accountCondition(actor, account)} AND ${column} <> ''
      GROUP BY 1 ORDER BY sum(count) DESC, 1 LIMIT ${MOST_CHOICES}`;
    return rows.map((row) => row.value);
  };
  const [names, services, regions] = await Promise.all([
    most(Prisma.sql`event_name`),
    most(Prisma.sql`event_source`),
    most(Prisma.sql`region`),
  ]);
  return { names, services, regions };
}
