import { canaryFactsOf, judgeCanary, type CanaryVerdict } from "./canary";
import type { JudgedEvent } from "./event";
import type { Judge, MatchedRow } from "./judge";
import type { RiskLevel } from "./risk-level";

/** A rule that is enabled for the event's account, ready to judge. Make it once per setting, not once per event. */
export type EventRule =
  | { ruleId: "RTM-011"; judge: Judge }
  | { ruleId: "IAM-055"; users: readonly string[]; riskLevel: RiskLevel };

/** A finding that an event gives. At most one per rule. */
export type FindingToBe =
  | {
      ruleId: "RTM-011";
      riskLevel: RiskLevel;
      attributedRowId: string;
      matchedRows: readonly MatchedRow[];
      canary: null;
    }
  | {
      ruleId: "IAM-055";
      riskLevel: RiskLevel;
      attributedRowId: null;
      matchedRows: readonly [];
      canary: CanaryVerdict;
    };

/**
 * What the rules find in one event, in the order of the rules. The one entry for ingestion, tester and preview.
 * `record` is the event's parsed CloudTrail record, which IAM-055 reads; without it that rule finds nothing.
 */
export function judgeEvent(rules: readonly EventRule[], event: JudgedEvent, record?: unknown): FindingToBe[] {
  return rules.flatMap((rule): FindingToBe[] => {
    switch (rule.ruleId) {
      case "RTM-011": {
        const judgement = rule.judge.judge(event);
        return judgement ? [{ ruleId: "RTM-011", ...judgement, canary: null }] : [];
      }
      case "IAM-055": {
        const canary = judgeCanary(canaryFactsOf(record), rule.users);
        if (!canary) return [];
        return [
          { ruleId: "IAM-055", riskLevel: rule.riskLevel, attributedRowId: null, matchedRows: [], canary },
        ];
      }
    }
  });
}
