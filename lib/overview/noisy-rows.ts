import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { effectiveStatus } from "@/lib/findings/finding-window";

export const NOISY_DAYS = 7;
const MOST_ROWS = 4;
/** The newest findings that are looked at. */
const FINDINGS_LOOKED_AT = 20_000;
const DAY_MS = 86_400_000;

/** A row of RTM-011 with what it brought lately. */
export interface NoisyRow {
  rowId: string;
  /** `organisation` or the account whose grid the row is in. */
  scope: string;
  accountName: string | null;
  /** Number and level of its newest finding. */
  number: number;
  riskLevel: RiskLevel;
  count: number;
  suppressed: number;
}

export interface NoisyRows {
  rows: NoisyRow[];
  /** There were more findings than were looked at: the counts are those of the newest. */
  partial: boolean;
}

/** The rows with the most findings of the last seven days, and how many of them were suppressed. */
export async function listNoisyRows(actor: Actor, now: Date): Promise<NoisyRows> {
  const since = new Date(now.getTime() - NOISY_DAYS * DAY_MS);
  const accounts =
    actor.accounts === "all"
      ? Prisma.sql`true`
      : Prisma.sql`f.account_id = ANY(${[...actor.accounts]}::bpchar[])`;
  const found = await db.$queryRaw<(NoisyRow & { scanned: number })[]>`
    WITH newest AS (
      SELECT f.row_id, f.row_number, f.rule_id, f.risk_level, f.event_time, f.number, f.setting_version_id,
             ${effectiveStatus(now)} AS status
      FROM finding f WHERE f.event_time >= ${since} AND ${accounts}
      ORDER BY f.event_time DESC, f.number DESC LIMIT ${FINDINGS_LOOKED_AT})
    SELECT n.row_id AS "rowId", v.scope, a.name AS "accountName", count(*)::int AS count,
           (array_agg(n.row_number ORDER BY n.event_time DESC, n.number DESC))[1] AS number,
           (array_agg(n.risk_level::text ORDER BY n.event_time DESC, n.number DESC))[1] AS "riskLevel",
           (count(*) FILTER (WHERE n.status = 'suppressed'))::int AS suppressed,
           (SELECT count(*) FROM newest)::int AS scanned
    FROM newest n JOIN rule_setting_version v ON v.id = n.setting_version_id LEFT JOIN account a ON a.id = v.account_id
    WHERE n.row_id IS NOT NULL
    GROUP BY n.row_id, v.scope, a.name ORDER BY count DESC, n.row_id, v.scope LIMIT ${MOST_ROWS}`;
  return {
    rows: found.map(({ scanned: _scanned, ...row }) => row),
    partial: (found[0]?.scanned ?? 0) >= FINDINGS_LOOKED_AT,
  };
}
