import { accountFilter, seesAccount, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { countOfAccounts, loadRecentDays, type AccountCounts, type AccountDay } from "./account-counts";

export type { AccountCounts, AccountDay } from "./account-counts";

/** So many accounts are listed at a time. */
const PAGE_SIZE = 100;
/** Choosers offer at most so many accounts; larger organisations search. */
const MAX_CHOICES = 1_000;

export interface AccountRow {
  id: string;
  name: string;
  /** Registered by ingestion and not looked at yet. */
  isNew: boolean;
  discoveredAt: Date | null;
  lastEventAt: Date | null;
  lastIngestAt: Date | null;
  isSample: boolean;
}

export interface AccountPage {
  rows: AccountRow[];
  /** Give it back as `after` for the next page; null on the last one. */
  next: string | null;
}

const fields = {
  id: true,
  name: true,
  discoveredAt: true,
  seenAt: true,
  lastEventAt: true,
  lastIngestAt: true,
  isSample: true,
} as const;

type Selected = Omit<AccountRow, "isNew"> & { seenAt: Date | null };

function toRow({ seenAt, ...account }: Selected): AccountRow {
  return { ...account, isNew: account.discoveredAt !== null && seenAt === null };
}

/** A page of the accounts that the actor may see, by number; `text` is part of a name or the beginning of a number. */
export async function listAccounts(
  actor: Actor,
  filter: { text?: string; onlyNew?: boolean; after?: string } = {},
): Promise<AccountPage> {
  const digits = filter.text?.replace(/[\s-]/g, "") ?? "";
  const rows = await db.account.findMany({
    where: {
      AND: [
        { id: accountFilter(actor) },
        filter.after ? { id: { gt: filter.after } } : {},
        filter.onlyNew ? { discoveredAt: { not: null }, seenAt: null } : {},
        filter.text
          ? {
              OR: [
                { name: { contains: filter.text, mode: "insensitive" } },
                ...(/^\d{1,12}$/.test(digits) ? [{ id: { startsWith: digits } }] : []),
              ],
            }
          : {},
      ],
    },
    orderBy: { id: "asc" },
    take: PAGE_SIZE + 1,
    select: fields,
  });
  const page = rows.slice(0, PAGE_SIZE).map(toRow);
  return { rows: page, next: rows.length > PAGE_SIZE ? page.at(-1)!.id : null };
}

/** One account, or null where there is none or the actor may not see it. */
export async function getAccount(actor: Actor, id: string): Promise<AccountRow | null> {
  if (!seesAccount(actor, id)) return null;
  const account = await db.account.findUnique({ where: { id }, select: fields });
  return account && toRow(account);
}

/** Names for choosers and for showing numbers as names: at most 1,000, by name. */
export async function listAccountChoices(actor: Actor): Promise<{ id: string; name: string }[]> {
  return db.account.findMany({
    where: { id: accountFilter(actor) },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MAX_CHOICES,
    select: { id: true, name: true },
  });
}

/** Own settings and open findings of these accounts; those that the actor may not see are left out. */
export async function countAccountWork(
  actor: Actor,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, AccountCounts>> {
  return countOfAccounts(
    ids.filter((id) => seesAccount(actor, id)),
    now,
  );
}

/** A rule for which the account has a setting of its own. */
export interface AccountOverride {
  ruleId: string;
  version: number;
  changedAt: Date;
  changedBy: string;
}

/** What an account's page shows beside the account itself. */
export interface AccountWork {
  counts: AccountCounts;
  /** Events of the last 14 UTC days, today included; days without any are zero. */
  days: AccountDay[];
  /** Bounded by the catalogue. */
  overrides: AccountOverride[];
}

/** Counts, recent days and own settings of one account; null where the actor may not see it. */
export async function getAccountWork(actor: Actor, id: string, now: Date): Promise<AccountWork | null> {
  if (!seesAccount(actor, id)) return null;
  const [counts, days, settings] = await Promise.all([
    countOfAccounts([id], now),
    loadRecentDays(id, now),
    db.ruleSetting.findMany({
      where: { accountId: id },
      orderBy: { ruleId: "asc" },
      select: {
        ruleId: true,
        version: true,
        updatedAt: true,
        current: { select: { body: true, createdByName: true } },
      },
    }),
  ]);
  return {
    counts: counts.get(id)!,
    days,
    overrides: settings
      // A version without a body is a reset: the account inherits again.
      .filter(({ current }) => current.body !== null)
      .map(({ ruleId, version, updatedAt, current }) => ({
        ruleId,
        version,
        changedAt: updatedAt,
        changedBy: current.createdByName,
      })),
  };
}

/** How many accounts the actor may see, and how many of them are new. */
export async function countAccounts(actor: Actor): Promise<{ total: number; isNew: number }> {
  const where = { id: accountFilter(actor) };
  const [total, isNew] = await Promise.all([
    db.account.count({ where }),
    db.account.count({ where: { ...where, discoveredAt: { not: null }, seenAt: null } }),
  ]);
  return { total, isNew };
}
