import type { Rule } from "../rule";
import { list, namingPattern, tierTag } from "../setting-builders";

const EC2 = {
  service: "EC2",
  categories: ["security"],
  level: "resource",
  kind: "scan",
  evaluator: "none",
} as const;

const REGION_PART = "(ue1|uw1|uw2|ew1|ec1|an1|an2|as1|as2|se1)";
const ZONE_PART = "([1-2]{1})([a-c]{1})";

export const EC2_RULES: Rule[] = [
  {
    ...EC2,
    id: "EC2-071",
    title: "Check for EC2 Instances with Blocklisted Instance Types",
    defaultRiskLevel: "HIGH",
    settings: [list("blocklistedInstanceType", "blockedInstanceTypes", { format: "instanceType" })],
  },
  {
    ...EC2,
    id: "EC2-017",
    title: "EC2 Desired Instance Type",
    categories: ["security", "sustainability"],
    defaultRiskLevel: "MEDIUM",
    settings: [
      list("desiredInstanceTypes", "desiredInstanceTypes", {
        format: "instanceType",
        initial: ["t2.micro", "m3.medium", "m3.large"],
      }),
    ],
  },
  {
    ...EC2,
    id: "EC2-028",
    title: "Approved/Golden AMIs",
    defaultRiskLevel: "MEDIUM",
    settings: [list("approvedAMIs", "approvedAmis", { format: "amiId" })],
  },
  {
    ...EC2,
    id: "EC2-046",
    title: "Blocklisted AMIs",
    defaultRiskLevel: "MEDIUM",
    settings: [list("blocklistedAMIs", "blockedAmis", { format: "amiId" })],
  },
  {
    ...EC2,
    id: "EC2-067",
    title: "Web-Tier Publicly Shared AMI",
    defaultRiskLevel: "MEDIUM",
    settings: [tierTag()],
  },
  {
    ...EC2,
    id: "EC2-068",
    title: "App-Tier Publicly Shared AMI",
    defaultRiskLevel: "MEDIUM",
    settings: [tierTag()],
  },
  {
    ...EC2,
    id: "EC2-069",
    title: "Web-Tier EC2 Instance Using IAM Roles",
    defaultRiskLevel: "MEDIUM",
    settings: [tierTag()],
  },
  {
    ...EC2,
    id: "EC2-070",
    title: "App-Tier EC2 Instance Using IAM Roles",
    defaultRiskLevel: "MEDIUM",
    settings: [tierTag()],
  },
  {
    ...EC2,
    id: "EC2-035",
    title: "EC2 Instance Naming Conventions",
    defaultRiskLevel: "LOW",
    settings: [namingPattern(`^ec2-${REGION_PART}-${ZONE_PART}-(d|t|s|p)-([a-z0-9\\-]+)$`)],
  },
  {
    ...EC2,
    id: "EC2-036",
    title: "Security Group Naming Conventions",
    defaultRiskLevel: "LOW",
    settings: [namingPattern(`^sg-${REGION_PART}-(d|t|s|p)-([a-z0-9\\-]+)$`)],
  },
  {
    ...EC2,
    id: "EC2-037",
    title: "AMI Naming Conventions",
    defaultRiskLevel: "LOW",
    settings: [namingPattern(`^ami-${REGION_PART}-(d|t|s|p)-([a-z0-9\\-]+)$`)],
  },
];
