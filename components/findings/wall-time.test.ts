import { describe, expect, it } from "vitest";
import { momentOfWallTime, tomorrowAt, wallTimeOf } from "./wall-time";

describe("a wall clock's time", () => {
  it.each([
    ["2026-11-24T09:00", "Asia/Tokyo", "2026-11-24T00:00:00.000Z"],
    ["2026-11-24T09:00", "UTC", "2026-11-24T09:00:00.000Z"],
    ["2026-07-01T09:00", "Europe/London", "2026-07-01T08:00:00.000Z"],
    ["2026-03-29T00:30", "Europe/London", "2026-03-29T00:30:00.000Z"],
    // Left out by daylight saving, and happening twice.
    ["2026-03-29T01:30", "Europe/London", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25T01:30", "Europe/London", "2026-10-25T00:30:00.000Z"],
    ["2026-11-24T09:00", "Asia/Kolkata", "2026-11-24T03:30:00.000Z"],
  ])("%s in %s is %s", (wall, zone, moment) => {
    expect(momentOfWallTime(wall, zone)?.toISOString()).toBe(moment);
  });

  it.each(["", "2026-13-01T00:00", "tomorrow", "2026-11-24"])("%j is none", (wall) => {
    expect(momentOfWallTime(wall, "UTC")).toBeNull();
  });

  it("is what the zone's clock shows", () => {
    expect(wallTimeOf(new Date("2026-11-23T15:00:00Z"), "Asia/Tokyo")).toBe("2026-11-24T00:00");
  });

  it("of tomorrow is tomorrow where the person is", () => {
    const lateEvening = new Date("2026-11-23T15:30:00Z");
    expect(tomorrowAt(9, lateEvening, "Asia/Tokyo").toISOString()).toBe("2026-11-25T00:00:00.000Z");
    expect(tomorrowAt(9, lateEvening, "UTC").toISOString()).toBe("2026-11-24T09:00:00.000Z");
  });
});
