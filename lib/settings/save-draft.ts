import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Problem } from "@/lib/errors";
import { DRAFT_RULE_ID } from "./discard-draft";
import { accountOfScope, type SaveDraftInput } from "./schema";
import { requireEditScope } from "./write-target";

export type SaveDraftOutcome =
  | { ok: true; revision: number; savedAt: string }
  | {
      ok: false;
      problems: Problem[];
      /** Another tab of the same person has saved since: nothing was overwritten. */
      isElsewhere?: true;
    };

/**
 * Keeps what a person has typed so far, for that person only: nothing of it holds before it is published, so it is not in
 * the audit log. A save that does not know the newest revision writes nothing.
 */
export async function saveDraft(actor: Actor, input: SaveDraftInput): Promise<SaveDraftOutcome> {
  const { scope, baseVersion, revision, body } = input;
  const userId = actor.userId;
  if (userId === null) throw new AppError("forbidden");
  return transaction(async (tx): Promise<SaveDraftOutcome> => {
    await requireEditScope(tx, actor, scope);
    const accountId = accountOfScope(scope);
    const [written] = await tx.$queryRaw<{ revision: number; saved_at: Date }[]>`
      INSERT INTO rule_draft AS known (user_id, rule_id, scope, account_id, base_version, revision, body)
      SELECT ${userId}, ${DRAFT_RULE_ID}, ${scope}, ${accountId}, ${baseVersion}, ${revision + 1},
             ${JSON.stringify(body)}::jsonb
      WHERE ${revision} = 0 OR EXISTS (
        SELECT 1 FROM rule_draft
        WHERE user_id = ${userId} AND rule_id = ${DRAFT_RULE_ID} AND scope = ${scope})
      ON CONFLICT (user_id, rule_id, scope) DO UPDATE
        SET base_version = excluded.base_version, revision = excluded.revision, body = excluded.body, saved_at = now()
        WHERE known.revision = ${revision}
      RETURNING revision, saved_at`;
    if (!written) return { ok: false, problems: [], isElsewhere: true };
    return { ok: true, revision: written.revision, savedAt: written.saved_at.toISOString() };
  });
}
