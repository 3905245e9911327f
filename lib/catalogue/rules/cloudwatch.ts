import type { Rule } from "../rule";
import { text } from "../setting-builders";

const CLOUDWATCH = {
  categories: ["security"],
  defaultRiskLevel: "HIGH",
  kind: "scan",
  evaluator: "none",
} as const;

const flowLogGroup = text("vpcFlowLogGroupName", "flowLogGroup", { format: "logGroupName" });

/** CloudWatch and CloudWatch Logs. */
export const CLOUDWATCH_RULES: Rule[] = [
  {
    ...CLOUDWATCH,
    id: "CW-001",
    title: "Billing Alarm",
    service: "CloudWatch",
    level: "service",
    settings: [text("alarmName", "alarmName", { initial: "BillingAlarm" })],
  },
  {
    ...CLOUDWATCH,
    id: "CWL-018",
    title: "Metric Filter for VPC Flow Logs CloudWatch Log Group",
    service: "CloudWatchLogs",
    level: "resource",
    settings: [flowLogGroup],
  },
  {
    ...CLOUDWATCH,
    id: "CWL-019",
    title: "Create CloudWatch Alarm for VPC Flow Logs Metric Filter",
    service: "CloudWatchLogs",
    level: "resource",
    settings: [flowLogGroup],
  },
];
