import type { Rule } from "../rule";
import { tierTag } from "../setting-builders";
import type { ChoiceSetting, StringListSetting } from "../setting-definition";

const ELB = { service: "ELB", level: "resource", kind: "scan", evaluator: "none" } as const;

const INCLUDE_INTERNAL: ChoiceSetting = {
  control: "choice",
  name: "includeInternalLBs",
  messageKey: "includeInternalLoadBalancers",
  required: false,
  options: ["1", "0"],
  default: "1",
};

const SECURITY_POLICIES: StringListSetting = {
  control: "stringList",
  name: "latestPredefinedSecurityPolicies",
  messageKey: "predefinedSecurityPolicies",
  required: false,
  default: [
    "ELBSecurityPolicy-2016-08",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
    "ELBSecurityPolicy-TLS-1-1-2017-01",
  ],
  format: "plain",
  readOnly: true,
};

/** Classic load balancers by tier. */
export const ELB_RULES: Rule[] = [
  {
    ...ELB,
    id: "ELB-017",
    title: "Web-Tier ELB Listener Security",
    categories: ["security"],
    defaultRiskLevel: "HIGH",
    settings: [INCLUDE_INTERNAL, tierTag()],
  },
  {
    ...ELB,
    id: "ELB-018",
    title: "App-Tier ELB Listener Security",
    categories: ["security"],
    defaultRiskLevel: "HIGH",
    settings: [INCLUDE_INTERNAL, tierTag()],
  },
  {
    ...ELB,
    id: "ELB-021",
    title: "Web-Tier ELBs Health Check",
    categories: ["reliability"],
    defaultRiskLevel: "HIGH",
    settings: [tierTag("web_tier_tag")],
  },
  {
    ...ELB,
    id: "ELB-022",
    title: "App-Tier ELBs Health Check",
    categories: ["reliability"],
    defaultRiskLevel: "HIGH",
    settings: [tierTag()],
  },
  {
    ...ELB,
    id: "ELB-015",
    title: "Web-Tier ELB Security Policy",
    categories: ["security"],
    defaultRiskLevel: "MEDIUM",
    settings: [SECURITY_POLICIES, tierTag()],
  },
  {
    ...ELB,
    id: "ELB-016",
    title: "App-Tier ELB Security Policy",
    categories: ["security"],
    defaultRiskLevel: "MEDIUM",
    settings: [SECURITY_POLICIES, tierTag()],
  },
];
