import type { Tx } from "@/lib/db/transaction";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { resolveSetting } from "@/lib/engine/resolve-setting";
import { ORGANISATION_SCOPE, type EffectiveSetting, type RuleSetting } from "@/lib/engine/rule-setting";
import { storedSettingSchema } from "./schema";

/** A scope's newest version as resolving needs it; null where nothing was saved or it was reset. */
export interface StoredSetting {
  setting: RuleSetting;
  versionId: string;
  version: number;
}

/** account id → rule id → the setting that holds there. */
export type EffectiveSettings = Map<string, Map<string, EffectiveSetting>>;

/** Reads a version's body. Throws where the stored JSON is no setting: that is a bug, never an empty setting. */
export function parseStoredSetting(body: unknown): RuleSetting | null {
  return body == null ? null : storedSettingSchema.parse(body);
}

/** The newest settings of these rules at these scopes, by `scopeKey`. One query. */
export async function loadStoredSettings(
  tx: Tx,
  scopes: readonly string[],
  ruleIds: readonly string[],
): Promise<Map<string, StoredSetting>> {
  const heads = await tx.ruleSetting.findMany({
    where: { ruleId: { in: [...ruleIds] }, scope: { in: [...scopes] } },
    select: {
      ruleId: true,
      scope: true,
      version: true,
      versionId: true,
      current: { select: { body: true } },
    },
  });
  const stored = new Map<string, StoredSetting>();
  for (const head of heads) {
    const setting = parseStoredSetting(head.current.body);
    if (!setting) continue;
    stored.set(scopeKey(head.ruleId, head.scope), {
      setting,
      versionId: head.versionId,
      version: head.version,
    });
  }
  return stored;
}

export function scopeKey(ruleId: string, scope: string): string {
  return `${ruleId}\u0000${scope}`;
}

/**
 * What holds on each of these accounts for each of these rules, for ingestion: every pair is in the answer, unknown
 * accounts inherit. Reads in the caller's transaction, so a batch is judged by settings of one moment.
 */
export async function loadEffectiveSettings(
  tx: Tx,
  accountIds: readonly string[],
  ruleIds: readonly string[],
): Promise<EffectiveSettings> {
  const stored = await loadStoredSettings(tx, [ORGANISATION_SCOPE, ...accountIds], ruleIds);
  const defaults = new Map(ruleIds.map((ruleId) => [ruleId, defaultSetting(requireRule(ruleId))]));
  const effective: EffectiveSettings = new Map();
  for (const accountId of accountIds) {
    const ofAccount = new Map<string, EffectiveSetting>();
    for (const [ruleId, fallback] of defaults) {
      ofAccount.set(
        ruleId,
        resolveSetting({
          default: fallback,
          organisation: stored.get(scopeKey(ruleId, ORGANISATION_SCOPE)) ?? null,
          account: stored.get(scopeKey(ruleId, accountId)) ?? null,
        }),
      );
    }
    effective.set(accountId, ofAccount);
  }
  return effective;
}
