import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { timeRange, type FindingCursor, type FindingFilter, type FindingStatus } from "./schema";

/** Where conditions are many and hits are few, a request looks at no more findings than this, the newest first. */
export const SCAN_LIMIT = 10_000;

/**
 * The effective status of `f`: a suppression whose end has passed counts as open, decided here, at read time, and never
 * by a job. PostgreSQL's enum is given as text.
 */
export function effectiveStatus(now: Date): Prisma.Sql {
  return Prisma.sql`CASE WHEN f.status = 'suppressed' AND f.suppressed_until <= ${now} THEN 'open' ELSE f.status::text END`;
}

/**
 * The same rule the other way round: what a finding of an effective status looks like in the table. "Open" are two
 * groups that different indexes serve; asking for both in one condition would read every suppressed finding.
 */
function branches(status: FindingStatus, now: Date): Prisma.Sql[] {
  if (status === "open")
    return [
      Prisma.sql`f.status = 'open'`,
      Prisma.sql`f.status = 'suppressed' AND f.suppressed_until <= ${now}`,
    ];
  if (status === "suppressed")
    return [
      Prisma.sql`f.status = 'suppressed' AND (f.suppressed_until IS NULL OR f.suppressed_until > ${now})`,
    ];
  return [Prisma.sql`f.status = ${status}::"FindingStatus"`];
}

/** Conditions that the indexes answer. */
function indexed(actor: Actor, filter: FindingFilter, now: Date): Prisma.Sql[] {
  const { from, to } = timeRange(filter, now);
  return [
    ...(actor.accounts === "all" ? [] : [Prisma.sql`f.account_id = ANY(${[...actor.accounts]}::bpchar[])`]),
    ...(filter.account.length ? [Prisma.sql`f.account_id = ANY(${filter.account}::bpchar[])`] : []),
    ...(filter.risk.length ? [Prisma.sql`f.risk_level = ANY(${filter.risk}::"RiskLevel"[])`] : []),
    ...(from ? [Prisma.sql`f.event_time >= ${from}`] : []),
    ...(to ? [Prisma.sql`f.event_time < ${to}`] : []),
  ];
}

/** Conditions that each finding has to be looked at for. */
function residual(filter: FindingFilter): Prisma.Sql[] {
  return [
    ...(filter.rule.length ? [Prisma.sql`f.rule_id = ANY(${filter.rule}::text[])`] : []),
    ...(filter.row.length ? [Prisma.sql`f.row_id = ANY(${filter.row}::text[])`] : []),
    ...(filter.service ? [Prisma.sql`f.event_source = ${filter.service}`] : []),
    ...(filter.event ? [Prisma.sql`f.event_name = ${filter.event}`] : []),
    ...(filter.actor ? [Prisma.sql`f.actor_name = ${filter.actor}`] : []),
    ...(filter.region ? [Prisma.sql`f.region = ${filter.region}`] : []),
    ...(filter.text.trim() ? [textCondition(filter.text.trim())] : []),
  ];
}

function textCondition(text: string): Prisma.Sql {
  const literal = text.replace(/[\\%_]/g, "\\$&");
  const part = `%${literal}%`;
  const number = /^(?:f-)?(\d{1,18})$/i.exec(text)?.[1];
  const digits = text.replace(/[\s-]/g, "");
  return Prisma.sql`(f.event_name ILIKE ${part} OR f.actor_name ILIKE ${part} OR f.target ILIKE ${part}
    OR f.error_code ILIKE ${part} OR f.source_ip_address LIKE ${`${literal}%`} OR f.event_id = ${text}
    OR f.account_id IN (SELECT id FROM account WHERE name ILIKE ${part})
    ${number ? Prisma.sql`OR f.number = ${BigInt(number)}` : Prisma.empty}
    ${/^\d{4,12}$/.test(digits) ? Prisma.sql`OR f.account_id LIKE ${`${digits}%`}` : Prisma.empty})`;
}

export interface FindingWindow {
  /** A sub-select of columns of finding `f`, ordered newest first (or oldest first, for newer pages). */
  sql: Prisma.Sql;
  /** What of the window fits; applies to the sub-select under the alias `f`. */
  fits: Prisma.Sql;
  order: Prisma.Sql;
  /** At most so many findings are in the window: where it is full, there may be more behind it. */
  limit: number;
}

/**
 * The findings that a list or a count looks at: those of one effective status that fit the indexed conditions, from a
 * place on, at most `enough` of them, or SCAN_LIMIT where further conditions have to be looked at one by one. The work
 * is bounded however long the history is.
 */
export function findingWindow(
  actor: Actor,
  filter: FindingFilter,
  options: { now: Date; enough: number; cursor?: FindingCursor | null; upTo?: bigint },
): FindingWindow {
  const { now, cursor } = options;
  const rest = residual(filter);
  const limit = rest.length > 0 ? Math.max(SCAN_LIMIT, options.enough) : options.enough;
  const newer = cursor?.direction === "newer";
  const order = newer
    ? Prisma.sql`f.event_time ASC, f.number ASC`
    : Prisma.sql`f.event_time DESC, f.number DESC`;
  const conditions = [
    ...indexed(actor, filter, now),
    ...(options.upTo === undefined ? [] : [Prisma.sql`f.number <= ${options.upTo}`]),
    ...(cursor
      ? [
          newer
            ? Prisma.sql`(f.event_time, f.number) > (${cursor.eventTime}, ${cursor.number})`
            : Prisma.sql`(f.event_time, f.number) < (${cursor.eventTime}, ${cursor.number})`,
        ]
      : []),
  ];
  const parts = branches(filter.status, now).map((branch) => {
    const where = Prisma.join([branch, ...conditions], " AND ");
    return Prisma.sql`(SELECT f.* FROM finding f WHERE ${where} ORDER BY ${order} LIMIT ${limit})`;
  });
  const sql = Prisma.sql`(SELECT f.* FROM (${Prisma.join(parts, " UNION ALL ")}) AS f ORDER BY ${order} LIMIT ${limit})`;
  const fits = rest.length > 0 ? Prisma.join(rest, " AND ") : Prisma.sql`true`;
  return { sql, fits, order, limit };
}
