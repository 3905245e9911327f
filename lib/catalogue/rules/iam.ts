import type { Rule } from "../rule";
import { text, tierTag } from "../setting-builders";

const IAM = { service: "IAM", categories: ["security"] } as const;

export const IAM_RULES: Rule[] = [
  {
    ...IAM,
    id: "IAM-055",
    title: "Canary Access Token",
    defaultRiskLevel: "VERY_HIGH",
    level: "resource",
    kind: "scan+event",
    settings: [
      {
        control: "userNames",
        name: "canaryUsers",
        officialName: "canaryUser",
        messageKey: "canaryUsers",
        required: true,
      },
    ],
    evaluator: "event",
  },
  {
    ...IAM,
    id: "IAM-047",
    title: "IAM Manager Roles",
    defaultRiskLevel: "HIGH",
    level: "service",
    kind: "scan",
    settings: [
      text("iam_master_role_name", "iamMasterRole", { format: "iamName" }),
      text("iam_manager_role_name", "iamManagerRole", { format: "iamName" }),
    ],
    evaluator: "none",
  },
  {
    ...IAM,
    id: "IAM-060",
    title: "Attach Policy to IAM Roles Associated with App-Tier EC2 Instances",
    defaultRiskLevel: "HIGH",
    level: "service",
    kind: "scan",
    settings: [tierTag()],
    evaluator: "none",
  },
  {
    ...IAM,
    id: "IAM-064",
    title: "Attach Policy to IAM Roles Associated with Web-Tier EC2 Instances",
    defaultRiskLevel: "HIGH",
    level: "service",
    kind: "scan",
    settings: [tierTag("web_tier_tag")],
    evaluator: "none",
  },
];
