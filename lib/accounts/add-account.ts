import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import type { Result } from "@/lib/errors";

/** Brings an account in. It inherits the organisation profile at once. Administrators only; a known number is a conflict. */
export async function addAccount(
  actor: Actor,
  input: { id: string; name: string },
  now: Date,
): Promise<Result> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    const created = await tx.account.createMany({
      data: [{ id: input.id, name: input.name, seenAt: now }],
      skipDuplicates: true,
    });
    if (created.count === 0) return { ok: false, problems: [{ path: ["id"], message: "account-exists" }] };
    await recordAudit(tx, actor, {
      action: "account.add",
      targetKind: "account",
      targetId: input.id,
      targetLabel: input.name,
      accountId: input.id,
      after: { name: input.name },
    });
    return { ok: true };
  });
}
