import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { settingProblems } from "@/lib/catalogue/setting-problems";
import { ruleSettingSchema } from "@/lib/catalogue/setting-schema";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { parseStoredSetting } from "./effective";
import {
  restoreVersionSchema,
  type RestoreVersionInput,
  type SettingOutcome,
  type MeasuredChange,
} from "./schema";
import { inheritedSetting, requireEditScope, requireWritableRule } from "./write-target";
import { writeVersion } from "./write-version";

/**
 * Makes an old version's body live again, as a new version: history is only ever added to. A lock is left as it is now.
 * A body that today's catalogue refuses is not restored; `problems` say why.
 */
export async function restoreVersion(
  actor: Actor,
  input: RestoreVersionInput,
  measured?: MeasuredChange,
): Promise<SettingOutcome> {
  const parsed = restoreVersionSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problems: settingProblems(parsed.error) };
  const { ruleId, scope, version, baseVersion, note } = parsed.data;
  const rule = requireWritableRule(ruleId);
  return transaction(async (tx) => {
    await requireEditScope(tx, actor, scope);
    const old = await tx.ruleSettingVersion.findUnique({
      where: { ruleId_scope_version: { ruleId, scope, version } },
      select: { body: true },
    });
    if (!old) throw new AppError("not-found");
    const body = ruleSettingSchema(rule).nullable().safeParse(parseStoredSetting(old.body));
    if (!body.success) return { ok: false, problems: settingProblems(body.error) };
    const restored = body.data;
    return writeVersion(tx, actor, {
      ruleId,
      scope,
      baseVersion,
      measured,
      note,
      action: "rule-setting.restore",
      next: async (current) => {
        const locked = current?.body?.locked ?? false;
        if (!restored) {
          // Back to "inherited" drops the lock, as a reset does.
          if (locked) requireAdmin(actor);
          return { body: null };
        }
        if ((await inheritedSetting(tx, rule, scope)).lockedByOrganisation) return { refusal: "locked" };
        return { body: { ...restored, locked } };
      },
    });
  });
}
