import { seesAccount, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { addDraftExample, removeDraftExample, type DraftExampleOutcome } from "@/lib/settings/draft-example";
import type { AddExampleInput, RemoveExampleInput } from "./schema";

/**
 * Makes a finding's event an example of the row that it is attributed to, in the actor's own draft of the scope that
 * decided. `not-found` for findings that the actor does not see or that no row found; the rest as addDraftExample.
 */
export async function addFindingExample(
  actor: Actor,
  { findingId, expect }: AddExampleInput,
): Promise<DraftExampleOutcome> {
  const { scope, rowId, event } = await requireRowFinding(actor, findingId);
  return addDraftExample(actor, { scope, rowId, expect, event });
}

/** Takes the example out of the draft again, for the undo of addFindingExample. */
export async function removeFindingExample(actor: Actor, { findingId, exampleId }: RemoveExampleInput) {
  const { scope, rowId } = await requireRowFinding(actor, findingId);
  return removeDraftExample(actor, { scope, rowId, exampleId });
}

async function requireRowFinding(actor: Actor, findingId: string) {
  const finding = await db.finding.findUnique({
    where: { id: findingId },
    select: {
      accountId: true,
      ruleId: true,
      rowId: true,
      settingVersion: { select: { scope: true } },
      event: {
        select: {
          eventName: true,
          eventSource: true,
          userIdentityType: true,
          failed: true,
          accountId: true,
          region: true,
          actorKey: true,
          actorName: true,
          sourceIpAddress: true,
          errorCode: true,
          readOnly: true,
          eventTime: true,
        },
      },
    },
  });
  if (!finding || !seesAccount(actor, finding.accountId)) throw new AppError("not-found");
  const { rowId, event } = finding;
  if (finding.ruleId !== "RTM-011" || rowId === null) throw new AppError("not-found");
  return {
    scope: finding.settingVersion.scope,
    rowId,
    event: { ...event, eventTime: event.eventTime.toISOString() },
  };
}
