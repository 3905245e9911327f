import { describe, expect, it } from "vitest";
import { notifyingRow } from "./notifying-row";

const matched = [
  { rowId: "a", number: 1, riskLevel: "HIGH" },
  { rowId: "b", number: 2, riskLevel: "EXTREME" },
  { rowId: "c", number: 3, riskLevel: "HIGH" },
] as const;
const trial =
  (...ids: string[]) =>
  (rowId: string) =>
    ids.includes(rowId);

describe("notifyingRow", () => {
  it("is the attributed row where none is on trial", () => {
    expect(notifyingRow(matched, trial())?.rowId).toBe("b");
  });
  it("is the next by level, then order, where that one is on trial: a trial silences no other row", () => {
    expect(notifyingRow(matched, trial("b"))).toEqual(matched[0]);
    expect(notifyingRow(matched, trial("a", "b"))).toEqual(matched[2]);
  });
  it("is none where only rows on trial match, or none at all", () => {
    expect(notifyingRow(matched, trial("a", "b", "c"))).toBeNull();
    expect(notifyingRow([], trial())).toBeNull();
  });
});
