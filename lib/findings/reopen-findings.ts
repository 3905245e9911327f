import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { reopenSchema, type Decided, type ReopenInput } from "./schema";
import { selectTargets } from "./select-targets";
import { auditOfTargets, writeActivities } from "./write-decision";

/**
 * Opens suppressed or resolved findings again. The suppression itself stays in the timeline and holds for the others it
 * was about. Findings that somebody else decided on meanwhile are left alone; `conflict` where that leaves none.
 */
export async function reopenFindings(
  actor: Actor,
  input: ReopenInput,
  now: Date = new Date(),
): Promise<Result<Decided>> {
  const parsed = reopenSchema.safeParse(input);
  if (!parsed.success) throw new AppError("invalid-input");
  const { targets: named, comment } = parsed.data;
  return transaction(async (tx) => {
    const selected = await selectTargets(
      tx,
      actor,
      named,
      (status) => status === "suppressed" || status === "resolved",
      now,
    );
    if (!selected.ok) return { ok: false, problems: [{ path: ["targets"], message: "tooMany" }] };
    const { targets, skipped } = selected;
    if (targets.length === 0) throw new AppError("conflict");
    await tx.$executeRaw`
      UPDATE finding SET status = 'open', suppressed_until = NULL, suppression_id = NULL
      WHERE id = ANY(${targets.map((target) => target.id)}::uuid[])`;
    await writeActivities(
      tx,
      actor,
      { kind: "reopened", comment: comment || null, at: now, data: { to: "open" } },
      targets,
    );
    await recordAudit(tx, actor, {
      action: "finding.reopen",
      ...auditOfTargets(targets, { status: "open" }),
      note: comment,
    });
    return { ok: true, changed: targets.map(({ id, from }) => ({ id, from })), skipped };
  });
}
