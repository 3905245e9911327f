import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import type { rotateSecretSchema } from "./schema";
import { newSecret } from "./secret";

/**
 * Gives a source a new secret; the ones before stay valid for `overlapHours` (0: not at all), so that a sender can be
 * changed without a gap. The new secret is in the answer and nowhere else. Administrators only.
 */
export async function rotateSecret(
  actor: Actor,
  input: z.output<typeof rotateSecretSchema>,
  now: Date,
): Promise<Result<{ secret: string }>> {
  requireAdmin(actor);
  const { secret, hash, hint } = newSecret();
  const end = new Date(now.getTime() + input.overlapHours * 3_600_000);
  return transaction(async (tx) => {
    const source = await tx.source.findUnique({
      where: { id: input.sourceId, kind: "http" },
      select: { name: true },
    });
    if (!source) throw new AppError("not-found");
    await tx.sourceSecret.deleteMany({ where: { sourceId: input.sourceId, expiresAt: { lte: now } } });
    // A secret that already ends sooner keeps its end.
    await tx.sourceSecret.updateMany({
      where: { sourceId: input.sourceId, OR: [{ expiresAt: null }, { expiresAt: { gt: end } }] },
      data: { expiresAt: end },
    });
    await tx.sourceSecret.create({ data: { sourceId: input.sourceId, hash, hint }, select: { id: true } });
    await recordAudit(tx, actor, {
      action: "source.rotate-secret",
      targetKind: "source",
      targetId: input.sourceId,
      targetLabel: source.name,
      after: { secret: hint, overlapHours: input.overlapHours },
    });
    return { ok: true, secret };
  });
}
