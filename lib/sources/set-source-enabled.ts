import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Stops or resumes a source: a stopped one is refused like an unknown one. Events stay. Administrators only. */
export async function setSourceEnabled(
  actor: Actor,
  input: { sourceId: string; enabled: boolean },
  now: Date,
): Promise<Result> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    const source = await tx.source.findUnique({
      where: { id: input.sourceId, kind: "http" },
      select: { name: true, disabledAt: true },
    });
    if (!source) throw new AppError("not-found");
    if ((source.disabledAt === null) === input.enabled) return { ok: true };
    await tx.source.update({
      where: { id: input.sourceId },
      data: { disabledAt: input.enabled ? null : now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: input.enabled ? "source.enable" : "source.disable",
      targetKind: "source",
      targetId: input.sourceId,
      targetLabel: source.name,
    });
    return { ok: true };
  });
}
