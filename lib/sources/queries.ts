import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";

/** More sources than this are not shown; an installation has a handful. */
const MAX_SOURCES = 200;
const DAYS_SHOWN = 14;

export interface SourceCounts {
  received: number;
  stored: number;
  duplicate: number;
  matched: number;
  rejected: number;
}

export interface SourceRow {
  id: string;
  name: string;
  kind: "http" | "import" | "sample";
  allAccounts: boolean;
  accountIds: string[];
  disabledAt: Date | null;
  lastIngestAt: Date | null;
  createdAt: Date;
  /** What a change of name or accounts has to be based on. */
  version: number;
  /** What came in during the last 14 UTC days, today included. */
  recent: SourceCounts;
  /** The same per day, oldest first; days without a delivery are zero. */
  days: SourceDayCounts[];
}

export interface SourceDayCounts extends SourceCounts {
  /** YYYY-MM-DD, UTC. */
  day: string;
}

export interface SourceDetail extends SourceRow {
  secrets: { id: string; hint: string; createdAt: Date; expiresAt: Date | null; lastUsedAt: Date | null }[];
  rejections: { id: string; at: Date; reason: string; accountId: string | null; excerpt: string }[];
}

const fields = {
  id: true,
  name: true,
  kind: true,
  allAccounts: true,
  disabledAt: true,
  lastIngestAt: true,
  createdAt: true,
  version: true,
  accounts: { select: { accountId: true }, orderBy: { accountId: "asc" } },
} as const;

/** All sources with what they brought lately. Administrators only: sources concern every account. */
export async function listSources(actor: Actor, now: Date): Promise<SourceRow[]> {
  requireAdmin(actor);
  const sources = await db.source.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MAX_SOURCES,
    select: { ...fields, days: { where: { day: { gte: firstDay(now) } } } },
  });
  return sources.map(({ accounts, days, ...source }) => ({
    ...source,
    accountIds: accounts.map((one) => one.accountId),
    recent: sumOf(days),
    days: daysOf(days, now),
  }));
}

/** One source with its secrets (never the secrets themselves), its days and the last records that were lost. */
export async function getSource(actor: Actor, id: string, now: Date): Promise<SourceDetail | null> {
  requireAdmin(actor);
  const source = await db.source.findUnique({
    where: { id },
    select: {
      ...fields,
      days: { where: { day: { gte: firstDay(now) } }, orderBy: { day: "asc" } },
      secrets: {
        orderBy: { createdAt: "desc" },
        take: 20,
        select: { id: true, hint: true, createdAt: true, expiresAt: true, lastUsedAt: true },
      },
      rejections: {
        orderBy: { id: "desc" },
        take: 50,
        select: { id: true, at: true, reason: true, accountId: true, excerpt: true },
      },
    },
  });
  if (!source) return null;
  const { accounts, days, rejections, ...rest } = source;
  return {
    ...rest,
    accountIds: accounts.map((one) => one.accountId),
    recent: sumOf(days),
    days: daysOf(days, now),
    rejections: rejections.map((one) => ({ ...one, id: String(one.id) })),
  };
}

/** When an event last came in from any source, and how many sources are on; null: never. */
export async function getIngestState(): Promise<{
  lastIngestAt: Date | null;
  sources: number;
  active: number;
}> {
  const [newest, sources, active] = await Promise.all([
    db.source.aggregate({ _max: { lastIngestAt: true } }),
    db.source.count(),
    db.source.count({ where: { disabledAt: null, lastIngestAt: { not: null } } }),
  ]);
  return { lastIngestAt: newest._max.lastIngestAt, sources, active };
}

function firstDay(now: Date): Date {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  day.setUTCDate(day.getUTCDate() - DAYS_SHOWN + 1);
  return day;
}

function daysOf(rows: readonly (DayRow & { day: Date })[], now: Date): SourceDayCounts[] {
  const known = new Map(rows.map((row) => [row.day.toISOString().slice(0, 10), row]));
  return Array.from({ length: DAYS_SHOWN }, (_, index) => {
    const at = firstDay(now);
    at.setUTCDate(at.getUTCDate() + index);
    const day = at.toISOString().slice(0, 10);
    const row = known.get(day);
    return { day, ...sumOf(row ? [row] : []) };
  });
}

type DayRow = { received: bigint; stored: bigint; duplicate: bigint; matched: bigint; rejected: bigint };

function sumOf(days: readonly DayRow[]): SourceCounts {
  const sum = { received: 0, stored: 0, duplicate: 0, matched: 0, rejected: 0 };
  for (const day of days) {
    for (const name of Object.keys(sum) as (keyof SourceCounts)[]) sum[name] += Number(day[name]);
  }
  return sum;
}

/** The address that a source's deliveries are sent to; the source's id follows. */
export function ingestAddress(): string {
  return `${env().KANARIA_URL.replace(/\/+$/, "")}/api/ingest/`;
}
