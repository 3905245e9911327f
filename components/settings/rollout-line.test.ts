import { describe, expect, it } from "vitest";
import { progressOf, type RolloutLine } from "./rollout-line";

const line = (state: RolloutLine["state"], decidedAt: string | null = null) =>
  ({ state, decidedAt }) as RolloutLine;

describe("a phase's progress", () => {
  it("counts rules left off with a reason as decided, apart from the configured ones", () => {
    const lines = [line("configured"), line("accountsOnly"), line("leftOff"), line("undecided")];
    expect(progressOf(lines)).toMatchObject({
      total: 4,
      configured: 2,
      leftOff: 1,
      open: 1,
      completedAt: null,
    });
  });

  it("is complete since its last decision", () => {
    const lines = [
      line("configured", "2026-11-09T01:00:00.000Z"),
      line("leftOff", "2026-11-08T01:00:00.000Z"),
    ];
    expect(progressOf(lines).completedAt).toBe("2026-11-09T01:00:00.000Z");
  });
});
