import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { lastDays, type LocalDay } from "./day-keys";

/** Four weeks: a weekly habit shows, and the bars stay wide enough to read. */
const DAYS = 28;
/** The newest findings that are counted. A day before the last of them is unknown. */
const FINDINGS_COUNTED = 50_000;

export interface FindingDay {
  /** YYYY-MM-DD in the actor's zone. */
  day: string;
  from: Date;
  /** null: no event of that day is stored, or it lies beyond what is counted. Not zero. */
  counts: { severe: number; high: number; lower: number } | null;
}

/** Findings per day of the actor's zone by risk: Very High and up, High, Medium and Low. Suppressed ones count. */
export async function countFindingsPerDay(actor: Actor, now: Date): Promise<FindingDay[]> {
  const days = lastDays(now, actor.timeZone, DAYS);
  const first = days[0]!.from;
  const [rows, covered] = await Promise.all([
    db.$queryRaw<{ day: number; riskLevel: RiskLevel; count: number; oldest: Date }[]>`
      SELECT width_bucket(f.event_time, ${days.map(({ from }) => from.toISOString())}::text[]::timestamptz[])::int AS day,
             f.risk_level::text AS "riskLevel", count(*)::int AS count, min(f.event_time) AS oldest
      FROM (SELECT f.event_time, f.risk_level FROM finding f
            WHERE f.event_time >= ${first} AND f.event_time < ${days.at(-1)!.to} AND ${ofActor(actor)}
            ORDER BY f.event_time DESC, f.number DESC LIMIT ${FINDINGS_COUNTED}) AS f
      GROUP BY day, f.risk_level`,
    daysWithEvents(actor, days),
  ]);
  const counted = rows.reduce((sum, { count }) => sum + count, 0);
  // Where counting stopped, the day it stopped in is incomplete, and older days were not reached.
  const reached = counted < FINDINGS_COUNTED ? 0 : Math.min(...rows.map(({ day }) => day));
  return days.map(({ day, from }, index) => {
    const place = index + 1;
    if (place <= reached || !covered.has(place)) return { day, from, counts: null };
    const of = (...levels: RiskLevel[]) =>
      rows.reduce(
        (sum, row) => (row.day === place && levels.includes(row.riskLevel) ? sum + row.count : sum),
        0,
      );
    return {
      day,
      from,
      counts: { severe: of("EXTREME", "VERY_HIGH"), high: of("HIGH"), lower: of("MEDIUM", "LOW") },
    };
  });
}

/** Which days (from 1) have any stored event of the actor's accounts: one look into the index per day. */
async function daysWithEvents(actor: Actor, days: readonly LocalDay[]): Promise<Set<number>> {
  const parts = days.map(
    ({ from, to }, index) => Prisma.sql`
      SELECT ${index + 1}::int AS day WHERE EXISTS (
        SELECT 1 FROM event f WHERE f.event_time >= ${from} AND f.event_time < ${to} AND ${ofActor(actor)})`,
  );
  const rows = await db.$queryRaw<{ day: number }[]>`${Prisma.join(parts, " UNION ALL ")}`;
  return new Set(rows.map(({ day }) => day));
}

function ofActor(actor: Actor): Prisma.Sql {
  return actor.accounts === "all"
    ? Prisma.sql`true`
    : Prisma.sql`f.account_id = ANY(${[...actor.accounts]}::bpchar[])`;
}
