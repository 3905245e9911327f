import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Puts a failed delivery back in the queue, with all its attempts before it. Administrators only. */
export async function resendDelivery(actor: Actor, input: { id: string }): Promise<Result> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    const delivery = await tx.delivery.findUnique({
      where: { id: input.id },
      select: { state: true, channel: { select: { id: true, name: true } } },
    });
    if (!delivery) throw new AppError("not-found");
    if (delivery.state !== "failed") throw new AppError("conflict");
    await tx.$executeRaw`
      UPDATE delivery SET state = 'pending', attempts = 0, next_attempt_at = now(), finished_at = NULL
      WHERE id = ${input.id}::uuid AND state = 'failed'`;
    await tx.$executeRaw`SELECT pg_notify('kanaria_delivery', '')`;
    await recordAudit(tx, actor, {
      action: "delivery.resend",
      targetKind: "channel",
      targetId: delivery.channel.id,
      targetLabel: delivery.channel.name,
      after: { deliveryId: input.id },
    });
    return { ok: true };
  });
}
