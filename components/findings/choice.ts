import type { RiskLevel } from "@/lib/engine/risk-level";
import type { FindingFilter, FindingStatus, Targets } from "@/lib/findings/schema";

/** What a decision has to know of a finding. */
export interface ChosenFinding {
  id: string;
  number: string;
  /** The status it is shown in: who decided meanwhile is noticed by it. */
  status: FindingStatus;
  riskLevel: RiskLevel;
  eventName: string;
  accountName: string;
  actorName: string;
}

/** Findings picked one by one, or all that fit a filter (as it was when the list was loaded). */
export type Choice =
  | { kind: "some"; findings: readonly ChosenFinding[] }
  | { kind: "all"; filter: FindingFilter; upTo: string; count: number; levels: readonly RiskLevel[] };

export function countOf(choice: Choice): number {
  return choice.kind === "some" ? choice.findings.length : choice.count;
}

export function levelsOf(choice: Choice): RiskLevel[] {
  return choice.kind === "some"
    ? [...new Set(choice.findings.map((one) => one.riskLevel))]
    : [...choice.levels];
}

/** The choice as actions take it. */
export function targetsOf(choice: Choice): Targets {
  return choice.kind === "some"
    ? { items: choice.findings.map(({ id, status }) => ({ id, status })) }
    : { filter: choice.filter, upTo: choice.upTo };
}

/** The statuses that are decided on: what is offered depends on them. */
export function statusesOf(choice: Choice): FindingStatus[] {
  return choice.kind === "some"
    ? [...new Set(choice.findings.map((one) => one.status))]
    : [choice.filter.status];
}
