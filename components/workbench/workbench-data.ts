import type { RiskLevel } from "@/lib/engine/risk-level";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import type { Row } from "@/lib/engine/row";
import type { RuleSettingPage } from "@/lib/settings/queries";
import type { RuleDraft } from "@/lib/settings/schema";
import type { RecentEvent, StoredRowProblem } from "@/lib/tester/queries";
import type { RecentCount } from "@/lib/tester/schema";
import type { TrialState } from "@/lib/trials/queries";

/** An account as the scope switcher lists it. */
export interface ScopeAccount {
  id: string;
  name: string;
  hasOwn: boolean;
}

/** Everything that the page reads for the workbench. */
export interface WorkbenchData {
  page: RuleSettingPage;
  /** The first page of accounts, those with their own setting first. */
  accounts: readonly ScopeAccount[];
  hasMoreAccounts: boolean;
  counts: { overriding: number; inheriting: number };
  problems: readonly StoredRowProblem[];
  /** The scope's own live rows on trial. */
  trials: readonly TrialState[];
  /** Publications of this scope that wait for another person, as far as the actor may know of them. */
  waitingIds: readonly string[];
  /** Events gained and lost above which publishing needs another person; null: never. */
  reviewRadius: number | null;
  /** What one typed here before and did not publish. */
  draft: RuleDraft | null;
  /** Stored events for the tester; null unless the address asks for them. */
  recent: { count: RecentCount; events: readonly RecentEvent[] } | null;
  /** Rows whose examples fail cannot be published. */
  examplesGate: boolean;
  /** Why nothing can be changed here; null where it can. */
  readOnly: "viewer" | "organisation" | "locked" | null;
}

export const RULE_ID = "RTM-011";
export const DEFAULT_TTL = 3;

/** What is decided beside the rows. */
export interface RuleChoices {
  enabled: boolean;
  /** null: the catalogue's level. */
  riskLevel: RiskLevel | null;
  /** Hours. */
  ttl: number;
}

/** The rows of a stored setting. A setting that was written before rows existed has none. */
export function rowsOf(setting: RuleSetting): readonly Row[] {
  const { patterns } = setting.values;
  return Array.isArray(patterns) ? (patterns as Row[]) : [];
}

export function choicesOf(setting: RuleSetting): RuleChoices {
  const { ttl } = setting.values;
  return {
    enabled: setting.enabled,
    riskLevel: setting.riskLevel,
    ttl: typeof ttl === "number" ? ttl : DEFAULT_TTL,
  };
}

/** The setting to save: what is shown here changed, exceptions and the like as they were. */
export function withDraft(setting: RuleSetting, choices: RuleChoices, rows: readonly Row[]): RuleSetting {
  return {
    ...setting,
    enabled: choices.enabled,
    riskLevel: choices.riskLevel,
    // A rule that is switched on is not left off any more.
    leftOffReason: choices.enabled ? null : setting.leftOffReason,
    values: { ...setting.values, ttl: choices.ttl, patterns: rows },
  };
}

export function isSameChoice(one: RuleChoices, other: RuleChoices): boolean {
  return one.enabled === other.enabled && one.riskLevel === other.riskLevel && one.ttl === other.ttl;
}
