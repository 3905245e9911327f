import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";
import { ORGANISATION_SCOPE, type RuleSetting, type Scope } from "@/lib/engine/rule-setting";
import { SAMPLE_ACCOUNTS, SAMPLE_CANARY, SAMPLE_SANDBOX_CANARY } from "./people";

export interface SampleSetting {
  ruleId: string;
  scope: Scope;
  setting: RuleSetting;
  note: string;
}

type Notes = "en" | "ja";

/** What the sample organisation has decided: the two Very High rules, one more, and two that it left off. */
export function sampleSettings(language: Notes): SampleSetting[] {
  const say = (en: string, ja: string) => (language === "ja" ? ja : en);
  const organisation = (ruleId: string, changes: Partial<RuleSetting>, note: string): SampleSetting => {
    return { ruleId, scope: ORGANISATION_SCOPE, setting: settingOf(ruleId, changes), note };
  };
  const sandbox = (ruleId: string, changes: Partial<RuleSetting>, note: string): SampleSetting => {
    return { ruleId, scope: SAMPLE_ACCOUNTS.sandbox.id, setting: settingOf(ruleId, changes), note };
  };
  const off = (reason: string): Partial<RuleSetting> => ({ enabled: false, leftOffReason: reason });
  return [
    organisation(
      "RTM-011",
      { values: { patterns: sampleRows(say), ttl: 3 } },
      say("First rows, from the examples", "例をもとにした最初の行"),
    ),
    organisation(
      "IAM-055",
      { values: { canaryUsers: [SAMPLE_CANARY] } },
      say("One canary for all accounts", "全アカウント共通のカナリア"),
    ),
    organisation("RTM-008", { values: { authorisedRegions: ["ap-northeast-1", "us-east-1"], ttl: 24 } }, ""),
    organisation("Misc-001", off(say("An Australian standard", "豪州の基準のため")), ""),
    organisation("XRay-001", off(say("X-Ray is not used", "X-Rayを使っていない")), ""),
    sandbox(
      "IAM-055",
      { values: { canaryUsers: [SAMPLE_SANDBOX_CANARY] } },
      say("Other naming in the sandbox", "検証環境は命名規則が別のため"),
    ),
  ];
}

function settingOf(ruleId: string, changes: Partial<RuleSetting>): RuleSetting {
  const base = defaultSetting(requireRule(ruleId));
  return { ...base, enabled: true, ...changes, values: { ...base.values, ...changes.values } };
}

function sampleRows(say: (en: string, ja: string) => string): Row[] {
  const row = (
    number: number,
    cells: [string, string, string],
    riskLevel: RiskLevel | null,
    note: string,
  ): Row => {
    const [eventName, eventSource, userIdentityType] = cells.map((pattern) => ({ pattern, not: false })) as [
      Row["eventName"],
      Row["eventSource"],
      Row["userIdentityType"],
    ];
    return {
      id: `sample-row-${number}`,
      enabled: true,
      eventName,
      eventSource,
      userIdentityType,
      riskLevel,
      failedCalls: true,
      note,
    };
  };
  const starts = row(
    3,
    ["^StartInstances$", "^ec2\\.amazonaws\\.com$", "^IAMUser$"],
    "MEDIUM",
    say("(c) routine here: off", "(c) 日常操作が多いため停止"),
  );
  const policies = row(
    7,
    ["^(Put|Delete)BucketPolicy$", "^s3\\.amazonaws\\.com$", "^AWSService$"],
    "HIGH",
    say("Bucket policies", "バケットポリシーの変更"),
  );
  const ec2 = row(
    5,
    ["^Run|^Terminate", "^ec2\\.amazonaws\\.com$", ".*"],
    "HIGH",
    say("EC2 run and terminate, by prefix", "EC2の作成・終了（前方一致）"),
  );
  return [
    row(
      1,
      [".*", "^iam\\.amazonaws\\.com$", "^IAMUser$"],
      "VERY_HIGH",
      say("(a) everything an IAM user does in IAM", "(a) IAMユーザーによるIAM操作すべて"),
    ),
    row(
      2,
      ["^DeleteTrail$|^StopLogging$", "^cloudtrail\\.amazonaws\\.com$", ".*"],
      "EXTREME",
      say("(b) destroying the audit trail", "(b) 証跡の削除と停止"),
    ),
    { ...starts, enabled: false },
    row(
      4,
      [".*", "^organizations\\.amazonaws\\.com$", "^IAMUser$"],
      "VERY_HIGH",
      say("Security first", "セキュリティ重視"),
    ),
    { ...ec2, failedCalls: false },
    row(
      6,
      ["^Create|^Delete|^Update|^Stop", "^(?!ec2|kms|lambda).*$", ".*"],
      "MEDIUM",
      say("(d) every change, without EC2, KMS, Lambda", "(d) 広く検知、EC2・KMS・Lambdaを除く"),
    ),
    { ...policies, userIdentityType: { pattern: "^AWSService$", not: true } },
  ];
}
