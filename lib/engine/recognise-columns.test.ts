import { describe, expect, it, test } from "vitest";
import { readTable } from "./read-table";
import { columnNamed, recogniseColumns, tableCells, type ColumnName } from "./recognise-columns";

const IN_ORDER = ["eventName", "eventSource", "userIdentityType"];

describe("by header", () => {
  it.each([
    ["eventName\teventSource\tuserIdentityType", IN_ORDER],
    ["Event Name\tEVENT SOURCE\tuserIdentity.type", IN_ORDER],
    ["イベント名\tイベントソース\tユーザー種別", IN_ORDER],
    ["userIdentityType\teventSource\teventName", [...IN_ORDER].reverse()],
    [
      "No.\teventName\teventSource\tuserIdentityType\tRisk Level\tmeaning",
      [null, ...IN_ORDER, "riskLevel", "note"],
    ],
    [
      "有効\teventName\tリスクレベル\t失敗分\tメモ",
      ["enabled", "eventName", "riskLevel", "failedCalls", "note"],
    ],
  ])("%s", (header, columns) => {
    const rows = readTable(`${header}\n${header.replace(/[^\t]+/g, "x")}`).rows;
    expect(recogniseColumns(rows)).toMatchObject({
      columns,
      hasHeader: true,
      by: "header",
      contradiction: null,
    });
  });

  it("says when the columns hold each other's values", () => {
    const rows = [
      ["eventName", "eventSource", "userIdentityType"],
      ["iam.amazonaws.com", "IAMUser", "^CreateUser"],
    ];
    expect(recogniseColumns(rows).contradiction).toEqual(["eventSource", "userIdentityType", "eventName"]);
  });

  it("does not take a row of patterns for one", () => {
    expect(recogniseColumns([["Event", ".*", ".*"]]).hasHeader).toBe(false);
    expect(recogniseColumns([["CreateUser", "iam.amazonaws.com", "Role"]]).hasHeader).toBe(false);
  });
});

describe("a heading", () => {
  test.each<[string, ColumnName | null]>([
    ["eventName", "eventName"],
    ["API call", "eventName"],
    ["ＡＰＩ名", "eventName"],
    ["`event_source`", "eventSource"],
    ["user-identity.type", "userIdentityType"],
    ["種別", "userIdentityType"],
    ["Active", "enabled"],
    ["Severity:", "riskLevel"],
    ["(Failed calls)", "failedCalls"],
    ['"Description"', "note"],
    ["eventNames", null],
    ["", null],
  ])("%j names %s", (text, column) => {
    expect(columnNamed(text)).toBe(column);
  });

  it("that comes twice names the first column", () => {
    expect(
      recogniseColumns([
        ["event", "source", "event"],
        ["a", "b", "c"],
      ]).columns,
    ).toEqual(["eventName", "eventSource", null]);
  });

  it("alone is one only where it is CloudTrail's own", () => {
    for (const name of ["eventName", "EventSource", "userIdentity.type", "useridentitytype"])
      expect(recogniseColumns([["x", name]]).hasHeader).toBe(true);
    for (const name of ["event", "service", "type", "my eventName", "eventNames"])
      expect(recogniseColumns([["x", name]]).hasHeader).toBe(false);
  });

  it("in a sentence is none", () => {
    for (const text of ["my eventName", "eventNames"])
      expect(recogniseColumns([["event", text]]).hasHeader).toBe(false);
  });

  it("has to name one of the three fields", () => {
    expect(recogniseColumns([["Note", "Risk level"]]).hasHeader).toBe(false);
  });
});

describe("a header and contents that differ", () => {
  const told = (...rows: string[][]) => recogniseColumns(rows).contradiction;

  it("are told only where two columns are sure, and keep what the contents do not say", () => {
    expect(told(["eventName", "eventSource"], ["iam.amazonaws.com", "^CreateUser"])).toEqual([
      "eventSource",
      "eventName",
    ]);
    expect(told(["eventName", "eventSource", "note"], ["iam.amazonaws.com", "^Create", ".*"])).toEqual([
      "eventSource",
      "eventName",
      "userIdentityType",
    ]);
    expect(told(["eventName", "eventSource"], ["iam.amazonaws.com", ".*"])).toBeNull();
  });

  it("are no contradiction where the contents only have another kind of column", () => {
    expect(told(["eventName", "eventSource", "note"], ["^Create", "iam.amazonaws.com", "High"])).toBeNull();
    expect(told(["eventName", "eventSource", "x"], ["^Create", "iam.amazonaws.com", "Root"])).toBeNull();
  });
});

describe("one column's values", () => {
  /** What the column is taken for, beside one that is sure to be the source. */
  const guess = (...cells: string[]) =>
    recogniseColumns(cells.map((cell) => [cell, "iam.amazonaws.com"])).columns[0];

  test.each<[string[], ColumnName]>([
    [["^(Root|IAMUser)$"], "userIdentityType"],
    [["NOT AssumedRole"], "userIdentityType"],
    [["AWSService, Unknown"], "userIdentityType"],
    [["WebIdentityUserX"], "eventName"],
    [["very-high"], "riskLevel"],
    [["LOW", "Medium", "extreme"], "riskLevel"],
    [["Higher"], "eventName"],
    [["on", "off"], "enabled"],
    [["有効"], "enabled"],
    [["one two three"], "note"],
    [["(a) Create"], "note"],
    [["メモ"], "note"],
    [["NOT ^(Get|List)"], "eventName"],
    [["^(?:Create"], "eventName"],
    // More than half decides, or the column takes the field that is left; what says nothing is not counted.
    [["Root", "^Create", ".*", ""], "eventName"],
    [["High", "^Create"], "eventName"],
    [["on", "^Create"], "eventName"],
    [["one two three", "^Create"], "eventName"],
    [["one  two   three"], "note"],
    [["Create(a)"], "eventName"],
    [["NOT  Root"], "userIdentityType"],
    [[" Root "], "userIdentityType"],
    [["Root", "Root", "^Create"], "userIdentityType"],
    [["Root", "*", "-", "^.+$"], "userIdentityType"],
  ])("%j are of %s", (cells, column) => {
    expect(guess(...cells)).toBe(column);
  });

  test.each(["ec2.amazonaws.com", "^(?!ec2).*$", "^(ec2|s3).*", "^s3\\.", "ec2."])(
    "%s is an event source",
    (cell) => expect(recogniseColumns([[cell, "^Create"]]).columns).toEqual(["eventSource", "eventName"]),
  );

  it("are taken for the first of two columns of a kind", () => {
    const columns = recogniseColumns([["iam.amazonaws.com", "ec2.amazonaws.com", "^Create"]]).columns;
    expect(columns).toEqual(["eventSource", null, "eventName"]);
  });

  it("that are only a note tell no columns", () => {
    expect(recogniseColumns([["one two three", ".*"]])).toMatchObject({
      columns: ["note", "eventName"],
      by: "position",
    });
  });

  it("are the switch and the failed calls, in that order", () => {
    expect(recogniseColumns([["on", "off", "^Create"]]).columns).toEqual([
      "enabled",
      "failedCalls",
      "eventName",
    ]);
    const third = [["on", "off", "on", "^Create"]];
    expect(recogniseColumns(third).columns).toEqual(["enabled", "failedCalls", null, "eventName"]);
  });
});

describe("by content", () => {
  it.each<[string, (string | null)[], boolean]>([
    [".*\tiam.amazonaws.com\tIAMUser", IN_ORDER, false],
    ["IAMUser\tiam.amazonaws.com\t.*", [...IN_ORDER].reverse(), true],
    ["iam.amazonaws.com\tIAMUser\t^Create", ["eventSource", "userIdentityType", "eventName"], true],
    ["^Create|^Stop\t^(?!ec2).*$\t.*", IN_ORDER, false],
    ["ec2.amazonaws.com\t^Run", ["eventSource", "eventName"], true],
    [
      "TRUE\tCreateUser\tiam.amazonaws.com\tIAMUser|Root\tVery High\tFALSE\t権限の変更",
      ["enabled", ...IN_ORDER, "riskLevel", "failedCalls", "note"],
      false,
    ],
    ["CreateUser\nDeleteUser", ["eventName"], false],
    ["iam.amazonaws.com", ["eventSource"], false],
    ["IAMUser\nRoot", ["userIdentityType"], false],
  ])("%j", (text, columns, swapped) => {
    expect(recogniseColumns(readTable(text).rows)).toMatchObject({
      columns,
      swapped,
      hasHeader: false,
      by: "content",
    });
  });
});

test("three columns that tell nothing stand in the grid's order", () => {
  expect(recogniseColumns([[".*", ".*", ".*"]])).toMatchObject({
    columns: IN_ORDER,
    by: "position",
    swapped: false,
  });
});

test("cells come by column, those of unknown columns are left out", () => {
  const rows = readTable(
    "No | eventSource | eventName\n---|---|---\n1 | ec2.amazonaws.com | ^Run|^Stop",
  ).rows;
  expect(tableCells(rows, recogniseColumns(rows))).toEqual([
    { eventSource: "ec2.amazonaws.com", eventName: "^Run|^Stop" },
  ]);
});

test("an empty table is empty", () => {
  expect(recogniseColumns([])).toMatchObject({ columns: [], hasHeader: false });
  expect(tableCells([], recogniseColumns([]))).toEqual([]);
});
