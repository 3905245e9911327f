import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { RiskLevel } from "@/lib/engine/risk-level";

const MAX_CHANNELS = 100;
const PAGE_SIZE = 50;
/** Waiting deliveries are counted up to here. */
const COUNT_CAP = 1_000;

export interface ChannelRow {
  id: string;
  name: string;
  kind: "slack";
  urlHint: string;
  leastRiskLevel: RiskLevel;
  allAccounts: boolean;
  accountIds: string[];
  language: string;
  enabled: boolean;
  failingSince: Date | null;
  /** A code: a key of the message group notifications.error. */
  lastError: string | null;
  pausedUntil: Date | null;
  version: number;
}

export interface ChannelDetail extends ChannelRow {
  /** Deliveries that wait, at most 1,000 are counted. */
  waiting: number;
}

export interface DeliveryRow {
  id: string;
  /** null: a test message or a digest. */
  findingNumber: string | null;
  eventName: string | null;
  /** Notifications that a digest tells of; null where it is none. */
  folded: number | null;
  state: "pending" | "delivered" | "failed" | "cancelled";
  attempts: number;
  lastError: string | null;
  responseStatus: number | null;
  createdAt: Date;
  nextAttemptAt: Date;
  finishedAt: Date | null;
}

const fields = {
  id: true,
  name: true,
  kind: true,
  urlHint: true,
  leastRiskLevel: true,
  allAccounts: true,
  language: true,
  enabled: true,
  failingSince: true,
  lastError: true,
  pausedUntil: true,
  version: true,
  accounts: { select: { accountId: true }, orderBy: { accountId: "asc" } },
} as const;

/** All channels. Administrators only: channels concern every account. */
export async function listChannels(actor: Actor): Promise<ChannelRow[]> {
  requireAdmin(actor);
  const channels = await db.channel.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MAX_CHANNELS,
    select: fields,
  });
  return channels.map(({ accounts, ...channel }) => ({
    ...channel,
    accountIds: accounts.map((one) => one.accountId),
  }));
}

/** One channel, or null. Never its URL. */
export async function getChannel(actor: Actor, id: string): Promise<ChannelDetail | null> {
  requireAdmin(actor);
  const channel = await db.channel.findUnique({ where: { id }, select: fields });
  if (!channel) return null;
  const waiting = await db.delivery.findMany({
    where: { channelId: id, state: "pending" },
    take: COUNT_CAP,
    select: { id: true },
  });
  const { accounts, ...rest } = channel;
  return { ...rest, accountIds: accounts.map((one) => one.accountId), waiting: waiting.length };
}

/** A page of a channel's deliveries, newest first; `after` is the `next` of the page before. */
export async function listDeliveries(
  actor: Actor,
  channelId: string,
  after?: { createdAt: Date; id: string },
): Promise<{ rows: DeliveryRow[]; next: { createdAt: Date; id: string } | null }> {
  requireAdmin(actor);
  const rows = await db.delivery.findMany({
    where: {
      channelId,
      ...(after
        ? {
            OR: [
              { createdAt: { lt: after.createdAt } },
              { createdAt: after.createdAt, id: { lt: after.id } },
            ],
          }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE_SIZE + 1,
    select: {
      id: true,
      state: true,
      attempts: true,
      lastError: true,
      responseStatus: true,
      createdAt: true,
      nextAttemptAt: true,
      finishedAt: true,
      digestHour: true,
      _count: { select: { folded: true } },
      finding: { select: { number: true, eventName: true } },
    },
  });
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    rows: page.map(({ finding, digestHour, _count, ...delivery }) => ({
      ...delivery,
      folded: digestHour && _count.folded,
      findingNumber: finding ? String(finding.number) : null,
      eventName: finding?.eventName ?? null,
    })),
    next: rows.length > PAGE_SIZE && last ? { createdAt: last.createdAt, id: last.id } : null,
  };
}

/** How many enabled channels fail at the moment: shown to everybody, because a silent channel hides findings. */
export async function countFailingChannels(): Promise<number> {
  return db.channel.count({ where: { enabled: true, failingSince: { not: null } } });
}
