import type { Row } from "@/lib/engine/row";

/** Quiet days of the live rows on trial, by row. */
export type Trials = ReadonlyMap<string, number>;

export interface TrialStanding {
  /** `begins`: it is not live as a trial yet. `due`: it was quiet for as long as was asked. */
  state: "begins" | "running" | "due";
  /** Quiet days so far, and those that were asked for. */
  quiet: number;
  days: number;
}

/** How far a row's trial is; null where it is on none. */
export function trialStanding(row: Row, trials: Trials): TrialStanding | null {
  if (!row.trial) return null;
  const quiet = trials.get(row.id);
  const days = row.trial.quietDays;
  if (quiet === undefined) return { state: "begins", quiet: 0, days };
  return { state: quiet >= days ? "due" : "running", quiet, days };
}

/** The row as it notifies from the next publication on. */
export function promoted({ trial: _, ...row }: Row): Row {
  return row;
}
