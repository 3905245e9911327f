import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { requireRule } from "@/lib/catalogue/rules";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { requireOpenRequest, requireReviewer } from "./open-request";
import {
  refuseRequestSchema,
  withdrawRequestSchema,
  type RefuseRequestInput,
  type WithdrawRequestInput,
} from "./schema";

/** Refuses a publication, with a comment for whoever asked. Nothing is published; the draft stays with its author. */
export async function refuseRequest(actor: Actor, input: RefuseRequestInput): Promise<{ ok: true }> {
  const parsed = refuseRequestSchema.safeParse(input);
  if (!parsed.success) throw new AppError("invalid-input");
  return close(actor, parsed.data.id, "refused", parsed.data.comment);
}

/** Takes one's own request back. */
export async function withdrawRequest(actor: Actor, input: WithdrawRequestInput): Promise<{ ok: true }> {
  const parsed = withdrawRequestSchema.safeParse(input);
  if (!parsed.success) throw new AppError("invalid-input");
  return close(actor, parsed.data.id, "withdrawn", "");
}

async function close(
  actor: Actor,
  id: string,
  state: "refused" | "withdrawn",
  comment: string,
): Promise<{ ok: true }> {
  return transaction(async (tx) => {
    const request = await requireOpenRequest(tx, actor, id);
    if (state === "refused") requireReviewer(actor, request);
    else if (!request.isMine) throw new AppError("forbidden");
    await tx.publishRequest.update({
      where: { id },
      data: { state, decidedAt: request.now, decidedByName: actor.name, comment },
      select: { id: true },
    });
    const { ruleId, scope } = request;
    await recordAudit(tx, actor, {
      action: state === "refused" ? "publication.refuse" : "publication.withdraw",
      targetKind: "rule-setting",
      targetId: `${ruleId}/${scope}`,
      targetLabel: `${ruleId} ${requireRule(ruleId).title}`,
      accountId: request.accountId,
      note: comment,
      after: { requestId: id, requestedBy: request.requestedByName },
    });
    return { ok: true };
  });
}
