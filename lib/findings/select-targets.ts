import { seesAccount, type Actor } from "@/lib/auth/actor";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { effectiveStatusOf } from "./effective-status";
import { findingWindow } from "./finding-window";
import { MAX_TARGETS, type FindingFilter, type FindingStatus, type Targets } from "./schema";

/** A finding that a decision is about, locked until the transaction ends. */
export interface Target {
  id: string;
  number: bigint;
  accountId: string;
  riskLevel: RiskLevel;
  /** The effective status it has now. */
  from: FindingStatus;
  eventName: string;
}

export type SelectedTargets = { ok: true; targets: Target[]; skipped: number } | { ok: false };

/**
 * Locks the findings that a decision names and sorts out those that somebody else decided on meanwhile (their status is
 * no longer the one they were seen in) and those whose status the decision does not apply to. Throws `forbidden` for
 * viewers and `not-found` where one of the named findings is not there or not the actor's. Not ok: more fit the filter
 * than one decision may change.
 */
export async function selectTargets(
  tx: Tx,
  actor: Actor,
  named: Targets,
  applies: (status: FindingStatus) => boolean,
  now: Date,
): Promise<SelectedTargets> {
  if (actor.role === "viewer") throw new AppError("forbidden");
  const seen = "items" in named ? new Map(named.items.map(({ id, status }) => [id, status])) : null;
  const ids = "items" in named ? [...seen!.keys()] : await findFitting(tx, actor, named, now);
  if (ids === null) return { ok: false };
  // Locked in key order, so that two bulk decisions that overlap wait for each other and do not deadlock.
  const rows = await tx.$queryRaw<StoredTarget[]>`
    SELECT id, number, account_id AS "accountId", risk_level::text AS "riskLevel", status::text AS status,
           suppressed_until AS "suppressedUntil", event_name AS "eventName"
    FROM finding WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const visible = rows.filter((row) => seesAccount(actor, row.accountId));
  if (seen && visible.length < ids.length) throw new AppError("not-found");
  const targets: Target[] = [];
  for (const { status, suppressedUntil, ...row } of visible) {
    const from = effectiveStatusOf({ status, suppressedUntil }, now);
    const expected = "items" in named ? seen!.get(row.id) : named.filter.status;
    if (from === expected && applies(from)) targets.push({ ...row, from });
  }
  return { ok: true, targets, skipped: rows.length - targets.length };
}

type StoredTarget = Omit<Target, "from"> & { status: FindingStatus; suppressedUntil: Date | null };

async function findFitting(
  tx: Tx,
  actor: Actor,
  { filter, upTo: highest }: Extract<Targets, { filter: FindingFilter }>,
  now: Date,
): Promise<string[] | null> {
  const upTo = BigInt(highest);
  const window = findingWindow(actor, filter, { now, enough: MAX_TARGETS + 1, upTo });
  const found = await tx.$queryRaw<{ id: string; scanned: number }[]>`
    SELECT f.id, f.scanned FROM (SELECT f.*, (count(*) OVER ())::int AS scanned FROM ${window.sql} AS f) AS f
    WHERE ${window.fits} LIMIT ${MAX_TARGETS + 1}`;
  // A full window may hide findings behind it: "all" would not be all.
  const isCut = found.length > MAX_TARGETS || (found[0] !== undefined && found[0].scanned >= window.limit);
  return isCut ? null : found.map((row) => row.id);
}
