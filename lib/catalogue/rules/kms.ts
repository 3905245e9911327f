import type { Rule } from "../rule";
import { list, tierTag } from "../setting-builders";

const KMS = {
  service: "KMS",
  categories: ["security"],
  level: "service",
  kind: "scan",
  evaluator: "none",
} as const;

export const KMS_RULES: Rule[] = [
  {
    ...KMS,
    id: "KMS-009",
    title: "Web-Tier KMS Customer Master Key (CMK) In Use",
    defaultRiskLevel: "MEDIUM",
    settings: [tierTag()],
  },
  {
    ...KMS,
    id: "KMS-010",
    title: "App-Tier KMS Customer Master Key (CMK) In Use",
    defaultRiskLevel: "MEDIUM",
    settings: [tierTag()],
  },
  {
    ...KMS,
    id: "KMS-011",
    title: "Database-Tier KMS Customer Master Key (CMK) In Use",
    defaultRiskLevel: "MEDIUM",
    settings: [tierTag()],
  },
  {
    ...KMS,
    id: "KMS-008",
    title: "Existence of Specific AWS KMS CMKs",
    defaultRiskLevel: "LOW",
    settings: [list("keys", "kmsKeys")],
  },
];
