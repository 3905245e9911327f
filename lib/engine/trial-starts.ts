import { CELL_NAMES, type Row } from "./row";
import { changedRowFields } from "./rows-diff";

/** What decides which events a row matches: a change of it makes another row of it, whose quiet days begin anew. */
const MATCHING: ReadonlySet<string> = new Set([...CELL_NAMES, "conditions", "failedCalls", "enabled"]);

/**
 * The rows to publish, with the moment at which each trial began: as it was where the row was on trial before and matches
 * the same, else `now` (ISO 8601). What the rows say of it themselves counts for nothing. `before` are the live rows of
 * the same scope, none where the rule was off: a row that judged nothing was not quiet.
 */
export function withTrialStarts(before: readonly Row[], after: readonly Row[], now: string): Row[] {
  const live = new Map(before.map((row) => [row.id, row]));
  return after.map((row) => {
    if (!row.trial) return row;
    const known = live.get(row.id);
    const isSame = known !== undefined && !changedRowFields(known, row).some((field) => MATCHING.has(field));
    return { ...row, trial: { ...row.trial, since: (isSame ? known.trial?.since : null) ?? now } };
  });
}

/** The ids of the enabled rows of `before` that `after` takes away, switches off, or lets match other events. */
export function rowsWithOtherMatches(before: readonly Row[], after: readonly Row[]): string[] {
  const next = new Map(after.map((row) => [row.id, row]));
  return before.flatMap((row) => {
    if (!row.enabled) return [];
    const kept = next.get(row.id);
    return kept && !changedRowFields(row, kept).some((field) => MATCHING.has(field)) ? [] : [row.id];
  });
}
