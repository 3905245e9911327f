import type { MatchedRow } from "./judge";
import { compareRiskLevels } from "./risk-level";

/**
 * The row for which people are told: of the matching rows that are not on trial the one that the event would be
 * attributed to without the others (highest effective level, then order). Null where only rows on trial match: a trial
 * tells nobody, and silences no other row. `matched` is in grid order.
 */
export function notifyingRow(
  matched: readonly MatchedRow[],
  isOnTrial: (rowId: string) => boolean,
): MatchedRow | null {
  let telling: MatchedRow | null = null;
  for (const row of matched) {
    if (isOnTrial(row.rowId)) continue;
    if (telling === null || compareRiskLevels(row.riskLevel, telling.riskLevel) < 0) telling = row;
  }
  return telling;
}
