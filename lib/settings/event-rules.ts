import { requireRule } from "@/lib/catalogue/rules";
import { compileRows, type CompiledRows } from "@/lib/engine/compile-rows";
import { createJudge, type CellTester, type Judge } from "@/lib/engine/judge";
import type { EventRule } from "@/lib/engine/judge-event";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";
import type { EffectiveSetting, RuleSetting } from "@/lib/engine/rule-setting";

/** The rules that events are judged by today. */
export const EVENT_RULE_IDS = ["RTM-011", "IAM-055"] as const;

export type EventRuleId = (typeof EVENT_RULE_IDS)[number];

/** An event rule as one settings version has it, with what a finding keeps of the decision. */
export interface VersionedRule {
  versionId: string;
  source: EffectiveSetting["source"];
  rule: EventRule;
  /** RTM-011's rows by id and their judge; null for other rules. */
  grid: { rows: ReadonlyMap<string, Row>; judge: Judge } | null;
}

/** After so many slow answers a pattern is not tried again in this batch: some 100 ms. */
const SLOW_LIMIT = 20;
/** Compiled grids that are kept; versions never change, so what is compiled once stays right. */
const KEPT_GRIDS = 200;

const grids = new Map<string, { compiled: CompiledRows; rows: ReadonlyMap<string, Row> }>();

/** The level that a setting gives its rule. */
export function riskLevelOf(ruleId: string, setting: RuleSetting): RiskLevel {
  return setting.riskLevel ?? requireRule(ruleId).defaultRiskLevel;
}

/**
 * The event rules that a batch of one account is judged by: those that an administrator configured and that are enabled.
 * Make them anew for each batch (slow patterns are counted per batch); `test` bounds what the whole batch may cost.
 */
export function eventRules(
  effective: ReadonlyMap<string, EffectiveSetting>,
  test?: CellTester,
): VersionedRule[] {
  return EVENT_RULE_IDS.flatMap((ruleId): VersionedRule[] => {
    const found = effective.get(ruleId);
    if (!found || !found.setting.enabled || found.versionId === null) return [];
    const riskLevel = riskLevelOf(ruleId, found.setting);
    const { versionId, source } = found;
    if (ruleId === "IAM-055") {
      const users = found.setting.values.canaryUsers as string[];
      return [{ versionId, source, rule: { ruleId, users, riskLevel }, grid: null }];
    }
    const { compiled, rows } = compiledGrid(found.versionId, found.setting.values.patterns as Row[]);
    const judge = createJudge(compiled, riskLevel, { slowLimit: SLOW_LIMIT, test });
    return [{ versionId, source, rule: { ruleId, judge }, grid: { rows, judge } }];
  });
}

function compiledGrid(versionId: string, patterns: readonly Row[]) {
  const known = grids.get(versionId);
  if (known) return known;
  const grid = { compiled: compileRows(patterns), rows: new Map(patterns.map((row) => [row.id, row])) };
  if (grids.size >= KEPT_GRIDS) grids.delete(grids.keys().next().value!);
  grids.set(versionId, grid);
  return grid;
}
