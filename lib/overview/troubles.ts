import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { countFailingChannels, getChannel, listChannels } from "@/lib/notifications/queries";
import { listSources } from "@/lib/sources/queries";

/** A source that is quiet for longer than this is worth a look; what is usual for it is not known yet. */
export const SILENT_HOURS = 24;
const HOUR_MS = 3_600_000;
/** So many of each kind are named. */
const MOST = 3;

export interface FailingChannel {
  id: string;
  name: string;
  failingSince: Date;
  /** A key of the message group notifications.error. */
  lastError: string | null;
  /** Messages that wait, at most 1,000 are counted. */
  waiting: number;
}

export interface SilentSource {
  id: string;
  name: string;
  /** null: nothing ever came in. */
  lastIngestAt: Date | null;
}

export interface Troubles {
  failing: { count: number; channels: FailingChannel[] };
  silent: { count: number; sources: SilentSource[] };
  /** Rows that ingestion could not judge in time, in settings that are in effect. */
  stuckRows: { ruleId: string; scope: string; accountName: string | null; rows: number }[];
}

/** What is broken on the way from events to people. Names of channels and sources are for administrators only. */
export async function listTroubles(actor: Actor, now: Date): Promise<Troubles> {
  const isAdmin = actor.role === "admin";
  const [failing, channels, sources, stuckRows] = await Promise.all([
    countFailingChannels(),
    isAdmin ? failingChannels(actor) : [],
    isAdmin ? silentSources(actor, now) : [],
    stuck(actor),
  ]);
  return {
    failing: { count: failing, channels },
    silent: { count: sources.length, sources: sources.slice(0, MOST) },
    stuckRows,
  };
}

async function failingChannels(actor: Actor): Promise<FailingChannel[]> {
  const channels = (await listChannels(actor))
    .filter(({ enabled, failingSince }) => enabled && failingSince !== null)
    .slice(0, MOST);
  return Promise.all(
    channels.map(async ({ id, name, failingSince, lastError }) => ({
      id,
      name,
      failingSince: failingSince!,
      lastError,
      waiting: (await getChannel(actor, id))?.waiting ?? 0,
    })),
  );
}

/** Log files are imported once, so only sources that are sent to can fall silent. */
async function silentSources(actor: Actor, now: Date): Promise<SilentSource[]> {
  const before = new Date(now.getTime() - SILENT_HOURS * HOUR_MS);
  return (await listSources(actor, now))
    .filter(({ kind, disabledAt }) => kind === "http" && disabledAt === null)
    .filter(({ lastIngestAt }) => lastIngestAt === null || lastIngestAt < before)
    .map(({ id, name, lastIngestAt }) => ({ id, name, lastIngestAt }));
}

async function stuck(actor: Actor): Promise<Troubles["stuckRows"]> {
  const found = await db.ruleSetting.findMany({
    where: {
      current: { problems: { some: {} } },
      ...(actor.accounts === "all"
        ? {}
        : { OR: [{ accountId: null }, { accountId: { in: [...actor.accounts] } }] }),
    },
    orderBy: { id: "asc" },
    take: MOST,
    select: {
      ruleId: true,
      scope: true,
      account: { select: { name: true } },
      current: { select: { problems: { distinct: ["rowId"], take: 100, select: { rowId: true } } } },
    },
  });
  return found.map(({ ruleId, scope, account, current }) => ({
    ruleId,
    scope,
    accountName: account?.name ?? null,
    rows: current.problems.length,
  }));
}
