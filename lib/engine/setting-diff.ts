import type { RuleSetting } from "./rule-setting";

/** One part of a rule setting that can be compared and chosen on its own. */
export type SettingField =
  | "enabled"
  | "riskLevel"
  | "leftOffReason"
  | "locked"
  | "exceptions.resourceIds"
  | "exceptions.tags"
  | `values.${string}`;

/** Where two people changed a setting that both read at the same version. */
export interface FieldChange {
  field: SettingField;
  by: "mine" | "theirs" | "both";
}

const PLAIN_FIELDS = ["enabled", "riskLevel", "leftOffReason", "locked"] as const;

/** The value of one field; undefined where the setting does not have it. */
export function fieldValue(setting: RuleSetting, field: SettingField): unknown {
  if (field.startsWith("values.")) return setting.values[field.slice("values.".length)];
  if (field === "exceptions.resourceIds") return setting.exceptions.resourceIds;
  if (field === "exceptions.tags") return setting.exceptions.tags;
  return setting[field as (typeof PLAIN_FIELDS)[number]];
}

/** A copy of `setting` with one field taken from `from`. */
export function withField(setting: RuleSetting, field: SettingField, from: RuleSetting): RuleSetting {
  const value = fieldValue(from, field);
  if (field.startsWith("values.")) {
    const values = { ...setting.values };
    const name = field.slice("values.".length);
    if (value === undefined) delete values[name];
    else values[name] = value;
    return { ...setting, values };
  }
  if (field === "exceptions.resourceIds") {
    return { ...setting, exceptions: { ...setting.exceptions, resourceIds: from.exceptions.resourceIds } };
  }
  if (field === "exceptions.tags") {
    return { ...setting, exceptions: { ...setting.exceptions, tags: from.exceptions.tags } };
  }
  return { ...setting, [field]: value };
}

/** The fields in which two settings differ, in a fixed order: the plain ones, exceptions, values by name. */
export function changedFields(before: RuleSetting, after: RuleSetting): SettingField[] {
  const names = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].sort();
  const fields: SettingField[] = [
    ...PLAIN_FIELDS,
    "exceptions.resourceIds",
    "exceptions.tags",
    ...names.map((name) => `values.${name}` as const),
  ];
  return fields.filter((field) => !isSame(fieldValue(before, field), fieldValue(after, field)));
}

/** What each side changed since `base`. A field that both changed to the same value is no change any more. */
export function changesOfBoth(base: RuleSetting, mine: RuleSetting, theirs: RuleSetting): FieldChange[] {
  const byMe = new Set(changedFields(base, mine));
  const byThem = new Set(changedFields(base, theirs));
  return changedFields(mine, theirs).map((field) => ({
    field,
    by: byMe.has(field) && byThem.has(field) ? "both" : byMe.has(field) ? "mine" : "theirs",
  }));
}

/**
 * One setting out of two: what only I changed is mine, what only they changed is theirs, and for what both changed
 * `choices` decides; without a choice theirs stays, for it is what is live.
 */
export function mergeSettings(
  base: RuleSetting,
  mine: RuleSetting,
  theirs: RuleSetting,
  choices: ReadonlyMap<SettingField, "mine" | "theirs">,
): RuleSetting {
  return changesOfBoth(base, mine, theirs).reduce((merged, { field, by }) => {
    const choice = choices.get(field) ?? (by === "mine" ? "mine" : "theirs");
    return choice === "mine" ? withField(merged, field, mine) : merged;
  }, theirs);
}

/** Equality of JSON values; the order of an object's keys does not count, the order of a list does. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysOfA = Object.keys(a);
  if (keysOfA.length !== Object.keys(b).length) return false;
  return keysOfA.every(
    (key) =>
      Object.hasOwn(b, key) &&
      isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
