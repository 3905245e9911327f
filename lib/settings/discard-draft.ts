import type { Actor } from "@/lib/auth/actor";
import { transaction, type Tx } from "@/lib/db/transaction";
import type { Scope } from "@/lib/engine/rule-setting";
import type { DiscardDraftInput } from "./schema";

/** The rule whose workbench keeps drafts. */
export const DRAFT_RULE_ID = "RTM-011";

/** Throws the actor's own draft away; there being none is as good. */
export async function discardDraft(actor: Actor, { scope }: DiscardDraftInput): Promise<{ ok: true }> {
  return transaction(async (tx) => {
    await dropDraft(tx, actor, DRAFT_RULE_ID, scope);
    return { ok: true };
  });
}

/** Removes the actor's own draft within a verb that makes it pointless. */
export async function dropDraft(tx: Tx, actor: Actor, ruleId: string, scope: Scope): Promise<void> {
  if (actor.userId === null) return;
  await tx.ruleDraft.deleteMany({ where: { userId: actor.userId, ruleId, scope } });
}
