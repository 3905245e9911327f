import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Rule } from "./rule";
import { RULES } from "./rules";

/** One column of the rollout board. The most severe rules come first (PRODUCT.md 2.1). */
export interface Phase {
  number: 1 | 2 | 3 | 4;
  levels: readonly RiskLevel[];
}

export const PHASES: readonly Phase[] = [
  { number: 1, levels: ["EXTREME", "VERY_HIGH"] },
  { number: 2, levels: ["HIGH"] },
  { number: 3, levels: ["MEDIUM"] },
  { number: 4, levels: ["LOW"] },
];

/** The phase a rule belongs to: by its default level, so that changing a level never moves it on the board. */
export function phaseOf(rule: Rule): Phase {
  return PHASES.find((phase) => phase.levels.includes(rule.defaultRiskLevel))!;
}

/** The rules of a phase in the order of the catalogue. */
export function rulesOfPhase(phase: Phase): Rule[] {
  return RULES.filter((rule) => phase.levels.includes(rule.defaultRiskLevel));
}
