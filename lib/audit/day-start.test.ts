import { expect, it } from "vitest";
import { dayStart } from "./day-start";

it.each([
  ["2026-11-23", "UTC", 0, "2026-11-23T00:00:00.000Z"],
  ["2026-11-23", "Asia/Tokyo", 0, "2026-11-22T15:00:00.000Z"],
  ["2026-11-23", "Asia/Tokyo", 1, "2026-11-23T15:00:00.000Z"],
  ["2026-07-01", "America/New_York", 0, "2026-07-01T04:00:00.000Z"],
  // Summer time begins and ends on these days, after midnight.
  ["2026-03-29", "Europe/London", 0, "2026-03-29T00:00:00.000Z"],
  ["2026-03-29", "Europe/London", 1, "2026-03-29T23:00:00.000Z"],
  ["2026-10-25", "Europe/London", 0, "2026-10-24T23:00:00.000Z"],
  ["2026-10-25", "Europe/London", 1, "2026-10-26T00:00:00.000Z"],
  ["2026-11-23", "Asia/Kathmandu", 0, "2026-11-22T18:15:00.000Z"],
  ["2026-02-28", "Pacific/Kiritimati", 1, "2026-02-28T10:00:00.000Z"],
])("%s in %s plus %i days begins at %s UTC", (day, zone, plus, begins) => {
  expect(dayStart(day, zone, plus).toISOString()).toBe(begins);
});
