import type { EffectiveSetting, RuleSetting } from "@/lib/engine/rule-setting";
import type { Rule } from "./rule";
import type { SettingDefinition } from "./setting-definition";
import { isBlank } from "./text-format";

type Values = RuleSetting["values"];

function defaultsOf(definition: SettingDefinition): Values {
  const { name } = definition;
  switch (definition.control) {
    case "text":
    case "regex":
    case "choice":
    case "hours":
      return { [name]: definition.default };
    case "stringList":
    case "countries":
    case "regions":
    case "ipList":
    case "choices":
      return { [name]: [...definition.default] };
    case "tagPair":
      return { [name]: "", [definition.valueName]: "" };
    case "tagKeys":
      return {
        [name]: [...definition.default],
        [definition.typesName]: [...definition.defaultTypes],
        [definition.overridesName]: [],
      };
    case "mapping":
    case "rows":
    case "userNames":
      return { [name]: [] };
  }
}

/** The catalogue's values for a rule, a new object each time. Official examples, not recommendations. */
export function defaultValues(rule: Rule): Values {
  return Object.assign({}, ...rule.settings.map(defaultsOf));
}

/** What holds for a rule where nobody decided anything: off, at the catalogue's level, with the default values. */
export function defaultSetting(rule: Rule): RuleSetting {
  return {
    enabled: false,
    riskLevel: null,
    exceptions: { resourceIds: [], tags: [] },
    values: defaultValues(rule),
    leftOffReason: null,
    locked: false,
  };
}

/** What an administrator has to decide about a rule, filled in or not. Empty for XRay-001: only whether it is on. */
export function decisionsOf(rule: Rule): SettingDefinition[] {
  return rule.settings.filter((definition) => definition.required);
}

/** The decisions that are still empty in `setting`. Total: values of the wrong type count as empty. */
export function missingValues(rule: Rule, setting: RuleSetting): SettingDefinition[] {
  return decisionsOf(rule).filter((definition) => isMissing(definition, setting.values));
}

/**
 * True while the rule does nothing because nobody has decided: nothing is set, it is on but lacks values, or it is off
 * without a reason.
 */
export function needsConfiguration(rule: Rule, effective: EffectiveSetting): boolean {
  if (effective.source === "default") return true;
  const { setting } = effective;
  if (setting.enabled) return missingValues(rule, setting).length > 0;
  return isBlank(setting.leftOffReason ?? "");
}

function isMissing(definition: SettingDefinition, values: Values): boolean {
  const value = values[definition.name];
  switch (definition.control) {
    case "text":
    case "regex":
    case "choice":
      return !isFilled(value);
    case "hours":
      return typeof value !== "number";
    case "tagPair":
      return !isFilled(value) || !isFilled(values[definition.valueName]);
    case "rows":
      return !list(value).some((row) => (row as { enabled?: unknown } | null)?.enabled === true);
    case "tagKeys":
      return (
        list(values[definition.typesName]).length === 0 ||
        (list(value).length === 0 && list(values[definition.overridesName]).length === 0)
      );
    default:
      return list(value).length === 0;
  }
}

function isFilled(value: unknown): boolean {
  return typeof value === "string" && !isBlank(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
