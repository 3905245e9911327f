import { missingValues, needsConfiguration } from "@/lib/catalogue/default-setting";
import type { Rule } from "@/lib/catalogue/rule";
import type { EffectiveSetting } from "@/lib/engine/rule-setting";
import { isBlank } from "@/lib/catalogue/text-format";
import type { RuleState } from "./schema";

/** What stands between a rule and doing something: it is off, or these settings (message keys) are empty. */
export interface RuleGap {
  enabled: boolean;
  missing: string[];
}

export function ruleGap(rule: Rule, effective: EffectiveSetting): RuleGap {
  return {
    enabled: effective.setting.enabled,
    missing: missingValues(rule, effective.setting).map((definition) => definition.messageKey),
  };
}

/**
 * Whether anybody decided about a rule. `atOrganisation` is what holds for accounts without their own setting;
 * `ofAccounts` are account settings in effect. A rule that works on a single account no longer does nothing.
 */
export function ruleState(
  rule: Rule,
  atOrganisation: EffectiveSetting,
  ofAccounts: readonly EffectiveSetting[],
): RuleState {
  if (!needsConfiguration(rule, atOrganisation)) return isLeftOff(atOrganisation) ? "leftOff" : "configured";
  const works = ofAccounts.some(
    (effective) => effective.setting.enabled && !needsConfiguration(rule, effective),
  );
  return works ? "accountsOnly" : "undecided";
}

export function isLeftOff({ source, setting }: EffectiveSetting): boolean {
  return source !== "default" && !setting.enabled && !isBlank(setting.leftOffReason ?? "");
}
