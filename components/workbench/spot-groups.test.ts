import { describe, expect, it } from "vitest";
import { ATTACK_CALLS } from "@/lib/catalogue/attack-calls";
import { TACTICS } from "@/lib/catalogue/attack-techniques";
import { rowSchema } from "@/lib/catalogue/row-schema";
import { groupSpots, offerRows } from "./spot-groups";

const all = ATTACK_CALLS.map(({ callers }, call) => ({
  call,
  missing: [...callers],
  isConditional: false,
  readOnly: false,
}));

describe("blind spots in groups", () => {
  it("hold every spot once, by tactic in the matrix's order", () => {
    const groups = groupSpots(all);
    expect(groups.map(({ tactic }) => tactic)).toEqual([...TACTICS]);
    const calls = groups.flatMap(({ techniques }) => techniques.flatMap(({ spots }) => spots));
    expect(calls.map(({ spot }) => spot.call).sort((a, b) => a - b)).toEqual(all.map(({ call }) => call));
    expect(calls.every(({ isPartly }) => !isPartly)).toBe(true);
  });

  it("are none without a spot", () => expect(groupSpots([])).toEqual([]));

  it("name each source once and offer a row per call, all of which can be kept", () => {
    for (const { techniques } of groupSpots(all)) {
      for (const { sources, spots } of techniques) {
        expect(new Set(sources.map(({ url }) => url)).size).toBe(sources.length);
        for (const { row, call } of spots) {
          expect(rowSchema.parse(row)).toEqual(row);
          expect(row.eventName.pattern).toBe(`^${call.eventName}$`);
        }
      }
    }
  });

  it("offer fewer rows for a whole group than for its calls", () => {
    const trails = groupSpots(all)
      .flatMap(({ techniques }) => techniques)
      .find(({ technique }) => technique === "T1562.008")!;
    const rows = offerRows(trails.spots.map(({ spot }) => spot));
    expect(rows.length).toBeLessThan(trails.spots.length);
    expect(rows[0]).toMatchObject({
      eventSource: { pattern: "^cloudtrail\\.amazonaws\\.com$" },
      note: "T1562.008 Impair Defenses: Disable or Modify Cloud Logs",
    });
  });
});
