import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Removes a channel with its deliveries. Findings stay. Administrators only. */
export async function removeChannel(actor: Actor, input: { id: string }): Promise<Result> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    const channel = await tx.channel.findUnique({
      where: { id: input.id },
      select: { name: true, urlHint: true },
    });
    if (!channel) throw new AppError("not-found");
    await tx.channel.delete({ where: { id: input.id }, select: { id: true } });
    await recordAudit(tx, actor, {
      action: "channel.remove",
      targetKind: "channel",
      targetId: input.id,
      targetLabel: channel.name,
      before: { name: channel.name, url: channel.urlHint },
    });
    return { ok: true };
  });
}
