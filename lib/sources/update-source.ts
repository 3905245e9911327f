import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Problem } from "@/lib/errors";
import { unknownAccounts } from "./create-source";
import type { updateSourceSchema } from "./schema";

/** `by`: who changed the source since the form was filled (`changed-by`). Nothing was written. */
export type UpdateSourceOutcome = { ok: true } | { ok: false; problems: Problem[]; by?: string };

/**
 * Changes a source's name and the accounts that it may speak for. Holds for the next delivery. `version` must be the one
 * that the form was filled from: another's change is never overwritten, but named. Administrators only.
 */
export async function updateSource(
  actor: Actor,
  input: z.output<typeof updateSourceSchema>,
): Promise<UpdateSourceOutcome> {
  requireAdmin(actor);
  return transaction(async (tx): Promise<UpdateSourceOutcome> => {
    // Whoever comes second reads what the first one wrote, and by whom.
    await tx.$queryRaw`SELECT id FROM source WHERE id = ${input.id}::uuid FOR UPDATE`;
    const before = await tx.source.findUnique({
      where: { id: input.id, kind: "http" },
      select: {
        name: true,
        allAccounts: true,
        version: true,
        changedByName: true,
        accounts: { select: { accountId: true } },
      },
    });
    if (!before) throw new AppError("not-found");
    if (before.version !== input.version) {
      return { ok: false, problems: [{ path: [], message: "changed-by" }], by: before.changedByName };
    }
    const accountIds = input.allAccounts ? [] : input.accountIds;
    if ((await unknownAccounts(tx, accountIds)).length > 0) {
      return { ok: false, problems: [{ path: ["accountIds"], message: "unknown-account" }] };
    }
    await tx.source.update({
      where: { id: input.id },
      data: {
        name: input.name,
        allAccounts: input.allAccounts,
        version: { increment: 1 },
        changedByName: actor.name,
        accounts: { deleteMany: {}, create: accountIds.map((accountId) => ({ accountId })) },
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: "source.update",
      targetKind: "source",
      targetId: input.id,
      targetLabel: input.name,
      before: {
        name: before.name,
        allAccounts: before.allAccounts,
        accountIds: before.accounts.map((one) => one.accountId),
      },
      after: { name: input.name, allAccounts: input.allAccounts, accountIds },
    });
    return { ok: true };
  });
}
