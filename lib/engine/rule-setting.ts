import type { RiskLevel } from "./risk-level";

/** `organisation` (the profile) or the 12 digits of one account. */
export type Scope = "organisation" | (string & {});

export const ORGANISATION_SCOPE = "organisation";

/** What an administrator decided for one rule at one scope. Stored as the body of an immutable version. */
export interface RuleSetting {
  enabled: boolean;
  /** null: the catalogue's default level. */
  riskLevel: RiskLevel | null;
  exceptions: { resourceIds: string[]; tags: { key: string; value: string }[] };
  /** By setting name, as the rule's schema in the catalogue says. RTM-011: `{ patterns: Row[], ttl: number }`. */
  values: Record<string, unknown>;
  /** Set where the rule was deliberately left off: why. */
  leftOffReason: string | null;
  /** Organisation scope only: accounts may not override. */
  locked: boolean;
}

export type ProvenanceSource = "account" | "organisation" | "default";

/** An effective setting and where it came from. `version` is null for the default. */
export interface EffectiveSetting {
  setting: RuleSetting;
  source: ProvenanceSource;
  versionId: string | null;
  version: number | null;
  /** Settings that lost against the effective one, nearest first, for showing them struck through. */
  overridden: {
    source: ProvenanceSource;
    setting: RuleSetting;
    versionId: string | null;
    version: number | null;
  }[];
}
