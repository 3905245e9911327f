import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { writeVersion } from "@/lib/settings/write-version";
import type { AuthenticatedSource } from "@/lib/sources/authenticate";
import { decideSampleFindings } from "./decide-findings";
import { generateSampleRecords } from "./generate-records";
import { SAMPLE_ACCOUNTS } from "./people";
import { sampleSettings } from "./sample-settings";

/**
 * Loads the sample organisation: three accounts, settings, a month of events through the same ingestion as real ones (no
 * channel is told), findings in every state. Settings that the organisation already decided stay as they are. Refused
 * while it is there already, or where one of its account numbers is in use. Administrators only.
 */
export async function loadSample(actor: Actor, now: Date): Promise<Result> {
  requireAdmin(actor);
  const accounts = Object.values(SAMPLE_ACCOUNTS);
  const prepared = await transaction(async (tx): Promise<Result<{ source: AuthenticatedSource }>> => {
    // From here on the sample counts as loaded: if the rest is cut off, removing it tidies up.
    const marked = await tx.organisation.updateMany({
      where: { id: 1, sampleLoadedAt: null },
      data: { sampleLoadedAt: now },
    });
    if (marked.count === 0) return { ok: false, problems: [{ path: [], message: "alreadyLoaded" }] };
    const taken = await tx.account.count({ where: { id: { in: accounts.map(({ id }) => id) } } });
    if (taken > 0) throw new AppError("conflict", "a sample account's number is in use");
    await tx.account.createMany({
      data: accounts.map(({ id, name }) => ({ id, name, seenAt: now, isSample: true })),
    });
    const source = await tx.source.create({
      data: {
        name: "Sample",
        kind: "sample",
        allAccounts: false,
        isSample: true,
        accounts: { create: accounts.map(({ id }) => ({ accountId: id })) },
      },
      select: { id: true, name: true },
    });
    for (const { ruleId, scope, setting, note } of sampleSettings(actor.language)) {
      const known = await tx.ruleSetting.count({ where: { ruleId, scope } });
      if (known > 0) continue;
      const outcome = await writeVersion(tx, actor, {
        ruleId,
        scope,
        baseVersion: 0,
        note,
        action: "rule-setting.save",
        isSample: true,
        exempt: "sample",
        next: async () => ({ body: setting }),
      });
      if (!outcome.ok) throw new AppError("conflict", `${ruleId} was saved meanwhile`);
    }
    await recordAudit(tx, actor, {
      action: "sample.load",
      targetKind: "organisation",
      targetId: "1",
      targetLabel: accounts.map(({ name }) => name).join(", "),
    });
    return {
      ok: true,
      source: { ...source, isQuiet: true },
    };
  });
  if (!prepared.ok) return prepared;
  // They come in after the settings above were saved (by the database's clock), and are judged by them.
  const receivedAt = new Date(Math.max(now.getTime(), Date.now()));
  await ingestText(prepared.source, JSON.stringify({ Records: generateSampleRecords(now) }), {
    now: receivedAt,
  });
  await transaction((tx) => decideSampleFindings(tx, actor.language, now));
  return { ok: true };
}
