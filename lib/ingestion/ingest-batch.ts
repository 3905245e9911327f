import { createHash } from "node:crypto";
import { registerDiscoveredAccounts } from "@/lib/accounts/register-accounts";
import { transaction, type Tx } from "@/lib/db/transaction";
import type { CloudTrailEvent } from "@/lib/engine/event";
import { AppError } from "@/lib/errors";
import { openFindings } from "@/lib/findings/open-findings";
import { enqueueDeliveries } from "@/lib/notifications/enqueue";
import type { AuthenticatedSource } from "@/lib/sources/authenticate";
import { countDetail } from "./count-detail";
import { countRollup } from "./count-rollup";
import { judgeStored, recordRowProblems } from "./judge-stored";
import { eventKey, storeEvents, type StoredEvent } from "./store-events";

/** One readable record of a delivery, with its place in it. */
export interface IncomingEvent {
  index: number;
  event: CloudTrailEvent;
  record: unknown;
}

export interface Rejection {
  index: number;
  reason: string;
  accountId: string | null;
  excerpt: string;
}

export interface BatchOutcome {
  stored: number;
  duplicate: number;
  matched: number;
  rejected: Rejection[];
}

/** The accounts that a source may speak for. */
type SpokenFor = "all" | ReadonlySet<string>;

/** Judging and storing a full batch takes well under a second; this bounds a database in trouble. */
const TIMEOUT_MS = 60_000;

/**
 * Stores one batch in one transaction: accounts, events, rollup, findings, deliveries, counters. When it returns, all of
 * it is committed; when it throws, nothing is. The same event in any later batch is a duplicate and changes nothing.
 */
export async function ingestBatch(
  source: AuthenticatedSource,
  incoming: readonly IncomingEvent[],
  unreadable: readonly Rejection[],
  now: Date,
): Promise<BatchOutcome> {
  return transaction(async (tx) => {
    const accounts = await currentAccounts(tx, source);
    const { accepted, rejected } = await assignAccounts(tx, accounts, incoming, now);
    const distinct = new Map<string, IncomingEvent>();
    for (const one of accepted) {
      const key = eventKey(one.event);
      if (!distinct.has(key)) distinct.set(key, one);
    }
    const stored = await storeEvents(
      tx,
      source.id,
      [...distinct.values()].map((one) => one.event),
    );
    const judged = await judgeStored(tx, stored, (event) => distinct.get(eventKey(event))!.record);
    const opened = await openFindings(tx, judged.candidates);
    if (!source.isQuiet) await enqueueDeliveries(tx, opened);
    await countRollup(tx, stored);
    await countDetail(tx, stored);
    await touchAccounts(tx, stored, now);
    await recordRowProblems(tx, judged.problems, now);
    const outcome: BatchOutcome = {
      stored: stored.length,
      duplicate: accepted.length - stored.length,
      matched: new Set(judged.candidates.map((candidate) => candidate.id)).size,
      rejected: [...unreadable, ...rejected],
    };
    await countSource(tx, source.id, outcome, incoming.length + unreadable.length, now);
    return outcome;
  }, TIMEOUT_MS);
}

/** Fills in the id of records that have none: the same content is the same event. */
export function withEventId(event: CloudTrailEvent): CloudTrailEvent {
  if (event.eventId !== "") return event;
  return { ...event, eventId: `sha256:${createHash("sha256").update(event.raw, "utf8").digest("hex")}` };
}

/** What the source may speak for at this moment: a long delivery ends where its source was disabled or narrowed. */
async function currentAccounts(tx: Tx, source: AuthenticatedSource): Promise<SpokenFor> {
  const found = await tx.source.findUnique({
    where: { id: source.id },
    select: { disabledAt: true, allAccounts: true, accounts: { select: { accountId: true } } },
  });
  if (!found || found.disabledAt) throw new AppError("unauthenticated");
  return found.allAccounts ? "all" : new Set(found.accounts.map(({ accountId }) => accountId));
}

async function assignAccounts(tx: Tx, accounts: SpokenFor, incoming: readonly IncomingEvent[], now: Date) {
  const rejected: Rejection[] = [];
  const accepted: IncomingEvent[] = [];
  for (const one of incoming) {
    const accountId = one.event.accountId;
    if (accounts !== "all" && !accounts.has(accountId)) {
      rejected.push({
        index: one.index,
        reason: "accountNotAllowed",
        accountId,
        excerpt: one.event.eventName,
      });
    } else {
      accepted.push({ ...one, event: withEventId(one.event) });
    }
  }
  if (accounts === "all")
    await registerDiscoveredAccounts(
      tx,
      accepted.map((one) => one.event.accountId),
      now,
    );
  return { accepted, rejected };
}

async function touchAccounts(tx: Tx, stored: readonly StoredEvent[], now: Date): Promise<void> {
  const newest = new Map<string, string>();
  for (const { event } of stored) {
    if (event.eventTime > (newest.get(event.accountId) ?? "")) newest.set(event.accountId, event.eventTime);
  }
  const ids = [...newest.keys()].sort();
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE account SET last_ingest_at = ${now}, last_event_at = greatest(last_event_at, given.newest::timestamptz)
    FROM (SELECT id, newest FROM unnest(${ids}::text[], ${ids.map((id) => newest.get(id)!)}::text[]) AS t(id, newest)
          ORDER BY id) AS given
    WHERE account.id = given.id`;
}

/** The newest rejections that are kept per source, for people who look for what is missing. */
const KEPT_REJECTIONS = 200;

async function countSource(tx: Tx, sourceId: string, outcome: BatchOutcome, received: number, now: Date) {
  const { stored, duplicate, matched, rejected } = outcome;
  await tx.$executeRaw`
    INSERT INTO source_day AS known (source_id, day, received, stored, duplicate, matched, rejected)
    VALUES (${sourceId}::uuid, (${now}::timestamptz AT TIME ZONE 'UTC')::date, ${received}, ${stored}, ${duplicate},
            ${matched}, ${rejected.length})
    ON CONFLICT (source_id, day) DO UPDATE
      SET received = known.received + excluded.received, stored = known.stored + excluded.stored,
          duplicate = known.duplicate + excluded.duplicate, matched = known.matched + excluded.matched,
          rejected = known.rejected + excluded.rejected`;
  await tx.source.update({ where: { id: sourceId }, data: { lastIngestAt: now }, select: { id: true } });
  if (rejected.length === 0) return;
  await tx.sourceRejection.createMany({
    data: rejected.slice(-KEPT_REJECTIONS).map(({ reason, accountId, excerpt }) => ({
      sourceId,
      at: now,
      reason,
      accountId: accountId || null,
      excerpt: excerpt.slice(0, 120).toWellFormed(),
    })),
  });
  await tx.$executeRaw`
    DELETE FROM source_rejection WHERE source_id = ${sourceId}::uuid AND id <= (
      SELECT id FROM source_rejection WHERE source_id = ${sourceId}::uuid
      ORDER BY id DESC OFFSET ${KEPT_REJECTIONS} LIMIT 1)`;
}
