import { describe, expect, it } from "vitest";
import type { Row } from "./row";
import { rowsWithOtherMatches, withTrialStarts } from "./trial-starts";

const cell = (pattern: string) => ({ pattern, not: false });
const row = (more: Partial<Row> = {}): Row => ({
  id: "a",
  enabled: true,
  eventName: cell("^Create"),
  eventSource: cell(""),
  userIdentityType: cell(""),
  riskLevel: null,
  failedCalls: true,
  note: "",
  ...more,
});
const trial = (since: string | null, quietDays = 7) => ({ quietDays, since });
const [THEN, NOW] = ["2026-11-01T00:00:00.000Z", "2026-11-24T00:00:00.000Z"];
const start = (before: Row[], after: Row) => withTrialStarts(before, [after], NOW)[0]!.trial?.since;

describe("withTrialStarts", () => {
  it("begins a trial now, whatever the row says of itself", () => {
    expect(start([], row({ trial: trial(null) }))).toBe(NOW);
    expect(start([], row({ trial: trial(THEN) }))).toBe(NOW);
    expect(start([row()], row({ trial: trial(THEN) }))).toBe(NOW);
  });
  it("keeps the beginning while the row stays on trial, with another note, level or number of days too", () => {
    const before = [row({ trial: trial(THEN) })];
    expect(start(before, row({ trial: trial(null, 14), note: "why", riskLevel: "LOW" }))).toBe(THEN);
  });
  it("begins anew where the row matches other events than before", () => {
    const before = [row({ trial: trial(THEN) })];
    expect(start(before, row({ trial: trial(THEN), eventName: cell("^Delete") }))).toBe(NOW);
    expect(start(before, row({ trial: trial(THEN), eventName: cell("^Delete"), note: "why" }))).toBe(NOW);
    expect(start([row({ trial: trial(THEN), enabled: false })], row({ trial: trial(THEN) }))).toBe(NOW);
  });
  it("leaves rows that are not on trial alone", () => {
    const rows = [row()];
    expect(withTrialStarts([], rows, NOW)[0]).toBe(rows[0]);
  });
});

describe("rowsWithOtherMatches", () => {
  it("names rows that go, are switched off or match other events, and no others", () => {
    const [a, b, c, off] = [row(), row({ id: "b" }), row({ id: "c" }), row({ id: "off", enabled: false })];
    const after = [
      { ...a, note: "n", riskLevel: "LOW" as const },
      { ...b, eventName: cell("^Delete"), note: "n" },
      { ...c, enabled: false },
      row({ id: "new" }),
    ];
    expect(rowsWithOtherMatches([a, b, c, off], after)).toEqual(["b", "c"]);
    expect(rowsWithOtherMatches([a, off], [])).toEqual(["a"]);
  });
});
