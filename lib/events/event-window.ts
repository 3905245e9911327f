import { dayStart } from "@/lib/audit/day-start";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { MOST_DAYS, type EventSearch } from "./schema";

/** Where conditions are many and hits are few, a request looks at no more events than this, the newest first. */
export const SCAN_LIMIT = 20_000;
/** So many event names are looked up one by one in their index; a wider beginning is compared event by event. */
const MOST_NAMES = 8;

const DAY_MS = 86_400_000;
const RANGE_DAYS = { "24h": 1, "7d": 7, "30d": 30 } as const;

/** From when to when a search looks. */
export interface Period {
  from: Date;
  to: Date;
}

/** The time that a search means, never longer than MOST_DAYS. Days are the reader's; records may be a day ahead. */
export function eventPeriod(search: EventSearch, now: Date, timeZone: string): Period {
  const latest = new Date(now.getTime() + DAY_MS);
  if (search.range !== "custom") {
    return { from: new Date(now.getTime() - RANGE_DAYS[search.range] * DAY_MS), to: latest };
  }
  const first = search.from ? dayStart(search.from, timeZone) : null;
  const last = search.to ? dayStart(search.to, timeZone, 1) : null;
  const to = last ?? (first ? new Date(first.getTime() + MOST_DAYS * DAY_MS) : latest);
  const earliest = new Date(to.getTime() - MOST_DAYS * DAY_MS);
  return { from: first && first > earliest ? first : earliest, to };
}

/** Conditions on a table that has account_id, for what the actor sees and the search asks for. */
export function accountCondition(actor: Actor, account: string | undefined): Prisma.Sql {
  const conditions = [
    ...(actor.accounts === "all" ? [] : [Prisma.sql`account_id = ANY(${[...actor.accounts]}::bpchar[])`]),
    ...(account ? [Prisma.sql`account_id = ${account}::bpchar`] : []),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
}

/** Text as a LIKE pattern that means it literally. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/**
 * The event names that begin with `beginning` in that time, from the rollup, so that each can be read from its index.
 * null: too many for that.
 */
export async function listNamesBeginning(
  actor: Actor,
  search: EventSearch,
  period: Period,
): Promise<string[] | null> {
  const rows = await db.$queryRaw<{ event_name: string }[]>`
    SELECT DISTINCT event_name FROM event_rollup
    WHERE ${rollupDays(period)} AND ${accountCondition(actor, search.account)}
      AND event_name ILIKE ${`${likeLiteral(search.event ?? "")}%`}
    LIMIT ${MOST_NAMES + 1}`;
  return rows.length > MOST_NAMES ? null : rows.map((row) => row.event_name);
}

/** The rollup's UTC days that a time touches. */
export function rollupDays({ from, to }: Period): Prisma.Sql {
  return Prisma.sql`day >= (${from}::timestamptz AT TIME ZONE 'UTC')::date
    AND day <= (${to}::timestamptz AT TIME ZONE 'UTC')::date`;
}

export interface EventWindow {
  /** A sub-select of columns of `event`, in the order of the page. */
  sql: Prisma.Sql;
  /** What of it fits, under the alias `e`. */
  fits: Prisma.Sql;
  order: Prisma.Sql;
  /** At most so many events are in it: where it is full, there may be more behind it. */
  limit: number;
}

/**
 * The events that a page looks at: those of the accounts, actor and names asked for, within the time, from a place on,
 * in an order that an index has. At most `enough`, or SCAN_LIMIT where further conditions have to be looked at event by
 * event: the work is bounded however long the history is.
 */
export function eventWindow(
  actor: Actor,
  search: EventSearch,
  options: { period: Period; names: readonly string[] | null; enough: number },
): EventWindow {
  const rest = residual(search, options.names);
  const limit = rest.length > 0 ? SCAN_LIMIT : options.enough;
  const newer = search.before !== undefined;
  const place = search.before ?? search.after;
  const order = newer ? Prisma.sql`event_time ASC, id ASC` : Prisma.sql`event_time DESC, id DESC`;
  const conditions = [
    accountCondition(actor, search.account),
    Prisma.sql`event_time >= ${options.period.from} AND event_time < ${options.period.to}`,
    ...(search.actor ? [Prisma.sql`actor_name = ${search.actor}`] : []),
    ...(place ? [beyond(place, newer)] : []),
  ];
  const branches = options.names
    ? options.names.map((name) => [...conditions, Prisma.sql`event_name = ${name}`])
    : [conditions];
  const parts = branches.map(
    (all) => Prisma.sql`(SELECT ${COLUMNS} FROM event WHERE ${Prisma.join(all, " AND ")}
      ORDER BY ${order} LIMIT ${limit})`,
  );
  const sql =
    parts.length > 0
      ? Prisma.sql`(SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) AS parts ORDER BY ${order} LIMIT ${limit})`
      : Prisma.sql`(SELECT ${COLUMNS} FROM event WHERE false)`;
  const fits = rest.length > 0 ? Prisma.join(rest, " AND ") : Prisma.sql`true`;
  return { sql, fits, order, limit };
}

/** Without `raw`: a window is sorted, and records are long. */
const COLUMNS = Prisma.sql`id, account_id, event_id, event_time, event_name, event_source, user_identity_type, region,
  failed, error_code, read_only, actor_name, target, source_ip_address`;

function beyond(place: { eventTime: Date; id: bigint }, newer: boolean): Prisma.Sql {
  return newer
    ? Prisma.sql`(event_time, id) > (${place.eventTime}, ${place.id})`
    : Prisma.sql`(event_time, id) < (${place.eventTime}, ${place.id})`;
}

/** Conditions that each event has to be looked at for. */
function residual(search: EventSearch, names: readonly string[] | null): Prisma.Sql[] {
  const { event, service, region, result, access, q } = search;
  return [
    ...(event && !names ? [Prisma.sql`e.event_name ILIKE ${`${likeLiteral(event)}%`}`] : []),
    ...(service ? [Prisma.sql`e.event_source = ${service}`] : []),
    ...(region ? [Prisma.sql`e.region = ${region}`] : []),
    ...(result ? [Prisma.sql`e.failed = ${result === "failed"}`] : []),
    // A record that does not say is neither.
    ...(access ? [Prisma.sql`e.read_only = ${access === "read"}`] : []),
    ...(q ? [wordCondition(q)] : []),
  ];
}

function wordCondition(text: string): Prisma.Sql {
  const part = `%${likeLiteral(text)}%`;
  return Prisma.sql`(e.event_name ILIKE ${part} OR e.actor_name ILIKE ${part} OR e.target ILIKE ${part}
    OR e.error_code ILIKE ${part} OR e.source_ip_address LIKE ${`${likeLiteral(text)}%`} OR e.event_id = ${text})`;
}
