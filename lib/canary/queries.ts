import { accountFilter, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { canaryFactsOf, judgeCanary, type CanaryVerdict } from "@/lib/engine/canary";
import { listOverridingAccounts } from "@/lib/settings/overrides";
import { CANARY_RULE_ID, loadCanaries, type CanaryRow } from "./load-canaries";
import { CANARY_STATES, type CanaryState } from "./state";
import { findStoredCalls } from "./stored-calls";

export { CANARY_RULE_ID } from "./load-canaries";
export type { CanaryRow } from "./load-canaries";
export type { CanaryState } from "./state";

/** Accounts per page of the canary list. */
const PAGE_SIZE = 100;
/** The summary and the preview look at so many accounts. */
const MOST_ACCOUNTS = 1_000;
/** Stored events that a preview looks at, per way of finding them. */
const PREVIEW_LIMIT = 200;
const PREVIEW_DAYS = 90;
const DAY_MS = 86_400_000;

const fields = { id: true, name: true, lastEventAt: true, lastIngestAt: true } as const;

/** The accounts that the actor may see, with the canaries that are watched there and what happened to them. */
export async function listCanaries(
  actor: Actor,
  now: Date,
  after?: string,
): Promise<{ rows: CanaryRow[]; next: string | null }> {
  const found = await db.account.findMany({
    where: { AND: [{ id: accountFilter(actor) }, after ? { id: { gt: after } } : {}] },
    orderBy: { id: "asc" },
    take: PAGE_SIZE + 1,
    select: fields,
  });
  const accounts = found.slice(0, PAGE_SIZE);
  const rows = await loadCanaries(accounts, now);
  return { rows, next: found.length > PAGE_SIZE ? accounts.at(-1)!.id : null };
}

/** What was used or changed before what is unknown or quiet; for a list that is on one page. */
export function worstFirst(rows: readonly CanaryRow[]): CanaryRow[] {
  return rows.toSorted((a, b) => CANARY_STATES.indexOf(a.state) - CANARY_STATES.indexOf(b.state));
}

export interface CanarySummary {
  /** How many of the actor's accounts are in each state. */
  accounts: Record<CanaryState, number>;
  /** Findings (numbers) by which canaries were used or changed, the newest of each account, used before changed. */
  sprungBy: bigint[];
  /** There are accounts beyond the first 1,000, which were not looked at. */
  more: boolean;
}

/** How the actor's accounts stand, in one look. */
export async function summariseCanaries(actor: Actor, now: Date): Promise<CanarySummary> {
  const found = await db.account.findMany({
    where: { id: accountFilter(actor) },
    orderBy: { id: "asc" },
    take: MOST_ACCOUNTS + 1,
    select: fields,
  });
  const rows = await loadCanaries(found.slice(0, MOST_ACCOUNTS), now);
  const accounts = Object.fromEntries(
    CANARY_STATES.map((state) => [state, rows.filter((row) => row.state === state).length]),
  ) as CanarySummary["accounts"];
  const sprungBy = (["used", "changed"] as const).flatMap((state) =>
    rows.flatMap((row) => (row.state === state ? (row.sprungBy ?? []) : [])),
  );
  return { accounts, sprungBy, more: found.length > MOST_ACCOUNTS };
}

export interface CanaryPreviewRow extends CanaryVerdict {
  eventRef: string;
  accountId: string;
  at: Date;
  eventName: string;
  eventSource: string;
  actorName: string;
  sourceIpAddress: string;
}

export interface CanaryPreview {
  rows: CanaryPreviewRow[];
  /** So many days back were looked at. */
  days: number;
  /** The search stopped at its limit: there are more. */
  hasMore: boolean;
}

/**
 * What these canary user names would have found among the stored events of the last 90 days, newest first, judged by the
 * engine itself. `accountId` null is the organisation's setting: it looks at every account that the actor may see and
 * that has no setting of its own, because there the organisation's does not decide.
 */
export async function previewCanary(
  actor: Actor,
  users: readonly string[],
  accountId: string | null,
  now: Date,
): Promise<CanaryPreview> {
  const names = [...new Set(users.map((user) => user.trim().toLowerCase()).filter((user) => user !== ""))];
  if (names.length === 0) return { rows: [], days: PREVIEW_DAYS, hasMore: false };
  const elsewhere = accountId === null ? await listOverridingAccounts(CANARY_RULE_ID) : [];
  const accounts = await db.account.findMany({
    where: {
      AND: [{ id: accountFilter(actor) }, { id: accountId === null ? { notIn: elsewhere } : accountId }],
    },
    orderBy: { id: "asc" },
    take: MOST_ACCOUNTS + 1,
    select: { id: true },
  });
  const { calls, hasMore } = await findStoredCalls({
    names,
    accountIds: accounts.slice(0, MOST_ACCOUNTS).map(({ id }) => id),
    since: new Date(now.getTime() - PREVIEW_DAYS * DAY_MS),
    most: PREVIEW_LIMIT,
  });
  const rows = calls.flatMap(({ id, raw, ...call }): CanaryPreviewRow[] => {
    const verdict = judgeCanary(canaryFactsOf(JSON.parse(raw)), users);
    return verdict ? [{ ...verdict, ...call, eventRef: String(id) }] : [];
  });
  rows.sort((a, b) => b.at.getTime() - a.at.getTime());
  return { rows, days: PREVIEW_DAYS, hasMore: hasMore || accounts.length > MOST_ACCOUNTS };
}
