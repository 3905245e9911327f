import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, requireAdmin } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { giveAccounts } from "@/lib/users/create-person";
import { allKnown } from "@/lib/users/invite";
import { anotherAdminRemains } from "@/lib/users/last-admin";
import type { changeAccessSchema } from "@/lib/users/schema";

/**
 * Gives a person another role or other accounts, from their next request on. Administrators only. `conflict` where the
 * person was changed since `readAt`; problems: `last-admin`, `unknown-account`.
 */
export async function changeAccess(
  actor: Actor,
  input: z.output<typeof changeAccessSchema>,
): Promise<Result> {
  requireAdmin(actor);
  const { userId, access } = input;
  return transaction<Result>(async (tx) => {
    // Administrators are locked before the person: everybody locks in that order, so nobody deadlocks.
    const another = await anotherAdminRemains(tx, userId);
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId} FOR UPDATE`;
    const person = await tx.user.findUnique({
      where: { id: userId },
      select: {
        email: true,
        role: true,
        allAccounts: true,
        updatedAt: true,
        disabledAt: true,
        accountAccess: { select: { accountId: true }, orderBy: { accountId: "asc" } },
      },
    });
    if (!person) throw new AppError("not-found");
    if (person.updatedAt.toISOString() !== input.readAt) throw new AppError("conflict");
    if (person.role === "admin" && !person.disabledAt && access.role !== "admin" && !another) {
      return { ok: false, problems: [{ path: ["access", "role"], message: "last-admin" }] };
    }
    if (!(await allKnown(tx, access.accountIds))) {
      return { ok: false, problems: [{ path: ["access", "accountIds"], message: "unknown-account" }] };
    }
    await tx.user.update({
      where: { id: userId },
      data: { role: access.role, allAccounts: access.allAccounts },
      select: { id: true },
    });
    await giveAccounts(tx, userId, access.accountIds);
    await recordAudit(tx, actor, {
      action: "person.change-access",
      targetKind: "person",
      targetId: userId,
      targetLabel: person.email,
      before: {
        role: person.role,
        allAccounts: person.allAccounts,
        accountIds: person.accountAccess.map((row) => row.accountId),
      },
      after: access,
    });
    return { ok: true };
  });
}
