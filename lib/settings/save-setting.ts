import type { Actor } from "@/lib/auth/actor";
import { settingProblems } from "@/lib/catalogue/setting-problems";
import { ruleSettingSchema } from "@/lib/catalogue/setting-schema";
import { transaction } from "@/lib/db/transaction";
import { dropDraft } from "./discard-draft";
import { saveSettingSchema, type SaveSettingInput, type SettingOutcome, type MeasuredChange } from "./schema";
import { inheritedSetting, requireEditScope, requireWritableRule } from "./write-target";
import { writeVersion } from "./write-version";

/**
 * Saves a whole rule setting at one scope as a new version. A newer version than `baseVersion` is never overwritten: it
 * comes back as `conflict`. The actor's own draft goes with it. A locked organisation setting refuses account saves. `locked` itself is not changed here,
 * whatever the body says: that takes `lockSetting`.
 */
export async function saveSetting(
  actor: Actor,
  input: SaveSettingInput,
  measured?: MeasuredChange,
): Promise<SettingOutcome> {
  const parsed = saveSettingSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: settingProblems(parsed.error) };
  const { ruleId, scope, baseVersion, note } = parsed.data;
  const rule = requireWritableRule(ruleId);
  return transaction(async (tx) => {
    await requireEditScope(tx, actor, scope);
    const body = ruleSettingSchema(rule).safeParse(parsed.data.body);
    if (!body.success) return { ok: false, problems: settingProblems(body.error) };
    const outcome = await writeVersion(tx, actor, {
      ruleId,
      scope,
      baseVersion,
      measured,
      note,
      action: "rule-setting.save",
      next: async (current) => {
        if ((await inheritedSetting(tx, rule, scope)).lockedByOrganisation) return { refusal: "locked" };
        return { body: { ...body.data, locked: current?.body?.locked ?? false } };
      },
    });
    if (outcome.ok) await dropDraft(tx, actor, ruleId, scope);
    return outcome;
  });
}
