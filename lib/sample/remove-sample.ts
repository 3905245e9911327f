import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction, type Tx } from "@/lib/db/transaction";
import type { Result } from "@/lib/errors";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { writeVersion } from "@/lib/settings/write-version";

/**
 * Removes the sample organisation: its accounts with all their events, findings and settings, its source, and the
 * organisation settings that nobody touched since. What people decided themselves stays, and so do findings of real
 * accounts: a sample setting that decided one is reset instead of removed. Administrators only.
 */
export async function removeSample(actor: Actor): Promise<Result> {
  requireAdmin(actor);
  return transaction(async (tx) => {
    const marked = await tx.organisation.updateMany({
      where: { id: 1, sampleLoadedAt: { not: null } },
      data: { sampleLoadedAt: null },
    });
    if (marked.count === 0) return { ok: false, problems: [{ path: [], message: "notLoaded" }] };
    const accounts = await tx.account.findMany({
      where: { isSample: true },
      select: { id: true, name: true },
    });
    await tx.account.deleteMany({ where: { isSample: true } });
    await tx.source.deleteMany({ where: { isSample: true } });
    // Log files are to be read again when somebody imports them again.
    await tx.importFile.deleteMany({});
    await tx.suppression.deleteMany({ where: { createdById: null, findings: { none: {} } } });
    await removeSettings(tx, actor);
    await recordAudit(tx, actor, {
      action: "sample.remove",
      targetKind: "organisation",
      targetId: "1",
      targetLabel: accounts.map(({ name }) => name).join(", "),
    });
    return { ok: true };
  }, 60_000);
}

async function removeSettings(tx: Tx, actor: Actor): Promise<void> {
  const untouched = await tx.ruleSetting.findMany({
    where: { scope: ORGANISATION_SCOPE, current: { isSample: true } },
    select: { id: true, ruleId: true, version: true },
  });
  for (const { ruleId, version } of untouched) {
    const real = await tx.finding.count({ where: { settingVersion: { ruleId, scope: ORGANISATION_SCOPE } } });
    const versions = await tx.ruleSettingVersion.count({
      where: { ruleId, scope: ORGANISATION_SCOPE, isSample: false },
    });
    if (real === 0 && versions === 0) {
      // The setting goes with the version that it points to.
      await tx.ruleSettingVersion.deleteMany({ where: { ruleId, scope: ORGANISATION_SCOPE } });
      continue;
    }
    await writeVersion(tx, actor, {
      ruleId,
      scope: ORGANISATION_SCOPE,
      baseVersion: version,
      note: "",
      action: "rule-setting.reset",
      exempt: "sample",
      next: async () => ({ body: null }),
    });
  }
}
