import { describe, expect, it } from "vitest";
import type { Row } from "@/lib/engine/row";
import { defaultSetting, defaultValues } from "./default-setting";
import { requireRule, RULES } from "./rules";
import { settingProblems } from "./setting-problems";
import { ruleSettingSchema, valuesSchema } from "./setting-schema";

function row(change: Partial<Row> = {}): Row {
  const cell = { pattern: "", not: false };
  return {
    id: "r1",
    enabled: true,
    eventName: { pattern: "^DeleteTrail$", not: false },
    eventSource: cell,
    userIdentityType: cell,
    riskLevel: null,
    failedCalls: true,
    note: "",
    ...change,
  };
}

function check(ruleId: string, values: unknown) {
  return valuesSchema(requireRule(ruleId)).safeParse(values);
}

/** `path: message` of everything that is wrong, or null where all is well. */
function problems(ruleId: string, values: unknown): string[] | null {
  const result = check(ruleId, values);
  if (result.success) return null;
  return settingProblems(result.error).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("the schema of a rule's values", () => {
  it.each(RULES)("takes the defaults of $id as they are", (rule) => {
    expect(valuesSchema(rule).parse(defaultValues(rule))).toEqual(defaultValues(rule));
    expect(valuesSchema(rule).parse({})).toEqual(defaultValues(rule));
  });

  it("trims texts and says nothing twice in a list", () => {
    expect(
      check("EC2-071", { blocklistedInstanceType: [" p4d.24xlarge ", "p4d.24xlarge", "t1.micro"] }).data,
    ).toEqual({ blocklistedInstanceType: ["p4d.24xlarge", "t1.micro"] });
    expect(check("EBS-012", { web_tier_tag: " tier ", web_tier_tag_value: "web" }).data).toEqual({
      web_tier_tag: "tier",
      web_tier_tag_value: "web",
    });
  });

  it("gives a fresh default each time", () => {
    const first = check("EC2-071", {}).data as { blocklistedInstanceType: string[] };
    first.blocklistedInstanceType.push("t1.micro");
    expect(check("EC2-071", {}).data).toEqual({ blocklistedInstanceType: [] });
  });

  it.each([
    ["203.0.113.7"],
    ["198.51.100.0/24"],
    ["0.0.0.0/0"],
    ["2001:db8::1"],
    ["2001:db8::/32"],
    ["::ffff:192.0.2.1"],
  ])("takes the address %s", (address) => {
    expect(problems("RTM-007", { authorisedIps: [address] })).toBeNull();
  });

  it.each([
    ["010.1.1.1"],
    ["1.2.3"],
    ["0x7f.0.0.1"],
    ["256.1.1.1"],
    ["1.2.3.4/33"],
    ["1.2.3.4/08"],
    ["1.2.3.4/"],
    ["1.2.3.4/24/1"],
    ["2001:db8::/129"],
    ["fe80::1%eth0"],
    ["localhost"],
  ])("refuses the address %s", (address) => {
    expect(problems("RTM-007", { authorisedIps: [address] })).toEqual([
      "authorisedIps.0: validation.ipRange",
    ]);
  });

  it("takes regions it does not know yet and refuses what is no region", () => {
    expect(
      problems("RTM-008", { authorisedRegions: ["ap-northeast-1", "us-gov-west-1", "xx-north-9"] }),
    ).toBeNull();
    expect(problems("RTM-008", { authorisedRegions: ["Tokyo"] })).toEqual([
      "authorisedRegions.0: validation.region",
    ]);
  });

  it("takes only countries and options that exist", () => {
    expect(problems("RTM-005", { authorisedCountries: ["JP", "GB"] })).toBeNull();
    expect(problems("RTM-005", { authorisedCountries: ["JP", "UK"] })).toEqual([
      "authorisedCountries.1: validation.notAnOption",
    ]);
    expect(problems("Support-001", { level: "business" })).toEqual(["level: validation.notAnOption"]);
    expect(problems("RTM-009", { ConfigurationChanges: ["__proto__"] })).toEqual([
      "ConfigurationChanges.0: validation.notAnOption",
    ]);
  });

  it("shows the list that AWS decides but does not let it be changed", () => {
    expect(problems("ELB-015", { latestPredefinedSecurityPolicies: ["ELBSecurityPolicy-2011-08"] })).toEqual([
      "latestPredefinedSecurityPolicies: validation.readOnly",
    ]);
  });

  it("maps each VPC once", () => {
    const name = "SpecificVPCToSpecificGatewayMapping";
    const mapping = { vpcId: "vpc-0abcdef1234567890", gatewayIds: ["igw-12345678"] };
    expect(problems("VPC-013", { [name]: [mapping] })).toBeNull();
    expect(problems("VPC-013", { [name]: [mapping, mapping] })).toEqual([
      `${name}.1.vpcId: validation.duplicate`,
    ]);
    expect(problems("VPC-013", { [name]: [{ ...mapping, gatewayIds: ["eni-1"] }] })).toEqual([
      `${name}.0.gatewayIds.0: validation.format.gatewayId`,
    ]);
  });

  it("lets single resource types have tag keys of their own", () => {
    const override = { resourceType: "s3-bucket", tags: ["Owner"] };
    expect(problems("RG-001", { tagsOverrides: [override] })).toBeNull();
    expect(problems("RG-001", { tagsOverrides: [override, override] })).toEqual([
      "tagsOverrides.1.resourceType: validation.duplicate",
    ]);
    expect(problems("RG-001", { tagsOverrides: [{ ...override, resourceType: "moon" }] })).toEqual([
      "tagsOverrides.0.resourceType: validation.notAnOption",
    ]);
  });

  it("takes several canary users by name, not by ARN", () => {
    expect(problems("IAM-055", { canaryUsers: ["cn-ops-reader", "svc+backup@example"] })).toBeNull();
    expect(problems("IAM-055", { canaryUsers: ["arn:aws:iam::123456789012:user/x"] })).toEqual([
      "canaryUsers.0: validation.format.iamName",
    ]);
  });

  it("checks the naming pattern with the engine", () => {
    expect(problems("VPC-004", { pattern: "^vpc-" })).toBeNull();
    expect(problems("VPC-004", { pattern: "^vpc-(" })).toEqual(["pattern: validation.invalidPattern"]);
  });
});

describe("rows", () => {
  it("pass as they are, notes trimmed, patterns not", () => {
    const typed = row({ note: " why ", eventName: { pattern: "^Create ", not: true } });
    expect(check("RTM-011", { patterns: [typed], ttl: 3 }).data).toEqual({
      patterns: [{ ...typed, note: "why" }],
      ttl: 3,
    });
  });

  it("name the cell whose pattern does not compile, and where", () => {
    const broken = row({ id: "r2", userIdentityType: { pattern: "IAM(User", not: false } });
    const result = check("RTM-011", { patterns: [row(), broken] });
    expect(result.success).toBe(false);
    const [problem] = settingProblems(result.error!);
    expect(problem?.path).toEqual(["patterns", 1, "userIdentityType", "pattern"]);
    expect(problem?.message).toBe("validation.invalidPattern");
    expect(problem?.values.character).toBe(Number(problem?.values.position) + 1);
    expect(problem?.values.reason).toEqual(expect.any(String));
  });

  it("may hold a broken pattern while they are off", () => {
    expect(
      problems("RTM-011", { patterns: [row({ enabled: false, eventName: { pattern: "(", not: false } })] }),
    ).toBeNull();
  });

  it("have ids of their own", () => {
    expect(problems("RTM-011", { patterns: [row(), row()] })).toEqual([
      "patterns.1.id: validation.duplicate",
    ]);
  });

  it("are at most 1,000, with patterns of at most 2,000 characters", () => {
    const many = Array.from({ length: 1001 }, (_, index) => row({ id: `r${index}` }));
    expect(problems("RTM-011", { patterns: many.slice(1) })).toBeNull();
    expect(problems("RTM-011", { patterns: many })).toEqual(["patterns: validation.tooBig.array"]);
    const long = row({ eventName: { pattern: "a".repeat(2001), not: false } });
    expect(problems("RTM-011", { patterns: [long] })).toEqual([
      "patterns.0.eventName.pattern: validation.tooBig.string",
    ]);
  });
});

describe("hostile input", () => {
  it.each([
    ["U+0000", { alarmName: "a\u0000b" }, "alarmName: validation.notStorable"],
    ["half a surrogate pair", { alarmName: "a\ud800" }, "alarmName: validation.notStorable"],
    ["a line break", { alarmName: "a\nb" }, "alarmName: validation.controlCharacter"],
    ["a long text", { alarmName: "a".repeat(501) }, "alarmName: validation.tooBig.string"],
    ["a number", { alarmName: 1 }, "alarmName: validation.wrongType"],
    ["null", { alarmName: null }, "alarmName: validation.wrongType"],
    ["an unknown name", { alarmName: "a", other: 1 }, ": validation.unknownName"],
    ["__proto__", JSON.parse('{"__proto__": {"alarmName": "x"}}'), ": validation.unknownName"],
    ["constructor", JSON.parse('{"constructor": 1}'), ": validation.unknownName"],
    ["an array", [], ": validation.wrongType"],
    ["nothing", undefined, ": validation.wrongType"],
  ])("is refused: %s", (_, values, problem) => {
    expect(problems("CW-001", values)).toContain(problem);
  });

  it("is refused in rows and lists", () => {
    const nul = row({ eventName: { pattern: "\u0000", not: false } });
    expect(problems("RTM-011", { patterns: [nul] })).toEqual([
      "patterns.0.eventName.pattern: validation.notStorable",
    ]);
    expect(problems("RTM-011", { patterns: [{ ...row(), extra: 1 }] })).toEqual([
      "patterns.0: validation.unknownName",
    ]);
    expect(problems("RTM-011", { patterns: [], ttl: 2.5 })).toEqual(["ttl: validation.wrongType"]);
    expect(problems("RTM-011", { patterns: [], ttl: 8761 })).toEqual(["ttl: validation.tooBig.number"]);
    expect(problems("RTM-011", { patterns: [], ttl: 0 })).toEqual(["ttl: validation.tooSmall"]);
    const zeroWidth = { blocklistedInstanceType: ["\u200b"] };
    expect(problems("EC2-071", zeroWidth)).toEqual(["blocklistedInstanceType.0: validation.blank"]);
  });

  it("is refused in bulk, with at most 100 problems told", () => {
    const list = Array.from({ length: 10_001 }, (_, index) => `t${index}.micro`);
    expect(problems("EC2-071", { blocklistedInstanceType: list })).toEqual([
      "blocklistedInstanceType: validation.tooBig.array",
    ]);
    expect(problems("EC2-071", { blocklistedInstanceType: list.slice(0, 200).map(() => 1) })).toHaveLength(
      100,
    );
  });
});

describe("the schema of a whole setting", () => {
  it.each(RULES)("takes the default setting of $id", (rule) => {
    expect(ruleSettingSchema(rule).parse(defaultSetting(rule))).toEqual(defaultSetting(rule));
  });

  const rule = requireRule("CW-001");

  it("drops the reason for leaving off once the rule is on", () => {
    const setting = { ...defaultSetting(rule), leftOffReason: "not used here" };
    expect(ruleSettingSchema(rule).parse(setting).leftOffReason).toBe("not used here");
    expect(ruleSettingSchema(rule).parse({ ...setting, enabled: true }).leftOffReason).toBeNull();
  });

  it.each([
    ["an unknown level", { riskLevel: "SEVERE" }],
    ["a blank reason", { leftOffReason: " \u200b " }],
    ["an unknown name", { note: "x" }],
    ["an exception without a key", { exceptions: { resourceIds: [], tags: [{ key: "", value: "" }] } }],
    ["too many exceptions", { exceptions: { resourceIds: Array.from({ length: 501 }, String), tags: [] } }],
    ["a missing part", { locked: undefined }],
  ])("refuses %s", (_, change) => {
    expect(ruleSettingSchema(rule).safeParse({ ...defaultSetting(rule), ...change }).success).toBe(false);
  });

  it("refuses exceptions for rules on events, where they would do nothing", () => {
    const filled = { resourceIds: ["i-0abc"], tags: [{ key: "env", value: "dev" }] };
    for (const one of RULES) {
      const parsed = ruleSettingSchema(one).safeParse({ ...defaultSetting(one), exceptions: filled });
      expect(parsed.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual(
        one.kind !== "scan"
          ? [
              ["exceptions.resourceIds", "validation.noExceptions"],
              ["exceptions.tags", "validation.noExceptions"],
            ]
          : undefined,
      );
    }
  });
});
