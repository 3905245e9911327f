import { compareRiskLevels } from "@/lib/engine/risk-level";
import type { Rule } from "./rule";
import { AUTO_SCALING_RULES } from "./rules/auto-scaling";
import { CLOUDWATCH_RULES } from "./rules/cloudwatch";
import { DESIRED_TYPE_RULES } from "./rules/desired-types";
import { EBS_RULES } from "./rules/ebs";
import { EC2_RULES } from "./rules/ec2";
import { ELB_RULES } from "./rules/elb";
import { IAM_RULES } from "./rules/iam";
import { KMS_RULES } from "./rules/kms";
import { OTHER_RULES } from "./rules/others";
import { RTM_RULES } from "./rules/rtm";
import { TAG_RULES } from "./rules/tags";
import { VPC_RULES } from "./rules/vpc";

function compareRules(a: Rule, b: Rule): number {
  // By code unit, not by locale: the same order in every browser and on every server.
  return compareRiskLevels(a.defaultRiskLevel, b.defaultRiskLevel) || (a.id < b.id ? -1 : 1);
}

/** The 54 rules of the catalogue, most severe default level first, then by id. */
export const RULES: readonly Rule[] = [
  ...AUTO_SCALING_RULES,
  ...CLOUDWATCH_RULES,
  ...DESIRED_TYPE_RULES,
  ...EBS_RULES,
  ...EC2_RULES,
  ...ELB_RULES,
  ...IAM_RULES,
  ...KMS_RULES,
  ...OTHER_RULES,
  ...RTM_RULES,
  ...TAG_RULES,
  ...VPC_RULES,
].sort(compareRules);

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id (case matters), or null. Safe with any text from outside. */
export function getRule(id: string): Rule | null {
  return BY_ID.get(id) ?? null;
}

/** The rule with this id. Throws where there is none: for ids that the code itself names. */
export function requireRule(id: string): Rule {
  const rule = getRule(id);
  if (!rule) throw new Error(`No rule ${id} in the catalogue`);
  return rule;
}
