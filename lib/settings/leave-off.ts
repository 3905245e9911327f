import type { Actor } from "@/lib/auth/actor";
import { settingProblems } from "@/lib/catalogue/setting-problems";
import { transaction } from "@/lib/db/transaction";
import { leaveOffSchema, type LeaveOffInput, type SettingOutcome, type MeasuredChange } from "./schema";
import { inheritedSetting, requireEditScope, requireWritableRule } from "./write-target";
import { writeVersion } from "./write-version";

/**
 * Decides that a rule stays off at a scope, and why: the rule is then decided, not forgotten. Values are kept as they
 * are (for an account without its own setting: as inherited), so that enabling the rule later starts from them.
 */
export async function leaveOff(
  actor: Actor,
  input: LeaveOffInput,
  measured?: MeasuredChange,
): Promise<SettingOutcome> {
  const parsed = leaveOffSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: settingProblems(parsed.error) };
  const { ruleId, scope, baseVersion, reason } = parsed.data;
  const rule = requireWritableRule(ruleId);
  return transaction(async (tx) => {
    await requireEditScope(tx, actor, scope);
    return writeVersion(tx, actor, {
      ruleId,
      scope,
      baseVersion,
      measured,
      note: "",
      action: "rule-setting.leave-off",
      next: async (current) => {
        const inherited = await inheritedSetting(tx, rule, scope);
        if (inherited.lockedByOrganisation) return { refusal: "locked" };
        return { body: { ...(current?.body ?? inherited.setting), enabled: false, leftOffReason: reason } };
      },
    });
  });
}
