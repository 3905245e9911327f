import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { StoredEvent } from "@/lib/ingestion/store-events";

/** What the engine found in one event, with everything that a finding keeps of the decision. */
export interface FindingCandidate extends StoredEvent {
  ruleId: string;
  riskLevel: RiskLevel;
  settingVersionId: string;
  rowId: string | null;
  rowNumber: number | null;
  /** The attributed row is on trial. */
  onTrial: boolean;
  /** On whose account people are told; null where only trial rows found it. */
  notice: Notice | null;
  /** Evidence as lib/findings/schema.ts reads it: the matching rows as they are now, or the canary. */
  evidence: Prisma.InputJsonValue;
}

/** What a notification is sent for: a rule, or the row of RTM-011 that decides whether and how often. */
export interface Notice {
  riskLevel: RiskLevel;
  /** So many notifications a UTC day and channel, for the row of that scope; null: no limit. */
  budget: { perDay: number; scope: string; rowId: string; rowNumber: number } | null;
}

export interface OpenedFinding {
  id: string;
  accountId: string;
  notice: Notice | null;
}

/**
 * Opens one finding per candidate, exactly one per (account, rule, eventId) however often it is called; returns the
 * findings that are new.
 */
export async function openFindings(
  tx: Tx,
  candidates: readonly FindingCandidate[],
): Promise<OpenedFinding[]> {
  if (candidates.length === 0) return [];
  const created = await tx.finding.createManyAndReturn({
    skipDuplicates: true,
    select: { id: true, accountId: true, ruleId: true, eventId: true },
    data: candidates.map(({ id, event, ...decision }) => ({
      accountId: event.accountId,
      ruleId: decision.ruleId,
      eventId: event.eventId,
      eventRef: id,
      eventTime: new Date(event.eventTime),
      riskLevel: decision.riskLevel,
      settingVersionId: decision.settingVersionId,
      rowId: decision.rowId,
      rowNumber: decision.rowNumber,
      onTrial: decision.onTrial,
      evidence: decision.evidence,
      eventName: event.eventName,
      eventSource: event.eventSource,
      userIdentityType: event.userIdentityType,
      region: event.region,
      failed: event.failed,
      errorCode: event.errorCode,
      actorKey: event.actorKey,
      actorName: event.actorName,
      target: event.target,
      sourceIpAddress: event.sourceIpAddress,
    })),
  });
  const notices = new Map(candidates.map((one) => [keyOf({ ...one.event, ruleId: one.ruleId }), one.notice]));
  return created.map((one) => ({ id: one.id, accountId: one.accountId, notice: notices.get(keyOf(one))! }));
}

function keyOf(one: { accountId: string; ruleId: string; eventId: string }): string {
  return JSON.stringify([one.accountId, one.ruleId, one.eventId]);
}
