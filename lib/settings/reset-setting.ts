import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { settingProblems } from "@/lib/catalogue/setting-problems";
import { transaction } from "@/lib/db/transaction";
import { dropDraft } from "./discard-draft";
import {
  resetSettingSchema,
  type ResetSettingInput,
  type SettingOutcome,
  type MeasuredChange,
} from "./schema";
import { requireEditScope, requireWritableRule } from "./write-target";
import { writeVersion } from "./write-version";

/**
 * Gives a scope back to what it inherits, as a version without a body. An account's setting may be reset while the
 * organisation's is locked: it is not in effect then. A locked organisation setting is reset by administrators only,
 * since its lock goes with it. The actor's own draft goes too.
 */
export async function resetSetting(
  actor: Actor,
  input: ResetSettingInput,
  measured?: MeasuredChange,
): Promise<SettingOutcome> {
  const parsed = resetSettingSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: settingProblems(parsed.error) };
  const { ruleId, scope, baseVersion, note } = parsed.data;
  requireWritableRule(ruleId);
  return transaction(async (tx) => {
    await requireEditScope(tx, actor, scope);
    const outcome = await writeVersion(tx, actor, {
      ruleId,
      scope,
      baseVersion,
      measured,
      note,
      action: "rule-setting.reset",
      next: async (current) => {
        if (!current?.body) return { refusal: "nothingToReset" };
        if (current.body.locked) requireAdmin(actor);
        return { body: null };
      },
    });
    if (outcome.ok) await dropDraft(tx, actor, ruleId, scope);
    return outcome;
  });
}
