import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import { lastDays } from "./day-keys";

/** Nobody counts further: "1,000 or more" says enough. */
const MOST = 1_000;
const DAY_MS = 86_400_000;

export interface EndingSuppressions {
  count: number;
  more: boolean;
  /** The highest level among them, and how many have it; null where none ends. */
  highest: { riskLevel: RiskLevel; count: number } | null;
  /** Where it is only one. */
  onlyNumber: string | null;
}

/** Suppressed findings that are open again by the end of tomorrow, in the actor's zone. */
export async function countEndingSuppressions(actor: Actor, now: Date): Promise<EndingSuppressions> {
  const tomorrow = lastDays(new Date(now.getTime() + DAY_MS), actor.timeZone, 1)[0]!;
  const accounts =
    actor.accounts === "all"
      ? Prisma.sql`true`
      : Prisma.sql`f.account_id = ANY(${[...actor.accounts]}::bpchar[])`;
  const rows = await db.$queryRaw<{ riskLevel: RiskLevel; count: number; number: bigint }[]>`
    SELECT f.risk_level::text AS "riskLevel", count(*)::int AS count, max(f.number) AS number
    FROM (SELECT f.risk_level, f.number FROM finding f
          WHERE f.suppressed_until > ${now} AND f.suppressed_until <= ${tomorrow.to} AND f.status = 'suppressed'
            AND ${accounts} ORDER BY f.suppressed_until LIMIT ${MOST + 1}) AS f
    GROUP BY f.risk_level`;
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const highest = RISK_LEVELS.flatMap((level) => rows.find((row) => row.riskLevel === level) ?? [])[0];
  return {
    count: Math.min(total, MOST),
    more: total > MOST,
    highest: highest ? { riskLevel: highest.riskLevel, count: highest.count } : null,
    onlyNumber: total === 1 ? String(rows[0]!.number) : null,
  };
}
