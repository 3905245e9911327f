import type { RiskLevel } from "@/lib/engine/risk-level";
import type { SettingDefinition } from "./setting-definition";

/** The pillars a rule belongs to, as the product that people come from names them. */
export const CATEGORIES = [
  "security",
  "reliability",
  "performance-efficiency",
  "cost-optimisation",
  "operational-excellence",
  "sustainability",
] as const;

export type Category = (typeof CATEGORIES)[number];

/** What a rule looks at: CloudTrail events as they come in, resources in a scan, or both. */
export type RuleKind = "event" | "scan" | "scan+event";

/** What one finding of the rule is about. */
export type RuleLevel = "resource" | "service" | "event" | "multi-resource";

/** A catalogue entry: code, not data. Its words are in the message namespace `catalogue` under `rules.<id>`. */
export interface Rule {
  id: string;
  /** The official English title, kept exactly: people search for it. */
  title: string;
  /** As the official catalogue writes it; its display name is the message `services.<service>`. */
  service: string;
  categories: readonly Category[];
  defaultRiskLevel: RiskLevel;
  level: RuleLevel;
  kind: RuleKind;
  settings: readonly SettingDefinition[];
  /** `event`: events are judged today (for `scan+event` the event part only). `none`: nothing evaluates the rule yet. */
  evaluator: "event" | "none";
}
