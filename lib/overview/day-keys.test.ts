import { describe, expect, it } from "vitest";
import { lastDays } from "./day-keys";

describe("the last days of a zone", () => {
  it("end with the zone's own today, not UTC's", () => {
    const days = lastDays(new Date("2026-11-23T15:30:00Z"), "Asia/Tokyo", 3);
    expect(days.map(({ day }) => day)).toEqual(["2026-11-22", "2026-11-23", "2026-11-24"]);
    expect(days[2]).toMatchObject({
      from: new Date("2026-11-23T15:00:00Z"),
      to: new Date("2026-11-24T15:00:00Z"),
    });
  });

  it("leave no gap where the clocks change", () => {
    const days = lastDays(new Date("2026-10-26T12:00:00Z"), "Europe/London", 3);
    expect(days.map(({ from, to }) => (to.getTime() - from.getTime()) / 3_600_000)).toEqual([24, 25, 24]);
    expect(days.slice(1).every(({ from }, index) => from.getTime() === days[index]!.to.getTime())).toBe(true);
  });
});
