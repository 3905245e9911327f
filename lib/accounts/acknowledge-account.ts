import { recordAudit } from "@/lib/audit/record";
import { requireEditAccount, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Takes the "new" mark off a discovered account: somebody has looked at it. Doing it twice changes nothing. */
export async function acknowledgeAccount(actor: Actor, input: { id: string }, now: Date): Promise<Result> {
  requireEditAccount(actor, input.id);
  return transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { id: input.id },
      select: { name: true, seenAt: true },
    });
    if (!account) throw new AppError("not-found");
    if (account.seenAt) return { ok: true };
    await tx.account.update({ where: { id: input.id }, data: { seenAt: now }, select: { id: true } });
    await recordAudit(tx, actor, {
      action: "account.acknowledge",
      targetKind: "account",
      targetId: input.id,
      targetLabel: account.name,
      accountId: input.id,
    });
    return { ok: true };
  });
}
