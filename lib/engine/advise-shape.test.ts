import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { createNameTable, type NamedSource } from "./name-table";
import { ADVICE_KINDS, type RowAdvice } from "./row-advice";
import { createRowDoctor } from "./row-doctor";
import type { Cell, CellName } from "./row";

const service = (prefix: string, names: string): NamedSource => ({
  source: `${prefix}.amazonaws.com`,
  events: names.split(" ").map((name) => ({ name, readOnly: false })),
});
const table = createNameTable(
  [
    service("ec2", "CreateTags RunInstances"),
    service("iam", "CreateUser DeleteUser PutUserPolicy"),
    service("s3", "CreateBucketPolicy PutBucketPolicy"),
    service("sqs", "PurgeQueue"),
  ],
  ["AssumedRole", "IAMUser", "Root", ""],
);

function cell(text: string): Cell {
  return text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };
}

const KINDS = ["glob", "strayQuantifier", "emptyAlternative"];

function adviceOf(cells: Partial<Record<CellName, string>>): RowAdvice[] {
  const row = blankRow("r");
  for (const [name, text] of Object.entries(cells)) row[name as CellName] = cell(text);
  const told = createRowDoctor({ table, findSource: () => null, ruleLevel: "HIGH" }).advise([row]);
  for (const { kind } of told) expect(ADVICE_KINDS).toContain(kind);
  return told.filter(({ kind }) => KINDS.includes(kind));
}

function repaired({ repair, cell: name }: RowAdvice): string {
  const { pattern, not } = repair![name!];
  return `${not ? "NOT " : ""}${pattern}`;
}

const ALL = 8;

describe("a name of files", () => {
  test.each<[string, string, number]>([
    ["*", ".*", ALL],
    ["**", ".*", ALL],
    ["^*", ".*", ALL],
    ["*User", "User$", 2],
    ["*User*", "User", 3],
    ["*Bucket*Policy", "Bucket.*Policy$", 2],
    ["*Bucket* | Run*", "Bucket|^Run", 3],
    ["*User|*User$", "User$", 2],
    ["*x|*", ".*", ALL],
    ["NOT *User", "NOT User$", 2],
  ])("%s, which is no regular expression, is %s", (text, expected, total) => {
    const [advice, ...more] = adviceOf({ eventName: text });
    expect(advice).toMatchObject({ cell: "eventName", kind: "glob", severity: "warning" });
    expect(advice!.evidence.total).toBe(total);
    expect(repaired(advice!)).toBe(expected);
    expect(more).toEqual([]);
    expect(adviceOf({ eventName: repaired(advice!) })).toEqual([]);
  });

  test("is one in every column", () => {
    const found = adviceOf({ eventName: "*", eventSource: "*.amazonaws.com", userIdentityType: "*User" });
    expect(found.map((advice) => [advice.cell, repaired(advice), advice.evidence.names.length])).toEqual([
      ["eventName", ".*", 5],
      ["eventSource", "\\.amazonaws\\.com$", 4],
      ["userIdentityType", "User$", 1],
    ]);
  });

  test.each(["*x", "*User(", "*a+", "(", "+", "*Us er", "*User|(b", "*User|b("])("%s is none", (text) => {
    expect(adviceOf({ eventName: text })).toEqual([]);
  });

  test("may have its star within: Create*Policy repeats the e", () => {
    const [advice, ...more] = adviceOf({ eventName: "Create*Policy" });
    expect(advice).toMatchObject({ kind: "glob", severity: "warning" });
    expect(advice!.evidence.names).toEqual(["CreateBucketPolicy"]);
    expect(repaired(advice!)).toBe("Create.*Policy");
    expect(more).toEqual([]);
    for (const other of ["Create*Role", "Creat*e", "Create*P", "CREATE*Policy", "(Create*Policy)\\1["])
      expect(adviceOf({ eventName: other }), other).toEqual([]);
  });
});

describe("a star behind a word", () => {
  test.each<[string, string, RowAdvice["kind"], string[]]>([
    ["^Put*", "^Put", "strayQuantifier", ["PurgeQueue"]],
    ["^Create*", "^Create", "strayQuantifier", []],
    ["Create*", "^Create", "glob", []],
    ["^Run*|Create*", "^Run|^Create", "glob", []],
    ["^Put*|^Create", "^Put|^Create", "strayQuantifier", ["PurgeQueue"]],
    ["^Put*|Create", "^Put|Create", "strayQuantifier", ["PurgeQueue"]],
    ["^(Run|Put*)", "^(Run|Put)", "strayQuantifier", ["PurgeQueue"]],
    ["NOT ^Put*", "NOT ^Put", "strayQuantifier", ["PurgeQueue"]],
  ])("of %s: %s was meant", (text, expected, kind, names) => {
    const [advice, ...more] = adviceOf({ eventName: text });
    expect(advice).toMatchObject({ kind, severity: names.length > 0 ? "warning" : "hint" });
    expect(advice!.evidence.names).toEqual(names);
    expect(repaired(advice!)).toBe(expected);
    expect(more).toEqual([]);
    expect(adviceOf({ eventName: repaired(advice!) })).toEqual([]);
  });

  test("surprises only with what the row's source lets pass, and the other cells with their own values", () => {
    expect(adviceOf({ eventName: "^Put*", eventSource: "^iam" })[0]!.evidence.names).toEqual([]);
    expect(adviceOf({ eventName: "^Put*", eventSource: "^sqs" })[0]!.evidence.names).toEqual(["PurgeQueue"]);
    expect(adviceOf({ eventName: "^Put*", eventSource: "NOT ^sqs" })[0]!.evidence.names).toEqual([]);
    const [source] = adviceOf({ eventSource: "^sqs*" });
    expect(source).toMatchObject({ cell: "eventSource", kind: "strayQuantifier", severity: "hint" });
    const [wide] = adviceOf({ eventSource: "^s3*" });
    expect(wide).toMatchObject({ cell: "eventSource", severity: "warning" });
    expect(wide!.evidence.names).toEqual(["sqs.amazonaws.com"]);
    const [type] = adviceOf({ userIdentityType: "^Roots*" });
    expect(type).toMatchObject({ cell: "userIdentityType", severity: "warning" });
    expect(type!.evidence.names).toEqual(["Root"]);
  });
});

describe("an alternative with nothing in it", () => {
  test.each([
    ["^Create|", "^Create"],
    ["|^Create", "^Create"],
    ["^Create||^Put", "^Create|^Put"],
    ["(|Create)", "(Create)"],
    ["(Create|)|", "(Create)"],
  ])("lets everything in: %s for %s", (text, expected) => {
    const [advice, ...more] = adviceOf({ eventName: text });
    expect(advice).toMatchObject({ kind: "emptyAlternative", severity: "warning" });
    expect(advice!.evidence.total).toBeGreaterThan(2);
    expect(repaired(advice!)).toBe(expected);
    expect(more).toEqual([]);
  });

  test.each(["|", "||", "^Create(User|)", "^(Create|)User", ".*|", "", "^Create|^Put"])(
    "is meant in %j",
    (text) => {
      expect(adviceOf({ eventName: text })).toEqual([]);
    },
  );
});
