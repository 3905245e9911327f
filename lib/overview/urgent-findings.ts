import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { CloudTrailEvent } from "@/lib/engine/event";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import { findingWindow } from "@/lib/findings/finding-window";
import { EMPTY_FILTER } from "@/lib/findings/schema";

/** So many findings are told one by one; the table below counts the others. */
const MOST = 5;

/** A finding that somebody has to look at, with all that its sentence needs. Texts of events are hostile. */
export interface UrgentFinding {
  number: string;
  status: "open" | "investigating";
  riskLevel: RiskLevel;
  accountName: string;
  eventTime: Date;
  canary: { kind: "used" | "changed"; user: string } | null;
  /** Who said that they investigate. */
  investigator: string | null;
  event: CloudTrailEvent;
}

const EVENT_FIELDS = {
  accountId: true,
  eventId: true,
  eventTime: true,
  eventName: true,
  eventSource: true,
  userIdentityType: true,
  region: true,
  failed: true,
  errorCode: true,
  readOnly: true,
  actorKey: true,
  actorName: true,
  target: true,
  sourceIpAddress: true,
  userAgent: true,
  accessKeyId: true,
  raw: true,
} as const;

/**
 * The findings that nobody has settled, the most severe first; within a level sprung canaries (by number), which are
 * never an accident, then open before investigated, then the newest. Reads the newest few of each level and status from
 * the indexes, however many there are.
 */
export async function listUrgentFindings(
  actor: Actor,
  sprungCanaries: readonly bigint[],
  now: Date,
): Promise<UrgentFinding[]> {
  const sprung = sprungCanaries.slice(0, MOST);
  const windows = RISK_LEVELS.flatMap((level, severity) =>
    (["open", "investigating"] as const).map((status, order) => {
      const { sql } = findingWindow(actor, { ...EMPTY_FILTER, status, risk: [level] }, { now, enough: MOST });
      return Prisma.sql`SELECT f.id, ${status} AS status, ${severity}::int AS severity, ${order}::int AS place FROM ${sql} AS f`;
    }),
  );
  const accounts =
    actor.accounts === "all"
      ? Prisma.sql`true`
      : Prisma.sql`f.account_id = ANY(${[...actor.accounts]}::bpchar[])`;
  windows.push(Prisma.sql`
    SELECT f.id, CASE WHEN f.status = 'investigating' THEN 'investigating' ELSE 'open' END AS status,
           array_position(${[...RISK_LEVELS]}::text[], f.risk_level::text) - 1 AS severity, -1 AS place
    FROM finding f WHERE f.number = ANY(${sprung}::bigint[]) AND f.status <> 'confirmed' AND ${accounts}`);
  const chosen = await db.$queryRaw<{ id: string; status: UrgentFinding["status"] }[]>`
    SELECT u.id, u.status FROM (
      SELECT DISTINCT ON (w.id) w.* FROM (${Prisma.join(windows, " UNION ALL ")}) AS w ORDER BY w.id, w.place) AS u
    JOIN finding f ON f.id = u.id
    ORDER BY u.severity, u.place, f.event_time DESC, f.number DESC LIMIT ${MOST}`;
  const found = await db.finding.findMany({
    where: { id: { in: chosen.map(({ id }) => id) } },
    select: {
      id: true,
      number: true,
      riskLevel: true,
      evidence: true,
      eventTime: true,
      account: { select: { name: true } },
      event: { select: EVENT_FIELDS },
      activities: {
        where: { kind: "statusChanged" },
        orderBy: { id: "desc" },
        take: 1,
        select: { createdByName: true },
      },
    },
  });
  const byId = new Map(found.map((finding) => [finding.id, finding]));
  return chosen.flatMap(({ id, status }): UrgentFinding[] => {
    const finding = byId.get(id);
    if (!finding) return [];
    const { canary } = finding.evidence as { canary?: UrgentFinding["canary"] };
    return [
      {
        number: String(finding.number),
        status,
        riskLevel: finding.riskLevel,
        accountName: finding.account.name,
        eventTime: finding.eventTime,
        canary: canary ?? null,
        investigator: status === "investigating" ? (finding.activities[0]?.createdByName ?? null) : null,
        event: { ...finding.event, eventTime: finding.event.eventTime.toISOString() },
      },
    ];
  });
}
