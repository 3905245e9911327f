import type { Rule } from "../rule";
import { list, timeToLive } from "../setting-builders";

const SCAN = { kind: "scan", evaluator: "none" } as const;

/** Services with a single rule each. */
export const OTHER_RULES: Rule[] = [
  {
    ...SCAN,
    id: "ES-006",
    title: "Elasticsearch Accessible Only From Safelisted IP Addresses",
    service: "Elasticsearch",
    categories: ["security"],
    defaultRiskLevel: "HIGH",
    level: "resource",
    settings: [
      {
        control: "ipList",
        name: "safeListedIPAddresses",
        messageKey: "safelistedIps",
        required: true,
        default: [],
      },
    ],
  },
  {
    id: "Misc-001",
    title: "Only Australian Cyber Security Centre (ACSC) PROTECTED compliant services are in use",
    service: "Miscellaneous",
    categories: ["security"],
    defaultRiskLevel: "HIGH",
    level: "event",
    kind: "event",
    settings: [timeToLive(24)],
    evaluator: "none",
  },
  {
    ...SCAN,
    id: "XRay-001",
    title: "X-Ray Data Encrypted With KMS Customer Master Keys",
    service: "XRay",
    categories: ["security"],
    defaultRiskLevel: "HIGH",
    level: "resource",
    settings: [],
  },
  {
    ...SCAN,
    id: "CT-014",
    title: "CloudTrail S3 Bucket",
    service: "CloudTrail",
    categories: ["security", "sustainability"],
    defaultRiskLevel: "MEDIUM",
    level: "resource",
    settings: [list("s3_buckets", "trailBuckets", { format: "bucketName" })],
  },
  {
    ...SCAN,
    id: "Support-001",
    title: "Support Plan",
    service: "Support",
    categories: ["reliability"],
    defaultRiskLevel: "MEDIUM",
    level: "service",
    settings: [
      {
        control: "choice",
        name: "level",
        messageKey: "supportPlan",
        required: true,
        options: ["Basic", "Developer", "Business", "Enterprise"],
        default: "Basic",
      },
    ],
  },
];
