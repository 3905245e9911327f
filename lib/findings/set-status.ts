import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { setStatusSchema, type Decided, type SetStatusInput } from "./schema";
import { selectTargets } from "./select-targets";
import { auditOfTargets, writeActivities } from "./write-decision";

/**
 * Moves findings between open, investigating, confirmed and resolved. A suppressed finding has to be reopened first.
 * Findings that somebody else decided on meanwhile are left alone and counted; `conflict` where that leaves none.
 */
export async function setFindingStatus(
  actor: Actor,
  input: SetStatusInput,
  now: Date = new Date(),
): Promise<Result<Decided>> {
  const parsed = setStatusSchema.safeParse(input);
  if (!parsed.success) throw new AppError("invalid-input");
  const { targets: named, to, comment } = parsed.data;
  return transaction(async (tx) => {
    const selected = await selectTargets(
      tx,
      actor,
      named,
      (status) => status !== to && status !== "suppressed",
      now,
    );
    if (!selected.ok) return { ok: false, problems: [{ path: ["targets"], message: "tooMany" }] };
    const { targets, skipped } = selected;
    if (targets.length === 0) throw new AppError("conflict");
    await tx.$executeRaw`
      UPDATE finding SET status = ${to}::"FindingStatus", suppressed_until = NULL, suppression_id = NULL
      WHERE id = ANY(${targets.map((target) => target.id)}::uuid[])`;
    await writeActivities(
      tx,
      actor,
      { kind: "statusChanged", comment: comment || null, at: now, data: { to } },
      targets,
    );
    await recordAudit(tx, actor, {
      action: "finding.set-status",
      ...auditOfTargets(targets, { status: to }),
      note: comment,
    });
    return { ok: true, changed: targets.map(({ id, from }) => ({ id, from })), skipped };
  });
}
