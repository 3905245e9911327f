import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { compileRows } from "./compile-rows";
import { createJudge } from "./judge";
import type { ExampleEvent, Row, RowExample } from "./row";
import { cellOfStop, countExamples, isSameExample, runExamples } from "./row-examples";

const cell = (text: string) =>
  text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };

function row(cells: string[], examples: RowExample[], more: Partial<Row> = {}): Row {
  return {
    id: "r",
    enabled: true,
    eventName: cell(cells[0]!),
    eventSource: cell(cells[1] ?? ""),
    userIdentityType: cell(cells[2] ?? ""),
    riskLevel: null,
    failedCalls: true,
    note: "",
    examples,
    ...more,
  };
}

const call = (eventName: string, more: Partial<ExampleEvent> = {}): ExampleEvent => ({
  eventName,
  eventSource: "iam.amazonaws.com",
  userIdentityType: "IAMUser",
  failed: false,
  ...more,
});
const example = (id: string, expect: RowExample["expect"], event: ExampleEvent) => ({ id, expect, event });

describe("examples of a row", () => {
  test("pass where the row does as they say, and else name the first cell that stopped it", () => {
    const examples = [
      example("a", "match", call("CreateUser")),
      example("b", "match", call("CreatUser")),
      example("c", "match", call("CreateUser", { userIdentityType: "Root" })),
      example("d", "noMatch", call("CreateUser")),
      example("e", "noMatch", call("ListUsers")),
    ];
    expect(runExamples(row(["^Create", "^iam\\.", "NOT Root"], examples))).toEqual([
      { id: "a", passes: true, outcome: "match", stop: null },
      { id: "b", passes: false, outcome: "noMatch", stop: { kind: "cell", cell: "eventName" } },
      { id: "c", passes: false, outcome: "noMatch", stop: { kind: "cell", cell: "userIdentityType" } },
      { id: "d", passes: false, outcome: "match", stop: null },
      { id: "e", passes: true, outcome: "noMatch", stop: { kind: "cell", cell: "eventName" } },
    ]);
  });

  test("are tried on a row that is switched off, and know that a call failed", () => {
    const examples = [
      example("a", "match", call("CreateUser")),
      example("b", "noMatch", call("CreateUser", { failed: true })),
    ];
    const off = row(["^Create"], examples, { enabled: false, failedCalls: false });
    expect(runExamples(off)).toMatchObject([
      { passes: true, stop: null },
      { passes: true, stop: { kind: "failedCall" } },
    ]);
  });

  test("fail where a cell is broken or slow, whatever they expect", () => {
    const examples = [
      example("a", "match", call("CreateUser")),
      example("b", "noMatch", call("ListUsers", { eventSource: `${"a".repeat(5_000)}!` })),
    ];
    expect(runExamples(row(["^Create", "("], examples))).toMatchObject([
      { passes: false, outcome: "broken", stop: { kind: "broken", cell: "eventSource" } },
      { passes: false, outcome: "broken", stop: { kind: "broken", cell: "eventSource" } },
    ]);
    expect(runExamples(row(["", "^(a+)+$"], examples))[1]).toEqual({
      id: "b",
      passes: false,
      outcome: "slow",
      stop: { kind: "slow", cell: "eventSource" },
    });
  });

  test("fail where a condition is broken or slow, whatever they expect", () => {
    const long = call("ListUsers", { errorCode: `${"a".repeat(5_000)}!` });
    const examples = [example("a", "match", call("CreateUser")), example("b", "noMatch", long)];
    const asking = (pattern: string) =>
      runExamples(row([""], examples, { conditions: { errorCode: { pattern, not: false } } }));
    expect(asking("(")).toMatchObject([
      { passes: false, outcome: "broken", stop: { kind: "brokenCondition", condition: "errorCode" } },
      { passes: false, outcome: "broken", stop: { kind: "brokenCondition", condition: "errorCode" } },
    ]);
    expect(asking("^(a+)+$")).toMatchObject([
      { passes: false, outcome: "noMatch", stop: { kind: "condition", condition: "errorCode" } },
      { passes: false, outcome: "slow", stop: { kind: "slowCondition", condition: "errorCode" } },
    ]);
  });

  test("agree with the judge that ingestion runs", () => {
    const pattern = fc.constantFrom("", "^Create", "User$", "NOT User", "Cr.ate", "x|y", "[A-Z]reate");
    const value = fc.constantFrom("CreateUser", "Createx", "", "User", "y");
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 3, maxLength: 3 }),
        fc.array(value, { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        fc.boolean(),
        (cells, values, failed, failedCalls) => {
          const event = call(values[0]!, { eventSource: values[1]!, userIdentityType: values[2]!, failed });
          const tried = row(cells, [example("a", "match", event)], { failedCalls });
          const judged = createJudge(compileRows([tried]), "LOW").judge(event);
          expect(runExamples(tried)[0]!.passes).toBe(judged !== null);
        },
      ),
    );
  });
});

describe("the count of examples", () => {
  test("names rows with a failing one by their place", () => {
    const good = row(["^Create"], [example("a", "match", call("CreateUser"))]);
    const bad = row(["^Creat$"], [...good.examples!, example("b", "noMatch", call("ListUsers"))]);
    expect(countExamples([blankRow("r"), good, bad])).toEqual({ total: 3, passing: 2, failingRows: [3] });
    expect(countExamples([good, { ...bad, enabled: false }])).toEqual({
      total: 1,
      passing: 1,
      failingRows: [],
    });
  });

  test("is bounded over the whole grid, however hostile its patterns", () => {
    const slow = `${"a".repeat(1_000)}!`;
    const hostile = Array.from({ length: 1_000 }, (_, index) =>
      row(
        ["", `^(a+)+${index}$`],
        Array.from({ length: 5 }, (_, at) => example(`e${at}`, "noMatch", call("x", { eventSource: slow }))),
      ),
    );
    expect(countExamples(hostile)).toMatchObject({ total: 5_000, passing: 0 });
  });
});

test("two examples are the same by what they ask, not by the order of their fields", () => {
  const event = call("CreateUser");
  const turned = Object.fromEntries(Object.entries(event).reverse()) as unknown as ExampleEvent;
  expect(isSameExample({ expect: "match", event }, { expect: "match", event: turned })).toBe(true);
  expect(isSameExample({ expect: "match", event }, { expect: "noMatch", event })).toBe(false);
  expect(
    isSameExample({ expect: "match", event }, { expect: "match", event: { ...event, failed: true } }),
  ).toBe(false);
});

test("a stop is about a cell, or about none", () => {
  expect(cellOfStop({ kind: "broken", cell: "eventSource" })).toBe("eventSource");
  expect(cellOfStop({ kind: "failedCall" })).toBeNull();
  expect(cellOfStop({ kind: "condition", condition: "regions" })).toBeNull();
  expect(cellOfStop(null)).toBeNull();
});
