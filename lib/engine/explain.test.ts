import { describe, expect, test } from "vitest";
import { compileRows } from "./compile-rows";
import { explainEvent } from "./explain";
import { createJudge } from "./judge";
import type { Row } from "./row";

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

const explain = (rows: Row[], event = terminate) => explainEvent(compileRows(rows), event, "VERY_HIGH");

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
