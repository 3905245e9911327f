import { describe, expect, it } from "vitest";
import type { EffectiveSetting, RuleSetting } from "@/lib/engine/rule-setting";
import { decisionsOf, defaultSetting, missingValues, needsConfiguration } from "./default-setting";
import { requireRule, RULES } from "./rules";

function effective(
  ruleId: string,
  change: Partial<RuleSetting>,
  source: EffectiveSetting["source"] = "organisation",
): EffectiveSetting {
  const setting = { ...defaultSetting(requireRule(ruleId)), ...change };
  return { setting, source, versionId: null, version: null, overridden: [] };
}

const needs = (ruleId: string, change: Partial<RuleSetting>, source?: EffectiveSetting["source"]) =>
  needsConfiguration(requireRule(ruleId), effective(ruleId, change, source));

const missing = (ruleId: string, values: Record<string, unknown>) =>
  missingValues(requireRule(ruleId), { ...defaultSetting(requireRule(ruleId)), values }).map(
    (each) => each.name,
  );

describe("needsConfiguration", () => {
  it("is true of all 54 rules after installation", () => {
    for (const rule of RULES) expect(needs(rule.id, {}, "default")).toBe(true);
  });

  it("ends when the rule is on with what it needs, at either scope", () => {
    expect(needs("IAM-055", { enabled: true, values: { canaryUsers: ["cn"] } })).toBe(false);
    expect(needs("IAM-055", { enabled: true, values: { canaryUsers: ["cn"] } }, "account")).toBe(false);
    expect(needs("XRay-001", { enabled: true })).toBe(false);
    expect(needs("CW-001", { enabled: true })).toBe(false);
  });

  it("stays while the rule is on but lacks values, or is off without a reason", () => {
    expect(needs("IAM-055", { enabled: true })).toBe(true);
    expect(needs("CW-001", {})).toBe(true);
    expect(needs("CW-001", { leftOffReason: " \u200b" })).toBe(true);
  });

  it("ends when the rule is left off with a reason", () => {
    expect(needs("Misc-001", { leftOffReason: "豪州の基準のため" })).toBe(false);
  });
});

describe("missingValues", () => {
  it("names what is still empty", () => {
    expect(missing("IAM-047", { iam_master_role_name: "m" })).toEqual(["iam_manager_role_name"]);
    expect(missing("EBS-013", { tierTag: "tier", tierTagValue: " " })).toEqual(["tierTag"]);
    expect(missing("RTM-009", { safelistedUsers: [], ConfigurationChanges: [] })).toEqual([
      "ConfigurationChanges",
    ]);
    expect(missing("RG-001", { tags: ["Owner"], resourceTypes: [], tagsOverrides: [] })).toEqual(["tags"]);
    expect(missing("RG-001", defaultSetting(requireRule("RG-001")).values)).toEqual([]);
  });

  it("counts only enabled rows", () => {
    expect(missing("RTM-011", { patterns: [{ enabled: false }], ttl: 3 })).toEqual(["patterns"]);
    expect(missing("RTM-011", { patterns: [{ enabled: true }], ttl: 3 })).toEqual([]);
  });

  it("takes values of the wrong type for empty", () => {
    for (const rule of RULES) {
      const junk = Object.fromEntries(rule.settings.map((each) => [each.name, null]));
      expect(missing(rule.id, junk)).toEqual(decisionsOf(rule).map((each) => each.name));
    }
  });
});

describe("defaultSetting", () => {
  it("is off, with the official example values, and new each time", () => {
    const rule = requireRule("RTM-011");
    expect(defaultSetting(rule)).toEqual({
      enabled: false,
      riskLevel: null,
      exceptions: { resourceIds: [], tags: [] },
      values: { patterns: [], ttl: 3 },
      leftOffReason: null,
      locked: false,
    });
    expect(defaultSetting(rule).values).not.toBe(defaultSetting(rule).values);
  });
});
