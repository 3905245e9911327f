import { describe, expect, it } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import type { RowAdvice } from "@/lib/engine/row-advice";
import type { Row } from "@/lib/engine/row";
import { adviceByRow, isAdvisedAs, repairedRow, repairName } from "./row-repair";

const row: Row = {
  ...blankRow("a"),
  eventName: { pattern: "RuninateInstances", not: false },
  eventSource: { pattern: "ec2.amazonaws.com", not: false },
};
const cell = (pattern: string, not = false) => ({ pattern, not });

describe("a repair", () => {
  it("is named after the pattern that it makes, where one cell changes and there is room", () => {
    expect(repairName(row, { ...row, eventName: cell("RunInstances") })).toEqual({
      kind: "pattern",
      pattern: "RunInstances",
    });
    expect(repairName(row, { ...row, eventName: cell("") })).toEqual({ kind: "anyValue" });
    expect(repairName(row, { ...row, eventName: cell("R".repeat(40)) })).toEqual({ kind: "cells", count: 1 });
    expect(repairName(row, { ...row, eventName: cell("Run", true) })).toEqual({ kind: "cells", count: 1 });
  });

  it("counts the cells that it changes, and says when it switches the row off", () => {
    const swapped = { ...row, eventName: row.eventSource, eventSource: row.eventName };
    expect(repairName(row, swapped)).toEqual({ kind: "cells", count: 2 });
    expect(repairName(row, { ...row, enabled: false })).toEqual({ kind: "off" });
  });

  it("leaves alone what the doctor does not speak of", () => {
    const noted: Row = { ...row, note: "typed meanwhile", riskLevel: "LOW", failedCalls: false };
    const repaired = repairedRow(noted, { ...row, eventName: cell("RunInstances") });
    expect(repaired).toEqual({ ...noted, eventName: cell("RunInstances") });
  });

  it("is not of a row whose cells have changed since", () => {
    expect(isAdvisedAs(row, { ...row, note: "other" })).toBe(true);
    expect(isAdvisedAs(row, { ...row, enabled: false })).toBe(false);
    expect(isAdvisedAs(row, { ...row, eventName: cell("RuninateInstance") })).toBe(false);
    expect(isAdvisedAs(row, { ...row, eventName: cell("RuninateInstances", true) })).toBe(false);
  });
});

it("what was said is kept with the row that it was said of", () => {
  const advice = (rowId: string, kind: RowAdvice["kind"]) => ({ rowId, kind }) as RowAdvice;
  const told = [advice("a", "misspeltName"), advice("gone", "glob"), advice("a", "coveredRow")];
  const found = adviceByRow([row, blankRow("b")], told);
  expect([...found.keys()]).toEqual(["a"]);
  expect(found.get("a")?.advice.map(({ kind }) => kind)).toEqual(["misspeltName", "coveredRow"]);
  expect(found.get("a")?.row).toBe(row);
});
