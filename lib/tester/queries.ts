import { accountFilter, seesAccount, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { JudgedEvent } from "@/lib/engine/event";
import { ORGANISATION_SCOPE, type Scope } from "@/lib/engine/rule-setting";
import { AppError } from "@/lib/errors";
import type { RecentCount } from "./schema";

/** A stored event as the tester takes it: what rows judge, and what tells a person which event it is. */
export interface RecentEvent extends JudgedEvent {
  id: string;
  eventId: string;
  /** ISO 8601. */
  eventTime: string;
  accountId: string;
  actorName: string;
  region: string;
  errorCode: string;
  actorKey: string;
  sourceIpAddress: string;
  readOnly: boolean | null;
}

/**
 * The newest stored events of one account, or of all accounts that the actor sees, newest first. `not-found` for an
 * account that the actor does not see.
 */
export async function listRecentEvents(
  actor: Actor,
  scope: Scope,
  count: RecentCount,
): Promise<RecentEvent[]> {
  if (scope !== ORGANISATION_SCOPE && !seesAccount(actor, scope)) throw new AppError("not-found");
  const found = await db.event.findMany({
    where: { accountId: scope === ORGANISATION_SCOPE ? accountFilter(actor) : scope },
    orderBy: [{ eventTime: "desc" }, { id: "desc" }],
    take: count,
    select: {
      id: true,
      eventId: true,
      eventTime: true,
      accountId: true,
      eventName: true,
      eventSource: true,
      userIdentityType: true,
      failed: true,
      errorCode: true,
      actorName: true,
      region: true,
      actorKey: true,
      sourceIpAddress: true,
      readOnly: true,
    },
  });
  return found.map((event) => ({
    ...event,
    id: event.id.toString(),
    eventTime: event.eventTime.toISOString(),
  }));
}

/** A cell that ingestion gave up on because its pattern took too long. */
export interface StoredRowProblem {
  rowId: string;
  cell: string;
  kind: string;
  /** ISO 8601. */
  lastAt: string;
  /** Events that could not be judged by that cell. */
  eventCount: number;
}

/** At most 100 problems that ingestion met with a version, newest first; none for a version that the actor does not see. */
export async function listRowProblems(actor: Actor, versionId: string | null): Promise<StoredRowProblem[]> {
  if (versionId === null) return [];
  const accounts = accountFilter(actor);
  const found = await db.rowProblem.findMany({
    where: {
      versionId,
      ...(accounts ? { version: { OR: [{ accountId: null }, { accountId: accounts }] } } : {}),
    },
    orderBy: [{ lastAt: "desc" }, { rowId: "asc" }],
    take: 100,
    select: { rowId: true, cell: true, kind: true, lastAt: true, eventCount: true },
  });
  return found.map((problem) => ({
    ...problem,
    lastAt: problem.lastAt.toISOString(),
    eventCount: Number(problem.eventCount),
  }));
}
