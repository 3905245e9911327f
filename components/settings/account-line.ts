import type { ProvenanceSource, RuleSetting } from "@/lib/engine/rule-setting";
import type { VersionHead } from "@/lib/settings/schema";

/** One account as the rule's page shows it; what is the same for all accounts is passed once, as `Layers`. */
export interface AccountLine {
  accountId: string;
  name: string;
  source: ProvenanceSource;
  /** Also where the organisation's lock keeps it from being in effect. */
  own: VersionHead | null;
}

export interface Layers {
  organisation: VersionHead | null;
  fallback: RuleSetting;
  locked: boolean;
}

/** What holds on an account. */
export function effectiveOf(line: AccountLine, { organisation, fallback }: Layers): RuleSetting {
  if (line.source === "account") return line.own?.body ?? fallback;
  if (line.source === "organisation") return organisation?.body ?? fallback;
  return fallback;
}

export type LineKind = "inherited" | "own" | "lockedOut";

/** `lockedOut`: it has its own setting, which the organisation's lock keeps from being in effect. */
export function kindOf(line: AccountLine): LineKind {
  if (line.source === "account") return "own";
  return line.own ? "lockedOut" : "inherited";
}
