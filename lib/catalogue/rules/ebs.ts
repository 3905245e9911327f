import type { Rule } from "../rule";
import { namingPattern, tierTag } from "../setting-builders";

const EBS = {
  service: "EBS",
  categories: ["security"],
  level: "resource",
  kind: "scan",
  evaluator: "none",
} as const;

export const EBS_RULES: Rule[] = [
  {
    ...EBS,
    id: "EBS-012",
    title: "Web-Tier EBS Encrypted",
    defaultRiskLevel: "HIGH",
    settings: [tierTag("web_tier_tag")],
  },
  {
    ...EBS,
    id: "EBS-013",
    title: "App-Tier EBS Encrypted",
    defaultRiskLevel: "HIGH",
    settings: [tierTag()],
  },
  {
    ...EBS,
    id: "EBS-006",
    title: "EBS Volume Naming Conventions",
    defaultRiskLevel: "LOW",
    settings: [
      namingPattern(
        "^volume-(ue1|uw1|uw2|ew1|ec1|an1|an2|as1|as2|se1)-([1-2]{1})([a-c]{1})-(d|t|s|p)-([a-z0-9\\-]+)$",
      ),
    ],
  },
];
