import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { settingProblems } from "@/lib/catalogue/setting-problems";
import { transaction } from "@/lib/db/transaction";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { lockSettingSchema, type LockSettingInput, type SettingOutcome, type MeasuredChange } from "./schema";
import { requireWritableRule } from "./write-target";
import { writeVersion } from "./write-version";

/**
 * Locks the organisation's setting of a rule against account settings, or unlocks it. Administrators only. Account
 * settings stay stored while locked; they are not in effect and take effect again after unlocking.
 */
export async function lockSetting(
  actor: Actor,
  input: LockSettingInput,
  measured?: MeasuredChange,
): Promise<SettingOutcome> {
  const parsed = lockSettingSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: settingProblems(parsed.error) };
  const { ruleId, locked, baseVersion, note } = parsed.data;
  requireWritableRule(ruleId);
  requireAdmin(actor);
  return transaction((tx) =>
    writeVersion(tx, actor, {
      ruleId,
      scope: ORGANISATION_SCOPE,
      baseVersion,
      measured,
      note,
      action: locked ? "rule-setting.lock" : "rule-setting.unlock",
      next: async (current) =>
        current?.body ? { body: { ...current.body, locked } } : { refusal: "nothingToLock" },
    }),
  );
}
