import { z } from "zod";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import { distinctList, filledLine, lineText, MAX_ITEMS, noteText } from "./bounded-text";
import { COUNTRY_CODES } from "./countries";
import { defaultValues } from "./default-setting";
import { isIpRange } from "./ip-range";
import { isRegionCode } from "./regions";
import { patternIssue, patternText, rowsSchema } from "./row-schema";
import type { Rule } from "./rule";
import type { SettingDefinition, StringListSetting, TagKeysSetting } from "./setting-definition";
import { isBlank } from "./text-format";

const MAX_TAG_KEY = 128;
const MAX_TAG_VALUE = 256;
const MAX_GATEWAYS = 50;

const regexSchema = patternText.superRefine((pattern, context) => {
  const issue = isBlank(pattern) ? null : patternIssue(pattern, []);
  if (issue) context.addIssue(issue);
});

function stringListSchema(definition: StringListSetting) {
  const items = distinctList(filledLine(definition.format));
  if (!definition.readOnly) return items;
  return items.refine((list) => list.join("\n") === definition.default.join("\n"), {
    error: "validation.readOnly",
  });
}

const mappingSchema = z
  .array(
    z.strictObject({
      vpcId: filledLine("vpcId"),
      gatewayIds: distinctList(filledLine("gatewayId"), MAX_GATEWAYS),
    }),
  )
  .max(MAX_ITEMS)
  .superRefine((mappings, context) =>
    refuseRepeated(
      mappings.map((mapping) => mapping.vpcId),
      "vpcId",
      context,
    ),
  );

function tagKeysSchemas(definition: TagKeysSetting): Record<string, z.ZodType> {
  const keys = distinctList(filledLine("plain", MAX_TAG_KEY));
  const resourceType = z.enum(definition.types as [string, ...string[]]);
  const overrides = z
    .array(z.strictObject({ resourceType, tags: keys }))
    .max(definition.types.length)
    .superRefine((list, context) =>
      refuseRepeated(
        list.map((override) => override.resourceType),
        "resourceType",
        context,
      ),
    );
  return {
    [definition.name]: keys,
    [definition.typesName]: distinctList(resourceType),
    [definition.overridesName]: overrides,
  };
}

function refuseRepeated(keys: string[], field: string, context: z.core.$RefinementCtx) {
  keys.forEach((key, index) => {
    if (keys.indexOf(key) === index) return;
    context.addIssue({ code: "custom", message: "validation.duplicate", path: [index, field] });
  });
}

/** One schema per name in `values`; most settings have one name, a tag pair has two, tag keys have three. */
function schemasOf(definition: SettingDefinition): Record<string, z.ZodType> {
  const { name } = definition;
  switch (definition.control) {
    case "text":
      return { [name]: lineText(definition.format) };
    case "regex":
      return { [name]: regexSchema };
    case "stringList":
      return { [name]: stringListSchema(definition) };
    case "tagPair":
      return {
        [name]: lineText("plain", MAX_TAG_KEY),
        [definition.valueName]: lineText("plain", MAX_TAG_VALUE),
      };
    case "countries":
      return { [name]: distinctList(z.enum(COUNTRY_CODES as [string, ...string[]])) };
    case "regions":
      return { [name]: distinctList(filledLine().refine(isRegionCode, { error: "validation.region" })) };
    case "ipList":
      return { [name]: distinctList(filledLine().refine(isIpRange, { error: "validation.ipRange" })) };
    case "choice":
      return { [name]: z.enum(definition.options as [string, ...string[]]) };
    case "choices":
      return { [name]: distinctList(z.enum(definition.options as [string, ...string[]])) };
    case "mapping":
      return { [name]: mappingSchema };
    case "hours":
      return { [name]: z.int().min(definition.min).max(definition.max) };
    case "rows":
      return { [name]: rowsSchema };
    case "tagKeys":
      return tagKeysSchemas(definition);
    case "userNames":
      return { [name]: distinctList(filledLine("iamName")) };
  }
}

/**
 * `RuleSetting.values` of a rule: unknown names are refused, missing ones get the catalogue's default, texts are
 * trimmed, lists say nothing twice. Empty values pass, so that a setting can be saved half done: see `missingValues`.
 */
export function valuesSchema(rule: Rule): z.ZodType<Record<string, unknown>> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, schema] of rule.settings.flatMap((definition) => Object.entries(schemasOf(definition)))) {
    shape[name] = schema.default(() => defaultValues(rule)[name]);
  }
  return z.strictObject(shape);
}

const exceptionsOfScans = z.strictObject({
  resourceIds: distinctList(filledLine()),
  tags: z
    .array(
      z.strictObject({
        key: filledLine("plain", MAX_TAG_KEY),
        value: lineText("plain", MAX_TAG_VALUE),
      }),
    )
    .max(MAX_ITEMS),
});

/** Resources and tags belong to scanned resources; an event is neither, so that exceptions would do nothing there. */
export function takesExceptions(rule: Rule): boolean {
  return rule.kind === "scan";
}

function exceptionsSchema(rule: Rule) {
  if (takesExceptions(rule)) return exceptionsOfScans;
  return exceptionsOfScans.superRefine((exceptions, context) => {
    for (const name of ["resourceIds", "tags"] as const) {
      if (exceptions[name].length === 0) continue;
      context.addIssue({ code: "custom", message: "validation.noExceptions", path: [name] });
    }
  });
}

/** A whole rule setting. A reason for leaving a rule off is dropped once the rule is enabled. */
export function ruleSettingSchema(rule: Rule): z.ZodType<RuleSetting> {
  return z
    .strictObject({
      enabled: z.boolean(),
      riskLevel: z.enum(RISK_LEVELS).nullable(),
      exceptions: exceptionsSchema(rule),
      values: valuesSchema(rule),
      leftOffReason: noteText()
        .refine((text) => !isBlank(text), { error: "validation.blank" })
        .nullable(),
      locked: z.boolean(),
    })
    .transform((setting) => (setting.enabled ? { ...setting, leftOffReason: null } : setting));
}
