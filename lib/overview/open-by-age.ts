import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import { findingWindow } from "@/lib/findings/finding-window";
import { COUNT_LIMIT, type CappedCount } from "@/lib/findings/queries";
import { EMPTY_FILTER } from "@/lib/findings/schema";
import { cappedAges } from "./capped-ages";

/** Where one age ends and the next begins, in hours: under a day, up to three, up to a week, older. */
export const AGE_HOURS = [24, 72, 168] as const;
const HOUR_MS = 3_600_000;

export interface OpenByAge {
  /** The moments between the ages, newest first. */
  boundaries: Date[];
  /** Per level; `ages` has one entry more than there are boundaries. null: counting stopped before that age. */
  levels: { riskLevel: RiskLevel; ages: (CappedCount | null)[]; all: CappedCount }[];
  all: CappedCount;
}

/**
 * How many findings are open, per level and age of their event. Of each level the newest 10,000 are counted; beyond
 * them a number says "at least", and an age that was not reached is unknown.
 */
export async function countOpenByAge(actor: Actor, now: Date): Promise<OpenByAge> {
  const boundaries = AGE_HOURS.map((hours) => new Date(now.getTime() - hours * HOUR_MS));
  const parts = RISK_LEVELS.map((level, index) => {
    const filter = { ...EMPTY_FILTER, risk: [level] };
    const { sql } = findingWindow(actor, filter, { now, enough: COUNT_LIMIT + 1 });
    const ages = [...boundaries, null].map((older, age) => {
      const newer = boundaries[age - 1];
      const from = older ? Prisma.sql`f.event_time >= ${older}` : Prisma.sql`true`;
      const to = newer ? Prisma.sql`f.event_time < ${newer}` : Prisma.sql`true`;
      return Prisma.sql`count(*) FILTER (WHERE ${from} AND ${to})`;
    });
    return Prisma.sql`SELECT ${index}::int AS index, ARRAY[${Prisma.join(ages)}]::int[] AS ages FROM ${sql} AS f`;
  });
  const rows = await db.$queryRaw<{ index: number; ages: number[] }[]>`
    ${Prisma.join(parts, " UNION ALL ")} ORDER BY index`;
  const levels = rows.map(({ index, ages }) => ({
    riskLevel: RISK_LEVELS[index]!,
    ...cappedAges(ages, COUNT_LIMIT),
  }));
  const all = {
    count: levels.reduce((sum, level) => sum + level.all.count, 0),
    more: levels.some((level) => level.all.more),
  };
  return { boundaries, levels, all };
}
