import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";

/** Pauses or resumes a channel. What waits when a channel is paused is cancelled, never sent late. Administrators only. */
export async function setChannelEnabled(
  actor: Actor,
  input: { id: string; enabled: boolean },
): Promise<Result> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    const channel = await tx.channel.findUnique({
      where: { id: input.id },
      select: { name: true, enabled: true },
    });
    if (!channel) throw new AppError("not-found");
    if (channel.enabled === input.enabled) return { ok: true };
    await tx.channel.update({
      where: { id: input.id },
      data: { enabled: input.enabled, failingSince: null, lastError: null, pausedUntil: null },
      select: { id: true },
    });
    if (!input.enabled) {
      await tx.$executeRaw`
        UPDATE delivery SET state = 'cancelled', finished_at = now()
        WHERE channel_id = ${input.id}::uuid AND state = 'pending'`;
    }
    await recordAudit(tx, actor, {
      action: input.enabled ? "channel.enable" : "channel.disable",
      targetKind: "channel",
      targetId: input.id,
      targetLabel: channel.name,
    });
    return { ok: true };
  });
}
