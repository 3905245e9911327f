import { recordAudit } from "@/lib/audit/record";
import { type Actor, requireAdmin } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { anotherAdminRemains } from "@/lib/users/last-admin";

/**
 * Shuts a person out: every session ends at once, sign-in is refused, open password links end. What they decided
 * stays. Administrators only. Problems: `last-admin`, `yourself`. `conflict` where the person is disabled already.
 */
export async function disablePerson(actor: Actor, input: { userId: string }): Promise<Result> {
  requireAdmin(actor);
  const { userId } = input;
  if (actor.userId === userId) return { ok: false, problems: [{ path: [], message: "yourself" }] };
  return transaction<Result>(async (tx) => {
    const another = await anotherAdminRemains(tx, userId);
    const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true, role: true } });
    if (!person) throw new AppError("not-found");
    if (person.role === "admin" && !another) {
      return { ok: false, problems: [{ path: [], message: "last-admin" }] };
    }
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: null },
      data: { disabledAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict");
    await tx.session.deleteMany({ where: { userId } });
    await tx.verification.deleteMany({ where: { identifier: `password-link:${userId}` } });
    await recordAudit(tx, actor, {
      action: "person.disable",
      targetKind: "person",
      targetId: userId,
      targetLabel: person.email,
    });
    return { ok: true };
  });
}

/** Lets a disabled person sign in again, with the password they had. Administrators only. */
export async function enablePerson(actor: Actor, input: { userId: string }): Promise<Result> {
  requireAdmin(actor);
  const { userId } = input;
  return transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
    if (!person) throw new AppError("not-found");
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (count === 0) throw new AppError("conflict");
    await recordAudit(tx, actor, {
      action: "person.enable",
      targetKind: "person",
      targetId: userId,
      targetLabel: person.email,
    });
    return { ok: true };
  });
}
