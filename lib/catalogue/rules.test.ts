import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultValues } from "./default-setting";
import { PHASES, phaseOf, rulesOfPhase } from "./phases";
import type { Rule } from "./rule";
import { getRule, requireRule, RULES } from "./rules";
import type { SettingDefinition } from "./setting-definition";

describe("the catalogue", () => {
  it("has 54 rules with ids of their own", () => {
    expect(RULES).toHaveLength(54);
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(54);
  });

  it("begins with the two Very High rules and ends with the Low ones, each level by id", () => {
    expect(RULES.slice(0, 3).map((rule) => rule.id)).toEqual(["IAM-055", "RTM-011", "CW-001"]);
    expect(RULES.at(-1)?.id).toBe("VPC-013");
  });

  it("evaluates RTM-011 and the events of IAM-055, and claims nothing else", () => {
    expect(RULES.filter((rule) => rule.evaluator !== "none").map((rule) => rule.id)).toEqual([
      "IAM-055",
      "RTM-011",
    ]);
  });

  it("names every value of a rule once", () => {
    for (const rule of RULES) {
      const names = rule.settings.flatMap((definition) => official(definition).map(({ name }) => name));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("finds a rule by its exact id and nothing by hostile ones", () => {
    expect(requireRule("RTM-011").title).toBe("Unintended AWS API Calls Detected");
    for (const id of ["rtm-011", "", "__proto__", "constructor"]) expect(getRule(id)).toBeNull();
    expect(() => requireRule("RTM-999")).toThrow("RTM-999");
  });
});

describe("the phases of the rollout", () => {
  it("hold every rule once: 2, 19, 25 and 8", () => {
    expect(PHASES.map((phase) => rulesOfPhase(phase).length)).toEqual([2, 19, 25, 8]);
    for (const rule of RULES) expect(rulesOfPhase(phaseOf(rule))).toContain(rule);
  });
});

interface OfficialSetting {
  name: string;
  type: string;
  default?: unknown;
  options?: { value: string; defaultEnabled: boolean }[];
}

const TYPES: Record<string, string> = {
  text: "single-string-value",
  regex: "single-value-regex",
  stringList: "multiple-string-values",
  countries: "countries",
  regions: "regions",
  ipList: "multiple-ip-values",
  choice: "choice-single-value",
  choices: "choice-multiple-value",
  mapping: "multiple-vpc-gateway-mappings",
  hours: "ttl",
  rows: "multiple-object-values",
};

/** The official settings that one of ours stands for, with our defaults. */
function official(definition: SettingDefinition): OfficialSetting[] {
  const { name, control } = definition;
  const values = defaultValues({ settings: [definition] } as unknown as Rule);
  const options = (all: readonly string[], chosen: readonly string[]) =>
    all.map((value) => ({ value, defaultEnabled: chosen.includes(value) }));
  switch (control) {
    case "tagPair":
      return [name, definition.valueName].map((each) => ({
        name: each,
        type: "single-string-value",
        default: "",
      }));
    case "userNames":
      return [{ name: definition.officialName, type: "single-string-value", default: "" }];
    case "tagKeys":
      return [
        { name, type: "multiple-string-values", default: values[name] },
        {
          name: definition.typesName,
          type: "choice-multiple-value",
          options: options(definition.types, definition.defaultTypes),
        },
      ];
    case "choice":
      return [{ name, type: TYPES[control]!, options: options(definition.options, [definition.default]) }];
    case "choices":
      return [{ name, type: TYPES[control]!, options: options(definition.options, definition.default) }];
    case "mapping":
      return [{ name, type: TYPES[control]! }];
    default:
      return [{ name, type: TYPES[control]!, default: values[name] }];
  }
}

const reference = join(import.meta.dirname, "../../../shared/reference/rules-54.json");

// The reference is not part of the project: these tests exist only where it lies beside it.
if (existsSync(reference)) {
  const { rules } = JSON.parse(readFileSync(reference, "utf8")) as {
    rules: (Omit<Rule, "settings" | "evaluator"> & {
      passes: string;
      settings: (OfficialSetting & { readOnly?: boolean })[];
    })[];
  };

  describe("the reference of the 54 official rules", () => {
    it("comes in our order", () => {
      expect(RULES.map((rule) => rule.id)).toEqual(rules.map((rule) => rule.id));
    });

    it.each(rules)("agrees with ours about $id", (theirs) => {
      const ours = requireRule(theirs.id);
      const { id, title, service, defaultRiskLevel, level, kind, categories } = ours;
      expect({ id, title, service, defaultRiskLevel, level, kind, categories }).toEqual({
        id: theirs.id,
        title: theirs.title,
        service: theirs.service,
        defaultRiskLevel: theirs.defaultRiskLevel,
        level: theirs.level,
        kind: theirs.kind,
        categories: theirs.categories,
      });
      expect(ours.settings.flatMap(official)).toEqual(
        theirs.settings.map(({ name, type, default: initial, options }) => ({
          name,
          type,
          ...(initial === undefined ? {} : { default: initial }),
          ...(options ? { options } : {}),
        })),
      );
      expect(
        ours.settings.filter((each) => each.control === "stringList" && each.readOnly).map((e) => e.name),
      ).toEqual(theirs.settings.filter((each) => each.readOnly).map((each) => each.name));
    });
  });
}
