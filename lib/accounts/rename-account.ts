import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, requireEditAccount, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Gives an account another name; naming a discovered account also means that somebody has looked at it. */
export async function renameAccount(
  actor: Actor,
  input: { id: string; name: string },
  now: Date,
): Promise<Result> {
  requireEditAccount(actor, input.id);
  requireAdmin(actor);
  return transaction(async (tx) => {
    const before = await tx.account.findUnique({
      where: { id: input.id },
      select: { name: true, seenAt: true },
    });
    if (!before) throw new AppError("not-found");
    await tx.account.update({
      where: { id: input.id },
      data: { name: input.name, seenAt: before.seenAt ?? now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: "account.rename",
      targetKind: "account",
      targetId: input.id,
      targetLabel: input.name,
      accountId: input.id,
      before: { name: before.name },
      after: { name: input.name },
    });
    return { ok: true };
  });
}
