import type { RiskLevel } from "@/lib/engine/risk-level";
import type { ImportedSetting } from "./conformity-import";

/** What a file says of the rule as a whole; absent where it does not say. */
export interface ImportedChoices {
  enabled?: boolean;
  riskLevel?: RiskLevel;
  /** Hours. */
  ttl?: number;
}

/**
 * What the settings of a file say beside their rows. Null where they say nothing, `contradictory` where one says
 * otherwise than another: a file may hold several profiles, and the grid has one level.
 */
export function importedChoices(
  settings: readonly ImportedSetting[] = [],
): ImportedChoices | "contradictory" | null {
  const said = (["enabled", "riskLevel", "ttl"] as const).flatMap((name) => {
    const values = new Set(settings.map((setting) => setting[name]).filter((value) => value !== null));
    return values.size === 0 ? [] : [{ name, values: [...values] }];
  });
  if (said.length === 0) return null;
  if (said.some(({ values }) => values.length > 1)) return "contradictory";
  return Object.fromEntries(said.map(({ name, values }) => [name, values[0]]));
}
