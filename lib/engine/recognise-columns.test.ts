import { describe, expect, it, test } from "vitest";
import { readTable } from "./read-table";
import { recogniseColumns, tableCells } from "./recognise-columns";

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
