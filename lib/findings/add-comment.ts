import { recordAudit } from "@/lib/audit/record";
import { requireEditAccount, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { addCommentSchema, type AddCommentInput } from "./schema";

/** Adds a comment to a finding's timeline, for ever: comments are not edited. */
export async function addComment(
  actor: Actor,
  input: AddCommentInput,
  now: Date = new Date(),
): Promise<Result> {
  const parsed = addCommentSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: [{ path: ["comment"], message: "commentRequired" }] };
  const { findingId, comment } = parsed.data;
  return transaction(async (tx) => {
    const finding = await tx.finding.findUnique({
      where: { id: findingId },
      select: { number: true, accountId: true, eventName: true },
    });
    if (!finding) throw new AppError("not-found");
    requireEditAccount(actor, finding.accountId);
    await tx.findingActivity.create({
      data: {
        findingId,
        kind: "comment",
        comment,
        data: {},
        at: now,
        createdById: actor.userId,
        createdByName: actor.name,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: "finding.comment",
      targetKind: "finding",
      targetId: String(finding.number),
      targetLabel: `F-${finding.number} ${finding.eventName}`,
      accountId: finding.accountId,
      note: comment,
    });
    return { ok: true };
  });
}
