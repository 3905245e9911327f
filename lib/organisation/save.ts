import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, requireAdmin } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { organisationAsRead } from "@/lib/organisation/queries";
import { ceilingsSchema, DEFAULT_CEILINGS, type organisationSchema } from "@/lib/organisation/schema";

/**
 * Saves the organisation's name, defaults, suppression ceilings and what publishing asks for. Administrators only.
 * `conflict` where somebody saved since the form was filled; `readAs` is what the next save is based on. Ceilings hold for suppressions made from now on.
 */
export async function saveOrganisation(
  actor: Actor,
  input: z.output<typeof organisationSchema>,
): Promise<{ ok: true; readAs: string }> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM organisation WHERE id = 1 FOR UPDATE`;
    const row = await tx.organisation.findUnique({
      where: { id: 1 },
      select: {
        name: true,
        language: true,
        timeZone: true,
        suppressionCeilings: true,
        examplesGate: true,
        reviewRadius: true,
      },
    });
    if (!row) throw new AppError("not-found");
    const ceilings = ceilingsSchema.safeParse(row.suppressionCeilings);
    const before = {
      name: row.name,
      language: row.language === "ja" ? ("ja" as const) : ("en" as const),
      timeZone: row.timeZone,
      suppressionCeilings: ceilings.success ? ceilings.data : DEFAULT_CEILINGS,
      examplesGate: row.examplesGate,
      reviewRadius: row.reviewRadius,
    };
    if (organisationAsRead(before) !== input.readAs) throw new AppError("conflict");
    const after = {
      name: input.name,
      language: input.language,
      timeZone: input.timeZone,
      suppressionCeilings: input.ceilings,
      examplesGate: input.examplesGate,
      reviewRadius: input.reviewRadius,
    };
    const readAs = organisationAsRead(after);
    if (readAs === input.readAs) return { ok: true, readAs };
    await tx.organisation.update({ where: { id: 1 }, data: after, select: { id: true } });
    await recordAudit(tx, actor, {
      action: "organisation.save",
      targetKind: "organisation",
      targetId: "1",
      targetLabel: input.name,
      before,
      after,
    });
    return { ok: true, readAs };
  });
}
