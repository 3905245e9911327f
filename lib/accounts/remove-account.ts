import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Removing an account with a long history takes a while. */
const TIMEOUT_MS = 120_000;

/**
 * Removes an account with its events, findings, settings and rollup. The audit log keeps what was done. `confirmation`
 * must repeat the number. Administrators only.
 */
export async function removeAccount(
  actor: Actor,
  input: { id: string; confirmation: string },
): Promise<Result> {
  requireAdmin(actor);
  if (input.confirmation !== input.id) {
    return { ok: false, problems: [{ path: ["confirmation"], message: "confirmation-differs" }] };
  }
  return transaction(async (tx) => {
    const account = await tx.account.findUnique({ where: { id: input.id }, select: { name: true } });
    if (!account) throw new AppError("not-found");
    // Its log files are to be read again when somebody imports them again.
    await tx.importFile.deleteMany({});
    await tx.account.delete({ where: { id: input.id }, select: { id: true } });
    await recordAudit(tx, actor, {
      action: "account.remove",
      targetKind: "account",
      targetId: input.id,
      targetLabel: account.name,
      accountId: input.id,
      before: { name: account.name },
    });
    return { ok: true };
  }, TIMEOUT_MS);
}
