import { CELL_NAMES, type Row } from "@/lib/engine/row";
import type { RowAdvice } from "@/lib/engine/row-advice";

/** A row as the doctor saw it, with what it said of it. */
export interface AdvisedRow {
  row: Row;
  advice: readonly RowAdvice[];
}

/** Lines that one row takes at most for advice; the rest is counted. */
export const MOST_ADVICE = 2;
/** A longer pattern has no room on a button. */
const LONGEST_NAMED = 32;

export function adviceByRow(
  rows: readonly Row[],
  advice: readonly RowAdvice[],
): ReadonlyMap<string, AdvisedRow> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<string, AdvisedRow & { advice: RowAdvice[] }>();
  for (const each of advice) {
    const row = byId.get(each.rowId);
    if (!row) continue;
    const entry = found.get(row.id) ?? { row, advice: [] };
    entry.advice.push(each);
    found.set(row.id, entry);
  }
  return found;
}

/** True where what was said of the one row still holds for the other. */
export function isAdvisedAs(one: Row, other: Row): boolean {
  return (
    one.enabled === other.enabled &&
    CELL_NAMES.every((name) => one[name].pattern === other[name].pattern && one[name].not === other[name].not)
  );
}

/** The row repaired: what the doctor does not speak of (note, level, failed calls) as it is now. */
export function repairedRow(row: Row, repair: Row): Row {
  const { enabled, eventName, eventSource, userIdentityType } = repair;
  return { ...row, enabled, eventName, eventSource, userIdentityType };
}

/** What a repair makes of a row, for the button that offers it. */
export type RepairName =
  | { kind: "off" }
  | { kind: "pattern"; pattern: string }
  | { kind: "anyValue" }
  | { kind: "cells"; count: number };

export function repairName(row: Row, repair: Row): RepairName {
  if (row.enabled && !repair.enabled) return { kind: "off" };
  const changed = CELL_NAMES.filter(
    (name) => row[name].pattern !== repair[name].pattern || row[name].not !== repair[name].not,
  );
  const only = changed.length === 1 ? repair[changed[0]!] : null;
  if (!only || only.not || only.pattern.length > LONGEST_NAMED)
    return { kind: "cells", count: changed.length };
  return only.pattern === "" ? { kind: "anyValue" } : { kind: "pattern", pattern: only.pattern };
}
