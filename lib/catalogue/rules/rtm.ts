import type { Rule } from "../rule";
import { timeToLive } from "../setting-builders";

const NETWORK_CHANGES = [
  "internetGateway",
  "vpc-networkacl",
  "ec2-securitygroup",
  "vpc-routetable",
  "ec2-networkinterface",
  "vpc-peering-connection",
  "vpc-natgateway",
  "vpc-endpoint",
  "vpc-customergateway",
  "ec2-address",
];

const RTM = { service: "RTM", categories: ["security"], level: "event", kind: "event" } as const;

/** Real-time monitoring: rules on CloudTrail events. */
export const RTM_RULES: Rule[] = [
  {
    ...RTM,
    id: "RTM-011",
    title: "Unintended AWS API Calls Detected",
    defaultRiskLevel: "VERY_HIGH",
    settings: [{ control: "rows", name: "patterns", messageKey: "patterns", required: true }, timeToLive(3)],
    evaluator: "event",
  },
  {
    ...RTM,
    id: "RTM-007",
    title: "Users signed in to AWS from a safelisted IP Address",
    defaultRiskLevel: "HIGH",
    settings: [
      { control: "ipList", name: "authorisedIps", messageKey: "authorisedIps", required: true, default: [] },
      timeToLive(24),
    ],
    evaluator: "none",
  },
  {
    ...RTM,
    id: "RTM-008",
    title: "User activity in blocklisted regions",
    defaultRiskLevel: "HIGH",
    settings: [
      {
        control: "regions",
        name: "authorisedRegions",
        messageKey: "authorisedRegions",
        required: true,
        default: [],
      },
      timeToLive(24),
    ],
    evaluator: "none",
  },
  {
    ...RTM,
    id: "RTM-009",
    title: "VPC Network Configuration Changes",
    defaultRiskLevel: "HIGH",
    settings: [
      {
        control: "stringList",
        name: "safelistedUsers",
        messageKey: "safelistedUsers",
        required: false,
        default: [],
        format: "arn",
        readOnly: false,
      },
      {
        control: "choices",
        name: "ConfigurationChanges",
        messageKey: "networkChanges",
        required: true,
        options: NETWORK_CHANGES,
        default: [],
      },
      timeToLive(24),
    ],
    evaluator: "none",
  },
  {
    ...RTM,
    id: "RTM-005",
    title: "Users signed in to AWS from an approved country",
    defaultRiskLevel: "MEDIUM",
    settings: [
      {
        control: "countries",
        name: "authorisedCountries",
        messageKey: "authorisedCountries",
        required: true,
        default: [],
      },
      timeToLive(24),
    ],
    evaluator: "none",
  },
];
