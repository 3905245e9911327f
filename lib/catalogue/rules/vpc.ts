import type { Rule } from "../rule";
import { namingPattern } from "../setting-builders";

const VPC = {
  service: "VPC",
  categories: ["security"],
  defaultRiskLevel: "LOW",
  kind: "scan",
  evaluator: "none",
} as const;

export const VPC_RULES: Rule[] = [
  {
    ...VPC,
    id: "VPC-004",
    title: "VPC Naming Conventions",
    level: "resource",
    settings: [namingPattern("^vpc-(ue1|uw1|uw2|ew1|ec1|an1|an2|as1|as2|se1)-(d|t|s|p)-([a-z0-9\\-]+)$")],
  },
  {
    ...VPC,
    id: "VPC-013",
    title: "Specific Gateway Attached To Specific VPC",
    level: "service",
    settings: [
      {
        control: "mapping",
        name: "SpecificVPCToSpecificGatewayMapping",
        messageKey: "gatewayMapping",
        required: true,
      },
    ],
  },
];
