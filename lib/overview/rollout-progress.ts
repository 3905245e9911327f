import { PHASES, rulesOfPhase } from "@/lib/catalogue/phases";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { RuleOverview } from "@/lib/settings/queries";

export interface RolloutProgress {
  phases: { number: 1 | 2 | 3 | 4; levels: readonly RiskLevel[]; decided: number; total: number }[];
  undecided: number;
  /** The rule to decide next: the first undecided one of the first open phase. */
  next: string | null;
  /** Undecided rules of the first phase: these come before anything else. */
  undecidedFirst: string[];
}

/** How far each phase of the rollout board is. A rule that was left off with a reason is decided. */
export function rolloutProgress(rules: readonly Pick<RuleOverview, "ruleId" | "state">[]): RolloutProgress {
  const states = new Map(rules.map(({ ruleId, state }) => [ruleId, state]));
  const phases = PHASES.map((phase) => {
    const known = rulesOfPhase(phase).filter(({ id }) => states.has(id));
    const open = known.filter(({ id }) => states.get(id) === "undecided").map(({ id }) => id);
    return { ...phase, open, decided: known.length - open.length, total: known.length };
  });
  const open = phases.flatMap((phase) => phase.open);
  return {
    phases: phases.map(({ open: _open, ...phase }) => phase),
    undecided: open.length,
    next: open[0] ?? null,
    undecidedFirst: phases[0]!.open,
  };
}
