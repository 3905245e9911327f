import type { Rule } from "../rule";
import { tierTag } from "../setting-builders";

const AUTO_SCALING = {
  service: "AutoScaling",
  categories: ["reliability"],
  defaultRiskLevel: "MEDIUM",
  level: "resource",
  kind: "scan",
  evaluator: "none",
} as const;

export const AUTO_SCALING_RULES: Rule[] = [
  {
    ...AUTO_SCALING,
    id: "ASG-013",
    title: "Web-Tier Auto Scaling Group associated ELB",
    settings: [tierTag()],
  },
  {
    ...AUTO_SCALING,
    id: "ASG-014",
    title: "App-Tier Auto Scaling Group associated ELB",
    settings: [tierTag()],
  },
];
