import { describe, expect, test } from "vitest";
import { compileRows } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { explainEvent } from "./explain";
import { createJudge } from "./judge";
import type { Row, RowConditions } from "./row";

function row(id: string, cells: string[], more: Partial<Row> = {}): Row {
  const [eventName, eventSource, userIdentityType] = cells.map((pattern) => ({ pattern, not: false }));
  const rest = { enabled: true, riskLevel: null, failedCalls: true, note: "" };
  return {
    id,
    eventName: eventName!,
    eventSource: eventSource!,
    userIdentityType: userIdentityType!,
    ...rest,
    ...more,
  };
}

const terminate = {
  eventName: "TerminateInstances",
  eventSource: "ec2.amazonaws.com",
  userIdentityType: "AssumedRole",
  failed: false,
};

const explain = (rows: Row[], event: JudgedEvent = terminate) =>
  explainEvent(compileRows(rows), event, "VERY_HIGH");

describe("a row that matches", () => {
  test("marks the span of each cell, nothing for a blank one", () => {
    const [explained] = explain([row("1", ["^Run*|^Terminate*", "ec2", ""])]).rows;
    expect(explained).toEqual({
      rowId: "1",
      number: 1,
      stop: null,
      cells: {
        eventName: { passed: true, span: { start: 0, end: 9 } },
        eventSource: { passed: true, span: { start: 0, end: 3 } },
        userIdentityType: { passed: true, span: null },
      },
      conditions: {},
    });
  });

  test("marks the first place where the pattern is found, which may be empty", () => {
    const [explained] = explain([row("1", ["In", "(?!ec2)", "Role$"])]).rows;
    expect(explained!.cells.eventName!.span).toEqual({ start: 9, end: 11 });
    expect(explained!.cells.eventSource!.span).toEqual({ start: 1, end: 1 });
    expect(explained!.cells.userIdentityType!.span).toEqual({ start: 7, end: 11 });
  });

  test("marks the whole value for a NOT cell", () => {
    const [explained] = explain([
      row("1", ["", "", ""], { userIdentityType: { pattern: "Root", not: true } }),
    ]).rows;
    expect(explained!.cells.userIdentityType).toEqual({ passed: true, span: { start: 0, end: 11 } });
  });

  test("marks nothing where only finding the place takes too long", () => {
    const compiled = compileRows([row("1", ["^(A+)+$", "", ""])]);
    const victim = { ...terminate, eventName: `${"A".repeat(60)}!` };
    const [explained] = explainEvent(compiled, victim, "LOW", () => true).rows;
    expect(explained).toMatchObject({ stop: null, cells: { eventName: { passed: true, span: null } } });
  });

  test("marks spans of patterns that the runtime is not trusted with", () => {
    const [explained] = explain([row("1", ["(n|c|e)+s$", "(a|m)\\.(.)", ""])]).rows;
    expect(explained!.cells.eventName!.span).toEqual({ start: 14, end: 18 });
  });
});

describe("a row that does not match", () => {
  test("names the first cell that stopped it and looks no further", () => {
    const [explained] = explain([row("1", ["^Run*|^Terminate*", "rds", "("])]).rows;
    expect(explained!.stop).toEqual({ kind: "cell", cell: "eventSource" });
    expect(explained!.cells).toEqual({
      eventName: { passed: true, span: { start: 0, end: 9 } },
      eventSource: { passed: false, span: null },
    });
  });

  test("says when it is switched off, broken, slow, or not for failed calls", () => {
    const failed = { ...terminate, eventName: "A".repeat(60), failed: true };
    const { rows } = explain(
      [
        row("off", ["", "", ""], { enabled: false }),
        row("broken", ["A", "(", ""]),
        row("slow", ["^(A+)+!", "", ""]),
        row("ok only", ["", "", ""], { failedCalls: false }),
      ],
      failed,
    );
    expect(rows.map(({ stop }) => stop)).toEqual([
      { kind: "disabled" },
      { kind: "broken", cell: "eventSource" },
      { kind: "slow", cell: "eventName" },
      { kind: "failedCall" },
    ]);
  });
});

describe("what a row asks beside its cells", () => {
  const called = {
    ...terminate,
    accountId: "111122223333",
    region: "eu-west-1",
    actorKey: "arn:aws:iam::111122223333:role/deploy",
    actorName: "deploy/ci-7",
    errorCode: "",
  };
  const asking = (conditions: RowConditions, more: Partial<Row> = {}) =>
    explain([row("1", ["Terminate", "", ""], { conditions, ...more })], called).rows[0]!;
  const chosen = (value: string, not = false) => ({ values: [value], not });
  const found = (pattern: string, not = false) => ({ pattern, not });

  test.each<[string, RowConditions, object]>([
    [
      "a value that is chosen",
      { accounts: chosen("111122223333") },
      { accounts: { passed: true, field: "accountId", text: "111122223333", span: { start: 0, end: 12 } } },
    ],
    [
      "a value that is none of those refused",
      { regions: chosen("us-east-1", true) },
      { regions: { passed: true, field: "region", text: "eu-west-1", span: { start: 0, end: 9 } } },
    ],
    [
      "a pattern that is found in the ARN",
      { principal: found("role") },
      { principal: { passed: true, field: "actorKey", text: called.actorKey, span: { start: 26, end: 30 } } },
    ],
    [
      "a pattern that is found in the name alone",
      { principal: found("ci-\\d") },
      {
        principal: { passed: true, field: "actorName", text: called.actorName, span: { start: 7, end: 11 } },
      },
    ],
    [
      "a pattern that is in neither, as NOT asks",
      { principal: found("admin", true) },
      {
        principal: { passed: true, field: "actorName", text: called.actorName, span: { start: 0, end: 11 } },
      },
    ],
  ])("is marked where it passes: %s", (_, conditions, expected) => {
    expect(asking(conditions)).toMatchObject({ stop: null, conditions: expected });
  });

  test("stops at the first that does not pass, and shows what it looked at", () => {
    const explained = asking({
      accounts: chosen("111122223333"),
      regions: chosen("us-east-1"),
      principal: found("x"),
    });
    expect(explained.stop).toEqual({ kind: "condition", condition: "regions" });
    expect(Object.keys(explained.conditions)).toEqual(["accounts", "regions"]);
    expect(explained.conditions.regions).toEqual({
      passed: false,
      field: "region",
      text: "eu-west-1",
      span: null,
    });
  });

  test("behind NOT names the field in which it was found all the same", () => {
    const refused = { passed: false, field: "actorKey", text: called.actorKey, span: null };
    for (const conditions of [
      { principal: found("deploy", true) },
      { principals: chosen(called.actorKey, true) },
    ]) {
      const { stop, conditions: told } = asking(conditions);
      expect(stop?.kind).toBe("condition");
      expect(Object.values(told)).toEqual([refused]);
    }
  });

  test("may be broken, which nothing else of the row can make good", () => {
    const explained = asking({ accounts: chosen("111122223333"), principal: found("(", true) });
    expect(explained.stop).toEqual({ kind: "brokenCondition", condition: "principal" });
    expect(explained.conditions).toEqual({});
  });

  test("may be slow on one name, unless the other has what is looked for", () => {
    const slowOn = (actorKey: string, actorName: string, not: boolean) => {
      const rows = [row("1", ["", "", ""], { conditions: { principal: found("^(A+)+$", not) } })];
      return explain(rows, { ...called, actorKey, actorName }).rows[0]!;
    };
    const slow = `${"A".repeat(60)}!`;
    for (const not of [false, true]) {
      const { stop, conditions } = slowOn(slow, "B", not);
      expect(stop).toEqual({ kind: "slowCondition", condition: "principal" });
      expect(conditions.principal).toEqual({ passed: false, field: "actorName", text: "B", span: null });
    }
    expect(slowOn(slow, "AA", false).stop).toBeNull();
    expect(slowOn(slow, "AA", true).stop).toEqual({ kind: "condition", condition: "principal" });
    expect(slowOn("B", "C", true).stop).toBeNull();
  });

  test("is not looked at where a cell stopped the row, or the row is off", () => {
    const conditions = { accounts: chosen("111122223333") };
    expect(asking(conditions, { userIdentityType: found("Root") }).conditions).toEqual({});
    expect(asking(conditions, { enabled: false }).conditions).toEqual({});
  });

  test("counts for how close a row is", () => {
    const near = (id: string, region: string) =>
      row(id, ["Terminate", "", ""], {
        conditions: { accounts: chosen("111122223333"), regions: chosen(region), errorCode: found("x") },
      });
    const { closestRow } = explain([near("1", "us-east-1"), near("2", "eu-west-1")], called);
    expect(closestRow).toMatchObject({ rowId: "2", stop: { kind: "condition", condition: "errorCode" } });
  });
});

describe("the closest row", () => {
  test("is the one that passed most cells, the first of equals", () => {
    const { closestRow, judgement } = explain([
      row("source", ["Terminate", "rds", ".*"]),
      row("type", ["Terminate", "ec2", "IAMUser"]),
      row("type too", ["Terminate", "ec2", "Root"]),
    ]);
    expect(judgement).toBeNull();
    expect(closestRow).toMatchObject({
      rowId: "type",
      number: 2,
      stop: { kind: "cell", cell: "userIdentityType" },
    });
  });

  test("may be one that only does not count failed calls", () => {
    const rows = [
      row("near", ["Terminate", "ec2", "Root"]),
      row("exact", ["Terminate", "ec2", ".*"], { failedCalls: false }),
    ];
    expect(explain(rows, { ...terminate, failed: true }).closestRow?.rowId).toBe("exact");
  });

  test("is none where no row got past its first cell, or where a row matches", () => {
    expect(explain([row("1", ["Create", "", ""])]).closestRow).toBeNull();
    expect(explain([row("1", ["Create", "", ""]), row("2", ["", "", ""])]).closestRow).toBeNull();
    expect(explain([]).closestRow).toBeNull();
  });
});

test("the explanation carries the judgement that the judge gives", () => {
  const rows = [
    row("1", ["Terminate", "", ""], { riskLevel: "LOW" }),
    row("2", ["x", "", ""]),
    row("3", ["", "ec2", ""], { riskLevel: "HIGH" }),
  ];
  const compiled = compileRows(rows);
  const explained = explainEvent(compiled, terminate, "MEDIUM").judgement;
  expect(explained).toMatchObject({ attributedRowId: "3" });
  expect(explained).toEqual(createJudge(compiled, "MEDIUM").judge(terminate));
});
