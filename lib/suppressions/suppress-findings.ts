import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import type { Decided } from "@/lib/findings/schema";
import { selectTargets } from "@/lib/findings/select-targets";
import { auditOfTargets, writeActivities } from "@/lib/findings/write-decision";
import { getOrganisation } from "@/lib/organisation/queries";
import { DEFAULT_CEILINGS } from "@/lib/organisation/schema";
import { endProblem, strictestCeiling, suppressSchema, type SuppressInput } from "./schema";

/**
 * Accepts findings, with a comment, until a moment or for good: one suppression for all of them, a timeline entry for
 * each. The ceiling of the strictest level among them governs. Messages about them that still wait are cancelled.
 * Findings that somebody else decided on meanwhile are left alone and counted; `conflict` where that leaves none.
 */
export async function suppressFindings(
  actor: Actor,
  input: SuppressInput,
  now: Date = new Date(),
): Promise<Result<Decided & { suppressionId: string }>> {
  const parsed = suppressSchema.safeParse(input);
  if (!parsed.success) {
    const isComment = parsed.error.issues.some((issue) => issue.path[0] === "comment");
    if (isComment) return refuse("comment", "commentRequired");
    throw new AppError("invalid-input");
  }
  const { comment, targets: named } = parsed.data;
  const until = parsed.data.until === null ? null : new Date(parsed.data.until);
  const ceilings = (await getOrganisation())?.suppressionCeilings ?? DEFAULT_CEILINGS;
  return transaction(async (tx) => {
    const selected = await selectTargets(
      tx,
      actor,
      named,
      (status) => status !== "suppressed" && status !== "resolved",
      now,
    );
    if (!selected.ok) return refuse("targets", "tooMany");
    const { targets, skipped } = selected;
    if (targets.length === 0) throw new AppError("conflict");
    const levels = targets.map((target) => target.riskLevel);
    const problem = endProblem(until, now, strictestCeiling(ceilings, levels));
    if (problem) return refuse("until", problem);

    const suppression = await tx.suppression.create({
      data: {
        comment,
        until,
        findingCount: targets.length,
        createdAt: now,
        createdById: actor.userId,
        createdByName: actor.name,
      },
      select: { id: true },
    });
    const ids = targets.map((target) => target.id);
    await tx.$executeRaw`
      UPDATE finding SET status = 'suppressed', suppressed_until = ${until}, suppression_id = ${suppression.id}::uuid
      WHERE id = ANY(${ids}::uuid[])`;
    // The moment is the suppression's own, so that an undo knows which messages it had held back.
    await tx.$executeRaw`
      UPDATE delivery SET state = 'cancelled', finished_at = ${now}, lease_token = NULL, leased_until = NULL
      WHERE finding_id = ANY(${ids}::uuid[]) AND state = 'pending'`;
    const end = until?.toISOString() ?? null;
    await writeActivities(
      tx,
      actor,
      {
        kind: "suppressed",
        comment,
        at: now,
        data: { to: "suppressed", until: end, suppressionId: suppression.id },
      },
      targets,
    );
    await recordAudit(tx, actor, {
      action: "finding.suppress",
      ...auditOfTargets(targets, { status: "suppressed", until: end, suppression: suppression.id }),
      note: comment,
    });
    return {
      ok: true,
      suppressionId: suppression.id,
      changed: targets.map(({ id, from }) => ({ id, from })),
      skipped,
    };
  });
}

function refuse(path: string, message: string) {
  return { ok: false as const, problems: [{ path: [path], message }] };
}
