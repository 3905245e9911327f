import { requireRule } from "@/lib/catalogue/rules";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { RuleState } from "@/lib/settings/schema";

/** A line of the rule list with the words that the reader sees. */
export interface RuleLine {
  ruleId: string;
  title: string;
  serviceName: string;
  state: RuleState;
  riskLevel: RiskLevel;
  /** Differs from the catalogue's own level. */
  levelChanged: boolean;
  /** Version of the organisation's setting; null where the default holds. */
  version: number | null;
  locked: boolean;
  overrides: number;
}

export interface RuleFilter {
  text: string;
  service: string | null;
  level: RiskLevel | null;
  state: RuleState | null;
  category: string | null;
}

/** The lines that fit a filter. Text is looked for in id, title in both languages and service, word by word. */
export function filterRules(lines: readonly RuleLine[], filter: RuleFilter): RuleLine[] {
  const wanted = fold(filter.text).split(/\s+/).filter(Boolean);
  return lines.filter((line) => {
    const rule = requireRule(line.ruleId);
    const haystack = fold(`${line.ruleId} ${line.title} ${rule.title} ${line.serviceName}`);
    return (
      wanted.every((word) => haystack.includes(word)) &&
      (filter.service === null || rule.service === filter.service) &&
      (filter.level === null || line.riskLevel === filter.level) &&
      (filter.state === null || line.state === filter.state) &&
      (filter.category === null || rule.categories.some((category) => category === filter.category))
    );
  });
}

/** Full-width and half-width, capitals and small letters are the same to somebody who searches. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
