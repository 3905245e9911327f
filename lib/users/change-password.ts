import { hashPassword, verifyPassword } from "better-auth/crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { passwordProblem } from "@/lib/auth/password-policy";
import { takeAttempt } from "@/lib/auth/throttle";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Problem } from "@/lib/errors";
import type { changePasswordSchema } from "@/lib/users/schema";

export type ChangePasswordResult = { ok: true; endedSessions: number } | { ok: false; problems: Problem[] };

/**
 * Changes the actor's own password; the current one is required, and tries at it are throttled, because whoever finds
 * an unlocked screen must not gain the account. All other sessions end, the one with `keepSessionId` stays.
 */
export async function changePassword(
  actor: Actor,
  input: z.output<typeof changePasswordSchema>,
  keepSessionId: string | null,
): Promise<ChangePasswordResult> {
  const { userId } = actor;
  if (!userId) throw new AppError("forbidden");
  const wait = await takeAttempt(`password-change:${userId}`, { max: 10, windowSeconds: 15 * 60 });
  if (wait > 0) return { ok: false, problems: [{ path: ["current"], message: "throttled-password" }] };
  const person = await db.user.findUnique({
    where: { id: userId },
    select: {
      email: true,
      name: true,
      credentials: { where: { providerId: "credential" }, select: { id: true, password: true } },
    },
  });
  const credential = person?.credentials[0];
  if (!person || !credential?.password) throw new AppError("not-found");
  if (!(await verifyPassword({ hash: credential.password, password: input.current }))) {
    return { ok: false, problems: [{ path: ["current"], message: "wrong-password" }] };
  }
  const problem =
    input.password === input.current ? "password-same" : passwordProblem(input.password, person);
  if (problem) return { ok: false, problems: [{ path: ["password"], message: problem }] };
  const password = await hashPassword(input.password);

  return transaction<ChangePasswordResult>(async (tx) => {
    // Only if it is still the password that was just verified.
    const { count } = await tx.credential.updateMany({
      where: { id: credential.id, password: credential.password },
      data: { password },
    });
    if (count === 0) throw new AppError("conflict");
    const ended = await tx.session.deleteMany({
      where: { userId, ...(keepSessionId ? { id: { not: keepSessionId } } : {}) },
    });
    await recordAudit(tx, actor, {
      action: "person.change-password",
      targetKind: "person",
      targetId: userId,
      targetLabel: person.email,
    });
    return { ok: true, endedSessions: ended.count };
  });
}
