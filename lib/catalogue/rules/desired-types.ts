import type { Rule } from "../rule";
import { list } from "../setting-builders";

const DESIRED = {
  categories: ["security", "sustainability"],
  defaultRiskLevel: "MEDIUM",
  level: "resource",
  kind: "scan",
  evaluator: "none",
} as const;

const instanceTypes = list("desiredInstanceTypes", "desiredInstanceTypes", { format: "instanceType" });

/** Rules of managed services that allow only the listed instance or node types. */
export const DESIRED_TYPE_RULES: Rule[] = [
  {
    ...DESIRED,
    id: "EC-011",
    title: "ElastiCache Desired Node Type",
    service: "ElastiCache",
    settings: [list("desiredCacheNodeType", "desiredNodeTypes", { format: "instanceType" })],
  },
  {
    ...DESIRED,
    id: "EMR-004",
    title: "EMR Desired Instance Type",
    service: "EMR",
    settings: [instanceTypes],
  },
  {
    ...DESIRED,
    id: "ES-009",
    title: "Elasticsearch Desired Instance Type",
    service: "Elasticsearch",
    settings: [instanceTypes],
  },
  {
    ...DESIRED,
    id: "MQ-006",
    title: "MQ Desired Broker Instance Type",
    service: "MQ",
    settings: [instanceTypes],
  },
  {
    ...DESIRED,
    id: "Neptune-007",
    // The official title has two spaces.
    title: "Neptune  Desired Instance Type",
    service: "Neptune",
    settings: [instanceTypes],
  },
  {
    ...DESIRED,
    id: "RDS-025",
    title: "RDS Desired Instance Type",
    service: "RDS",
    settings: [instanceTypes],
  },
  {
    ...DESIRED,
    id: "RS-022",
    title: "Redshift Desired Node Type",
    service: "Redshift",
    settings: [list("desiredNodeTypes", "desiredNodeTypes", { format: "instanceType" })],
  },
  {
    ...DESIRED,
    id: "WS-004",
    title: "WorkSpaces Desired Bundle Type",
    service: "WorkSpaces",
    settings: [list("desiredBundleType", "desiredBundleTypes")],
  },
];
