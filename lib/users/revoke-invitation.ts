import { recordAudit } from "@/lib/audit/record";
import { type Actor, requireAdmin } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Ends an open invitation; its link works no more. `conflict` where it was accepted or revoked in between. */
export async function revokeInvitation(actor: Actor, input: { id: string }): Promise<Result> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    const invitation = await tx.invitation.findUnique({ where: { id: input.id }, select: { email: true } });
    if (!invitation) throw new AppError("not-found");
    const { count } = await tx.invitation.updateMany({
      where: { id: input.id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict");
    await recordAudit(tx, actor, {
      action: "person.revoke-invitation",
      targetKind: "invitation",
      targetId: input.id,
      targetLabel: invitation.email,
    });
    return { ok: true };
  });
}
