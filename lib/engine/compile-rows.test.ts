import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { PATTERN_LENGTH_LIMIT } from "./check-pattern";
import { compileRows, PATTERN_PLACES, type PatternPlace } from "./compile-rows";
import type { Row } from "./row";

/** A row with one cell or condition filled in. */
function rowWith(place: PatternPlace, pattern: string, more: Partial<Row> = {}): Row {
  const cell = { pattern, not: false };
  const row = { ...blankRow("r"), ...more };
  return place === "errorCode" || place === "principal"
    ? { ...row, conditions: { [place]: cell } }
    : { ...row, [place]: cell };
}

describe("a pattern that cannot be used", () => {
  test.each(PATTERN_PLACES)("as %s is told by its place, and its row matches nothing", (place) => {
    const { rows, problems, patterns } = compileRows([rowWith(place, "a(")]);
    expect(problems).toEqual([
      { rowId: "r", cell: place, kind: "invalid", position: 1, length: 1, reason: "unterminatedGroup" },
    ]);
    expect([rows[0]!.live, patterns]).toEqual([false, []]);
    expect(compileRows([rowWith(place, "a")]).rows[0]!.live).toBe(true);
  });

  test("for its length is told with the limit", () => {
    const long = "a".repeat(PATTERN_LENGTH_LIMIT + 1);
    expect(compileRows([rowWith("eventName", long)]).problems).toEqual([
      { rowId: "r", cell: "eventName", kind: "tooLong", length: long.length, limit: PATTERN_LENGTH_LIMIT },
    ]);
  });

  test("is told of each cell that holds it, of rows that are off too", () => {
    const rows = [
      { ...rowWith("eventName", "("), eventSource: { pattern: "(", not: true } },
      rowWith("userIdentityType", "(", { id: "off", enabled: false }),
    ];
    expect(compileRows(rows).problems.map(({ rowId, cell }) => `${rowId} ${cell}`)).toEqual([
      "r eventName",
      "r eventSource",
      "off userIdentityType",
    ]);
  });
});

test("a pattern is compiled once however many cells hold it, and blank cells hold none", () => {
  const rows = [
    rowWith("eventName", "^a"),
    rowWith("errorCode", "^a"),
    { ...rowWith("eventSource", "(a+)+$"), eventName: { pattern: "^a", not: true } },
    rowWith("eventName", " \t", { enabled: false }),
  ];
  const { rows: compiled, patterns } = compileRows(rows);
  expect(patterns.map(({ source, index, cheap }) => [source, index, cheap])).toEqual([
    ["^a", 0, true],
    ["(a+)+$", 1, false],
  ]);
  expect(compiled.map(({ number, live }) => [number, live])).toEqual([
    [1, true],
    [2, true],
    [3, true],
    [4, false],
  ]);
  expect(compiled[2]!.cells.eventName).toEqual({ pattern: patterns[0], not: true });
  expect(compiled[3]!.cells.eventName).toEqual({ pattern: null, not: false });
});
