import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { createNameTable, type NamedSource } from "./name-table";
import { createRowDoctor } from "./row-doctor";
import { CELL_NAMES, type Row } from "./row";

const service = (prefix: string, names: string): NamedSource => ({
  source: `${prefix}.amazonaws.com`,
  events: names.split(" ").map((name) => ({ name, readOnly: false })),
});
const table = createNameTable(
  [service("iam", "CreateUser DeleteUser"), service("ec2", "RunInstances CreateVpc")],
  ["AssumedRole", "IAMUser", "Root", ""],
);
const findSource = (word: string) =>
  /^(ec2|iam)$/i.test(word) ? `${word.toLowerCase()}.amazonaws.com` : null;
const doctor = createRowDoctor({ table, findSource, ruleLevel: "HIGH" });

type Cells = [eventName: string, eventSource: string, userIdentityType: string];

function rowOf(cells: Cells): Row {
  const [eventName, eventSource, userIdentityType] = cells.map((text) => ({
    pattern: text.replace(/^NOT /, ""),
    not: text.startsWith("NOT "),
  }));
  return {
    ...blankRow("r"),
    eventName: eventName!,
    eventSource: eventSource!,
    userIdentityType: userIdentityType!,
  };
}

const cellsOf = (row: Row) => CELL_NAMES.map((name) => (row[name].not ? "NOT " : "") + row[name].pattern);
const wholeRow = (cells: Cells) =>
  doctor.advise([rowOf(cells)]).filter(({ kind }) => kind === "columnsMixed" || kind === "humanWords");

describe("cells that stand in each other's columns", () => {
  test.each<[Cells, Cells]>([
    [
      ["^iam", "^CreateUser$", ""],
      ["^CreateUser$", "^iam", ""],
    ],
    [
      ["", "^CreateUser$", ""],
      ["^CreateUser$", "", ""],
    ],
    [
      ["", "", "^iam"],
      ["", "^iam", ""],
    ],
    [
      ["^Root$", "^iam", "^CreateUser$"],
      ["^CreateUser$", "^iam", "^Root$"],
    ],
    [
      ["^CreateUser$", "^Root$", "^iam"],
      ["^CreateUser$", "^iam", "^Root$"],
    ],
    [
      ["^iam", "^Root$", "^CreateUser$"],
      ["^CreateUser$", "^iam", "^Root$"],
    ],
    [
      ["^Root$", "^CreateUser$", "^iam"],
      ["^CreateUser$", "^iam", "^Root$"],
    ],
    // Words for people that only fit where they belong.
    [
      ["^CreateUser$", "^IAM user$", ""],
      ["^CreateUser$", "", "^IAMUser$"],
    ],
    [
      ["^Run", "IAM role", "^EC2$"],
      ["^Run", "^ec2\\.amazonaws\\.com$", "^AssumedRole$"],
    ],
    // One that stays where it is may be put into words too.
    [
      ["^ec2\\.", "^Run", "^IAM user$"],
      ["^Run", "^ec2\\.", "^IAMUser$"],
    ],
    // NOT goes with its cell.
    [
      ["NOT ^iam", "^Run", ""],
      ["^Run", "NOT ^iam", ""],
    ],
    [
      ["^Run", "NOT ^Root$", "^ec2"],
      ["^Run", "^ec2", "NOT ^Root$"],
    ],
  ])("%j become %j", (cells, repaired) => {
    const [advice, ...others] = wholeRow(cells);
    expect(advice).toMatchObject({ cell: null, kind: "columnsMixed", severity: "warning" });
    expect(cellsOf(advice!.repair!)).toEqual(repaired);
    expect(advice!.evidence.suggestions).toEqual(repaired.map((text) => text.replace(/^NOT /, "")));
    expect(others).toEqual([]);
    expect(wholeRow(cellsOf(advice!.repair!) as Cells)).toEqual([]);
  });

  test.each<Cells>([
    // They catch a call where they are.
    ["", "", ""],
    ["^CreateUser$", "^iam", ""],
    // A word that is right where it is, or nowhere, tells nothing.
    ["^Frobnicate$", "^iam", "^Root$"],
    ["^Frobnicate$", "^CreateUser$", ""],
    // In the other order no call would be caught either.
    ["^ec2", "^DeleteUser$", ""],
    ["(", "^CreateUser$", ""],
  ])("%j, %j, %j are left alone", (...cells) => {
    expect(wholeRow(cells)).toEqual([]);
  });
});

describe("words for people", () => {
  test.each<[Cells, "columnsMixed" | "humanWords", string | null, Cells]>([
    [["IAM user", "IAM", "*"], "columnsMixed", null, [".*", "iam.amazonaws.com", "IAMUser"]],
    [["*", "IAM", "IAM user"], "humanWords", null, [".*", "iam.amazonaws.com", "IAMUser"]],
    [
      ["RunInstances", "EC2", "IAM user"],
      "humanWords",
      null,
      ["RunInstances", "ec2.amazonaws.com", "IAMUser"],
    ],
    [
      ["RunInstances", "EC2", "Root"],
      "humanWords",
      "eventSource",
      ["RunInstances", "ec2.amazonaws.com", "Root"],
    ],
    [["RunInstances", " ", "IAM user"], "humanWords", "userIdentityType", ["RunInstances", " ", "IAMUser"]],
  ])("%j are %s of %s", (cells, kind, cell, repaired) => {
    const [advice, ...others] = wholeRow(cells);
    expect(advice).toMatchObject({ cell, kind, severity: "warning", evidence: { suggestions: repaired } });
    expect(cellsOf(advice!.repair!)).toEqual(repaired);
    expect(others).toEqual([]);
  });

  test("behind NOT are not the official example", () => {
    expect(wholeRow(["RunInstances", "NOT EC2", "IAM user"])).toEqual([]);
  });

  test("that lead to no call are not put right", () => {
    expect(wholeRow(["DeleteUser", "EC2", "IAM user"])).toEqual([]);
  });
});
