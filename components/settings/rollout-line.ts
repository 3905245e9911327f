import type { RuleState } from "@/lib/settings/schema";

/** A rule on the rollout board. */
export interface RolloutLine {
  ruleId: string;
  title: string;
  state: RuleState;
  enabled: boolean;
  /** Message keys of the settings that are still empty. */
  missing: readonly string[];
  leftOffReason: string | null;
  version: number | null;
  baseVersion: number;
  rowCount: number | null;
  overrides: number;
  /** ISO 8601; null where nobody decided. */
  decidedAt: string | null;
  mayEdit: boolean;
}

export function isDecided(line: RolloutLine): boolean {
  return line.state !== "undecided";
}

/** How far a phase is. `leftOff` counts as decided. */
export interface PhaseProgress {
  total: number;
  configured: number;
  leftOff: number;
  open: number;
  /** The last decision, where the phase is complete. */
  completedAt: string | null;
}

export function progressOf(lines: readonly RolloutLine[]): PhaseProgress {
  const leftOff = lines.filter((line) => line.state === "leftOff").length;
  const open = lines.filter((line) => !isDecided(line)).length;
  const decisions = lines.flatMap((line) => line.decidedAt ?? []).sort();
  return {
    total: lines.length,
    configured: lines.length - leftOff - open,
    leftOff,
    open,
    completedAt: open === 0 ? (decisions.at(-1) ?? null) : null,
  };
}
