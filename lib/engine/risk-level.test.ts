import { expect, test } from "vitest";
import { compareRiskLevels, isAtLeast, RISK_LEVELS } from "./risk-level";

test("levels are ordered from the most severe on", () => {
  expect([...RISK_LEVELS].reverse().sort(compareRiskLevels)).toEqual([
    "EXTREME",
    "VERY_HIGH",
    "HIGH",
    "MEDIUM",
    "LOW",
  ]);
});

test("a level is at least itself and what is less severe", () => {
  expect(RISK_LEVELS.filter((level) => isAtLeast(level, "HIGH"))).toEqual(["EXTREME", "VERY_HIGH", "HIGH"]);
});
