import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import type { profileSchema } from "@/lib/users/schema";

/** Saves the actor's own name, language and time zone. */
export async function saveProfile(actor: Actor, input: z.output<typeof profileSchema>): Promise<Result> {
  const { userId } = actor;
  if (!userId) throw new AppError("forbidden");
  return transaction(async (tx) => {
    const before = await tx.user.findUnique({
      where: { id: userId },
      select: { email: true, name: true, language: true, timeZone: true },
    });
    if (!before) throw new AppError("not-found");
    const { email, ...was } = before;
    await tx.user.update({ where: { id: userId }, data: input, select: { id: true } });
    await recordAudit(tx, actor, {
      action: "person.save-profile",
      targetKind: "person",
      targetId: userId,
      targetLabel: email,
      before: was,
      after: input,
    });
    return { ok: true };
  });
}
