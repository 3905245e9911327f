import type { Rule } from "./rule";

/** Where, in the messages `catalogue`, the label of one of a rule's values is; null for a name that the rule has not. */
export function settingLabelKey(rule: Rule, name: string): string | null {
  for (const definition of rule.settings) {
    if (definition.name === name) return `settings.${definition.messageKey}.label`;
    if (definition.control === "tagPair" && definition.valueName === name) return "controls.tagValue";
    if (definition.control !== "tagKeys") continue;
    if (definition.typesName === name) return "controls.resourceTypes";
    if (definition.overridesName === name) return "controls.overrides";
  }
  return null;
}
