import { isWithin } from "./bit-set";
import { listCaught, type RowCatch } from "./catch-names";
import { compareRiskLevels } from "./risk-level";
import type { Row } from "./row";
import { changedRowFields } from "./rows-diff";
import { evidenceOf, type CellAdvice, type DoctorContext } from "./row-advice";

/** Events enough to say that none of a kind arrives. */
const MANY_EVENTS = 1_000;

/**
 * True for the management events that EventBridge keeps back unless the rule's state asks for them. STS' two token calls
 * begin with Get and are delivered all the same.
 */
export function isWithheld(name: string): boolean {
  return /^(?:Get|List|Describe)/.test(name) && name !== "GetFederationToken" && name !== "GetSessionToken";
}

/** A row that only catches what EventBridge does not deliver. Silent where such events do arrive here. */
export function adviseWithheld(row: Row, { catcher, table, observed }: DoctorContext): CellAdvice[] {
  const caught = catcher.catchRow(row);
  if (caught.count === 0 || caught.readOnlyCount < caught.count) return [];
  const names = listCaught(table, caught, { which: "all", limit: Infinity }).pairs.map(({ name }) => name);
  if (!names.every(isWithheld)) return [];
  if (observed.some(({ eventName }) => isWithheld(eventName))) return [];
  const seen = observed.reduce((sum, { count }) => sum + count, 0);
  return [
    {
      cell: null,
      kind: "readOnlyWithheld",
      severity: seen >= MANY_EVENTS ? "warning" : "hint",
      evidence: evidenceOf([...new Set(names)]),
      change: null,
    },
  ];
}

/** Rows all of whose real calls another enabled row catches as well, by the id of the covered row. */
export function adviseCovered(rows: readonly Row[], context: DoctorContext): Map<string, CellAdvice> {
  const live = rows.flatMap((row, place) => {
    if (!row.enabled) return [];
    const caught = context.catcher.catchRow(row);
    const level = row.riskLevel ?? context.ruleLevel;
    return caught.count > 0 && caught.complete ? [{ row, place, caught, level }] : [];
  });
  const advice = new Map<string, CellAdvice>();
  for (const covered of live) {
    const covering = live.find((other) => {
      if (other === covered || other.caught.count < covered.caught.count) return false;
      // A row of a higher level is there to raise its calls above those of the wide one.
      if (compareRiskLevels(covered.level, other.level) < 0) return false;
      if (covered.row.failedCalls && !other.row.failedCalls) return false;
      // A row that asks more than its cells covers none that does not ask the very same.
      if (other.row.conditions && !hasSameConditions(covered.row, other.row)) return false;
      if (!isCaughtBy(covered.caught, other.caught)) return false;
      // Of two that do the same, the later is the one too many.
      return isSame(covered, other) ? other.place < covered.place : true;
    });
    if (!covering) continue;
    // It is never named in a finding where the other one comes first.
    const isDead = compareRiskLevels(covering.level, covered.level) < 0 || covering.place < covered.place;
    advice.set(covered.row.id, {
      cell: null,
      kind: "coveredRow",
      severity: isDead ? "warning" : "hint",
      evidence: { ...evidenceOf([], { rowId: covering.row.id }), total: covered.caught.count },
      change: { enabled: false },
    });
  }
  return advice;
}

function hasSameConditions(one: Row, other: Row): boolean {
  return !changedRowFields(one, other).includes("conditions");
}

function isCaughtBy(one: RowCatch, other: RowCatch): boolean {
  if (!isWithin(one.pairs, other.pairs)) return false;
  return one.identityTypes.every((type) => other.identityTypes.includes(type));
}

function isSame(
  one: { row: Row; caught: RowCatch; level: string },
  other: { row: Row; caught: RowCatch; level: string },
): boolean {
  return (
    one.level === other.level &&
    one.row.failedCalls === other.row.failedCalls &&
    hasSameConditions(one.row, other.row) &&
    one.caught.count === other.caught.count &&
    one.caught.identityTypes.length === other.caught.identityTypes.length
  );
}
