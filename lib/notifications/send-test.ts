import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Enqueues a test message: it takes the path of a real one, through the worker. Administrators only. */
export async function sendTest(actor: Actor, input: { id: string }): Promise<Result<{ deliveryId: string }>> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    const channel = await tx.channel.findUnique({ where: { id: input.id }, select: { name: true } });
    if (!channel) throw new AppError("not-found");
    const delivery = await tx.delivery.create({ data: { channelId: input.id }, select: { id: true } });
    await tx.$executeRaw`SELECT pg_notify('kanaria_delivery', '')`;
    await recordAudit(tx, actor, {
      action: "channel.test",
      targetKind: "channel",
      targetId: input.id,
      targetLabel: channel.name,
    });
    return { ok: true, deliveryId: delivery.id };
  });
}
