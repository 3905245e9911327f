import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import { effectiveStatus, findingWindow } from "./finding-window";
import { loadFindingDetail, type FindingDetail } from "./load-detail";
import {
  EMPTY_FILTER,
  FINDING_STATUSES,
  findingPosition,
  type FindingCursor,
  type FindingFilter,
  type FindingStatus,
} from "./schema";

export { listRowChoices, listRowsById } from "./row-choices";
export type { AroundRow, FindingActivityRow, FindingDetail } from "./load-detail";

/** So many findings are on one page of the list. */
export const FINDINGS_PER_PAGE = 50;
/** Beyond this place in the list nobody counts. */
const MOST_PLACES = 1_000;

/** One line of the list. Texts of events are hostile. */
export interface FindingRow {
  id: string;
  /** F-<number>. */
  number: string;
  accountId: string;
  accountName: string;
  ruleId: string;
  /** The effective one: a suppression that ended is open. */
  status: FindingStatus;
  riskLevel: RiskLevel;
  /** ISO 8601, as all moments here. */
  eventTime: string;
  suppressedUntil: string | null;
  rowNumber: number | null;
  /** The attributed row was on trial: nobody was notified on its account. */
  onTrial: boolean;
  /** IAM-055 only. */
  canaryKind: "used" | "changed" | null;
  eventName: string;
  actorName: string;
  userIdentityType: string;
  target: string;
  failed: boolean;
}

export interface FindingPage {
  rows: FindingRow[];
  /** Cursors of the pages before and behind this one; null where there is none. */
  newer: string | null;
  older: string | null;
  /** Set where the search stopped at its limit: findings older (newer) than this were not looked at yet. */
  searchedTo: string | null;
}

type StoredRow = Omit<FindingRow, "number" | "eventTime" | "suppressedUntil"> & {
  number: bigint;
  eventTime: Date;
  suppressedUntil: Date | null;
};

/** A page of the findings that the actor may see and that fit the filter, newest event first. */
export async function listFindings(
  actor: Actor,
  filter: FindingFilter,
  cursor: FindingCursor | null,
  now: Date,
): Promise<FindingPage> {
  const take = FINDINGS_PER_PAGE + 1;
  const window = findingWindow(actor, filter, { now, enough: take, cursor });
  const found = await db.$queryRaw<StoredRow[]>`
    SELECT f.id, f.number, f.account_id AS "accountId", a.name AS "accountName", f.rule_id AS "ruleId",
           ${effectiveStatus(now)} AS status, f.risk_level::text AS "riskLevel", f.event_time AS "eventTime",
           CASE WHEN f.suppressed_until > ${now} THEN f.suppressed_until END AS "suppressedUntil",
           f.row_number AS "rowNumber", f.on_trial AS "onTrial", f.evidence #>> '{canary,kind}' AS "canaryKind", f.event_name AS "eventName",
           f.actor_name AS "actorName", f.user_identity_type AS "userIdentityType", f.target, f.failed
    FROM ${window.sql} AS f JOIN account a ON a.id = f.account_id
    WHERE ${window.fits} ORDER BY ${window.order} LIMIT ${take}`;
  const hasMore = found.length === take;
  const page = hasMore ? found.slice(0, FINDINGS_PER_PAGE) : found;
  // A window that was read to its end without filling the page: the search goes on behind its last finding.
  const edge =
    !hasMore && window.limit > take ? await lastOfWindow(window.sql, window.order, window.limit) : null;
  const onwards = hasMore ? page.at(-1)! : edge;
  const forward = onwards ? findingPosition(onwards) : null;
  const isNewer = cursor?.direction === "newer";
  const backward = cursor ? findingPosition(page[0] ?? cursor) : null;
  const rows = (isNewer ? page.toReversed() : page).map(toRow);
  return {
    rows,
    newer: isNewer ? forward : backward,
    older: isNewer ? backward : forward,
    searchedTo: edge ? edge.eventTime.toISOString() : null,
  };
}

async function lastOfWindow(sql: Prisma.Sql, order: Prisma.Sql, limit: number) {
  const [last] = await db.$queryRaw<{ eventTime: Date; number: bigint }[]>`
    SELECT f.event_time AS "eventTime", f.number FROM ${sql} AS f ORDER BY ${order} OFFSET ${limit - 1} LIMIT 1`;
  return last ?? null;
}

function toRow(row: StoredRow): FindingRow {
  return {
    ...row,
    number: String(row.number),
    eventTime: row.eventTime.toISOString(),
    suppressedUntil: row.suppressedUntil?.toISOString() ?? null,
  };
}

/**
 * The findings next to one in the filtered list, by number, and its place in it (from 1; null where it is far down, or
 * does not fit the filter).
 */
export interface Neighbours {
  newer: string | null;
  older: string | null;
  place: number | null;
}

async function listNeighbours(
  actor: Actor,
  filter: FindingFilter,
  at: { eventTime: Date; number: bigint },
  now: Date,
): Promise<Neighbours> {
  const next = async (direction: "older" | "newer", from = at) => {
    const window = findingWindow(actor, filter, { now, enough: 1, cursor: { direction, ...from } });
    const [row] = await db.$queryRaw<{ number: bigint }[]>`
      SELECT f.number FROM ${window.sql} AS f WHERE ${window.fits} ORDER BY ${window.order} LIMIT 1`;
    return row ? String(row.number) : null;
  };
  const place = async () => {
    const window = findingWindow(actor, filter, {
      now,
      enough: MOST_PLACES,
      cursor: { direction: "newer", ...at },
    });
    const [row] = await db.$queryRaw<{ before: number; scanned: number }[]>`
      SELECT (count(*) FILTER (WHERE ${window.fits}))::int AS before, count(*)::int AS scanned FROM ${window.sql} AS f`;
    return row && row.scanned < window.limit ? row.before + 1 : null;
  };
  const itself = next("older", { ...at, number: at.number + 1n });
  const [newer, older, before, here] = await Promise.all([next("newer"), next("older"), place(), itself]);
  return { newer, older, place: here === String(at.number) ? before : null };
}

/** Nothing is counted further than this. */
export const COUNT_LIMIT = 10_000;

/** A count that stops somewhere: `more` says that there are, or may be, more than `count`. */
export interface CappedCount {
  count: number;
  more: boolean;
}

export interface FindingCounts {
  /** Per tab: the filter with each status in turn. */
  byStatus: Record<FindingStatus, CappedCount>;
  /** Per level in the filter's own status: the filter with each level in turn. */
  byRisk: Record<RiskLevel, CappedCount>;
  /** The highest number there is now: decisions about "all that fit" do not reach beyond it. */
  upTo: string;
}

/** How many findings fit the filter, per status and per level, in one query whose work is bounded. */
export async function countFindings(actor: Actor, filter: FindingFilter, now: Date): Promise<FindingCounts> {
  const counts = await count(actor, now, [
    ...FINDING_STATUSES.map((status) => ({ ...filter, status })),
    ...RISK_LEVELS.map((level) => ({ ...filter, risk: [level] })),
  ]);
  const [newest] = await db.$queryRaw<{ number: bigint | null }[]>`SELECT max(number) AS number FROM finding`;
  return {
    byStatus: record(FINDING_STATUSES, counts),
    byRisk: record(RISK_LEVELS, counts.slice(FINDING_STATUSES.length)),
    upTo: String(newest?.number ?? 0),
  };
}

/** How many findings are open in all accounts that the actor sees, whatever their time. */
export async function countOpenFindings(actor: Actor, now: Date = new Date()): Promise<CappedCount> {
  const [open] = await count(actor, now, [EMPTY_FILTER]);
  return open!;
}

/** How many findings fit one filter. */
export async function countFitting(actor: Actor, filter: FindingFilter, now: Date): Promise<CappedCount> {
  const [fitting] = await count(actor, now, [filter]);
  return fitting!;
}

async function count(actor: Actor, now: Date, filters: readonly FindingFilter[]): Promise<CappedCount[]> {
  const windows = filters.map((filter) => findingWindow(actor, filter, { now, enough: COUNT_LIMIT + 1 }));
  const parts = windows.map(
    ({ sql, fits }, index) => Prisma.sql`
      SELECT ${index}::int AS index, (count(*) FILTER (WHERE ${fits}))::int AS count, count(*)::int AS scanned
      FROM ${sql} AS f`,
  );
  const rows = await db.$queryRaw<{ index: number; count: number; scanned: number }[]>`
    ${Prisma.join(parts, " UNION ALL ")} ORDER BY index`;
  return rows.map((row) => ({
    count: Math.min(row.count, COUNT_LIMIT),
    more: row.scanned >= windows[row.index]!.limit || row.count > COUNT_LIMIT,
  }));
}

function record<Name extends string>(names: readonly Name[], counts: readonly CappedCount[]) {
  return Object.fromEntries(names.map((name, i) => [name, counts[i]!])) as Record<Name, CappedCount>;
}

/** One finding with all that its page shows and its place in the filtered list; null where there is none to be seen. */
export async function getFinding(
  actor: Actor,
  number: bigint,
  filter: FindingFilter,
  now: Date,
): Promise<{ detail: FindingDetail; neighbours: Neighbours } | null> {
  const detail = await loadFindingDetail(actor, number, now);
  if (!detail) return null;
  return {
    detail,
    neighbours: await listNeighbours(actor, filter, { eventTime: detail.eventTime, number }, now),
  };
}
