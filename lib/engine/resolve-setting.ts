import type { RiskLevel } from "./risk-level";
import type { EffectiveSetting, ProvenanceSource, RuleSetting } from "./rule-setting";

/** The live version of a setting at one scope. */
export interface ScopedSetting {
  setting: RuleSetting;
  versionId: string;
  version: number;
}

export interface SettingSources {
  /** The catalogue's setting for the rule. */
  default: RuleSetting;
  /** Null where nothing was decided at this scope. */
  organisation: ScopedSetting | null;
  /** Null where nothing was decided for the account, and when the organisation profile itself is asked for. */
  account: ScopedSetting | null;
}

/**
 * The setting that holds for one rule: the account's, else the organisation's, else the default, always as a whole
 * (PRODUCT.md 1 and 4). A locked organisation setting wins over the account's. What lost is listed nearest scope first.
 */
export function resolveSetting(sources: SettingSources): EffectiveSetting {
  const candidates: EffectiveSetting["overridden"] = [];
  const add = (source: ProvenanceSource, scoped: ScopedSetting | null) => {
    if (scoped) candidates.push({ source, ...pick(scoped) });
  };
  add("account", sources.account);
  add("organisation", sources.organisation);
  candidates.push({ source: "default", setting: sources.default, versionId: null, version: null });

  const locked = sources.organisation?.setting.locked === true;
  const winner = candidates.find(({ source }) => !(locked && source === "account"))!;
  return { ...winner, overridden: candidates.filter((candidate) => candidate !== winner) };
}

/** The level that a setting gives its findings: its own, else the catalogue's. */
export function effectiveRiskLevel(setting: RuleSetting, catalogueLevel: RiskLevel): RiskLevel {
  return setting.riskLevel ?? catalogueLevel;
}

function pick({ setting, versionId, version }: ScopedSetting) {
  return { setting, versionId, version };
}
