/** Risk levels, most severe first. The order of this list is the order of severity everywhere (PRODUCT.md 1). */
export const RISK_LEVELS = ["EXTREME", "VERY_HIGH", "HIGH", "MEDIUM", "LOW"] as const;

export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Negative when `a` is more severe than `b`; fits Array.prototype.sort, most severe first. */
export function compareRiskLevels(a: RiskLevel, b: RiskLevel): number {
  return RISK_LEVELS.indexOf(a) - RISK_LEVELS.indexOf(b);
}

/** True when `level` is `least` or more severe. */
export function isAtLeast(level: RiskLevel, least: RiskLevel): boolean {
  return compareRiskLevels(level, least) <= 0;
}
