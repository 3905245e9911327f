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
  [
    service("iam", "CreateUser CreateRole DeleteUser PutUserPolicy UpdateUser"),
    service("ec2", "RunInstances StopInstances TerminateInstances CreateVpc"),
    service("lambda", "CreateFunction20150331 UpdateFunctionCode20150331v2 Invoke"),
    service("cognito-idp", "CreateUserPool CreateGroup"),
    service("sso", "CreateUser"),
    service("s3", "PutBucketPolicy DeleteBucket"),
    ...["a", "b", "c", "d"].map((prefix) =>
      service(
        prefix,
        { a: "Shared Triple OnlyA", b: "Shared Triple", c: "Shared Triple", d: "Shared" }[prefix]!,
      ),
    ),
  ],
  ["AssumedRole", "IAMUser", "Root", ""],
);
const findSource = (word: string) => (/^(s3|ec2|iam)$/.test(word) ? `${word}.amazonaws.com` : null);
const doctor = createRowDoctor({ table, findSource, ruleLevel: "HIGH" });

/** Cells in the grid's order, parted by a space. */
function rowOf(cells: string): Row {
  const [eventName, eventSource, userIdentityType] = `${cells}  `.split(" ").map((text) => ({
    pattern: text.replace(/^NOT:/, ""),
    not: text.startsWith("NOT:"),
  }));
  return {
    ...blankRow("r"),
    eventName: eventName!,
    eventSource: eventSource!,
    userIdentityType: userIdentityType!,
  };
}

const cellsOf = (row: Row) =>
  CELL_NAMES.map((name) => (row[name].not ? "NOT:" : "") + row[name].pattern)
    .join(" ")
    .trim();

const adviceOn = (cells: string) => doctor.advise([rowOf(cells)]);

describe("a name that is written with the version of its API", () => {
  test.each([
    ["^CreateFunction$ ^lambda", "^CreateFunction\\d*(?:v\\d)?$ ^lambda", ["CreateFunction20150331"]],
    ["CreateFunction$", "CreateFunction\\d*(?:v\\d)?$", ["CreateFunction20150331"]],
    ["^(CreateFunction|Invoke)$", "^(CreateFunction\\d*(?:v\\d)?|Invoke)$", ["CreateFunction20150331"]],
    [
      "^UpdateFunctionCode$|^Invoke$|^CreateFunction$",
      "^UpdateFunctionCode\\d*(?:v\\d)?$|^Invoke$|^CreateFunction\\d*(?:v\\d)?$",
      ["UpdateFunctionCode20150331v2", "CreateFunction20150331"],
    ],
  ])("%s is let in", (cells, repaired, names) => {
    const [advice, ...others] = adviceOn(cells);
    expect(advice).toMatchObject({ cell: "eventName", kind: "datedName", severity: "warning" });
    expect(advice!.evidence.names).toEqual(names);
    expect(cellsOf(advice!.repair!)).toBe(repaired);
    expect(others).toEqual([]);
  });

  test("is found by its beginning, and needs nothing", () => {
    expect(adviceOn("^CreateFunction ^lambda")).toEqual([]);
  });
});

describe("a name of a source that does not pass", () => {
  test.each<[string, "warning" | "hint", string[], string | null]>([
    ["^RunInstances$ ^iam", "warning", ["ec2"], "^RunInstances$ ^ec2\\.amazonaws\\.com$"],
    [
      "^RunInstances$|^StopInstances$ ^iam",
      "warning",
      ["ec2"],
      "^RunInstances$|^StopInstances$ ^ec2\\.amazonaws\\.com$",
    ],
    // One of two sources, and nobody can say which.
    ["^CreateUser$ ^ec2", "warning", ["iam", "sso"], null],
    ["^RunInstances$|^DeleteBucket$ ^iam", "warning", ["ec2", "s3"], null],
    ["^RunInstances$ NOT:^ec2", "warning", ["ec2"], null],
    // The other name is found where it is looked for.
    ["^RunInstances$|^CreateUser$ ^iam", "hint", ["ec2"], null],
    ["^CreateUser$ ^cognito-idp", "warning", ["iam", "sso"], null],
    ["^RunInstances$|^Frobnicate$ ^iam", "warning", ["ec2"], null],
    ["^Triple$ ^iam", "warning", ["a", "b", "c"], null],
    ["^Shared$ ^iam", "hint", ["a", "b", "c", "d"], null],
    ["^Shared$|^OnlyA$ ^iam", "hint", ["a", "b", "c", "d"], "^Shared$|^OnlyA$ ^a\\.amazonaws\\.com$"],
  ])("%s is looked for there: %s", (cells, severity, sources, repaired) => {
    const [advice, ...others] = adviceOn(cells);
    expect(advice).toMatchObject({ cell: "eventName", kind: "nameOfOtherSource", severity });
    expect(advice!.evidence.suggestions).toEqual(sources.map((prefix) => `${prefix}.amazonaws.com`));
    expect(advice!.repair && cellsOf(advice!.repair)).toBe(repaired);
    expect(advice!.evidence.names.filter((name) => !table.names.includes(name))).toEqual([]);
    expect(others).toEqual([]);
  });
});

describe("a name that nobody writes", () => {
  test.each([
    ["RuninateInstances", "RunInstances", ["RunInstances", "TerminateInstances"]],
    ["^CreateUsr$", "^CreateUser$", ["CreateUser", "CreateUserPool"]],
    ["NOT:^CreateUsr$", "NOT:^CreateUser$", ["CreateUser", "CreateUserPool"]],
    ["createuser", "CreateUser", ["CreateUser", "CreateUserPool"]],
    ["^Invk$", "^Invoke$", ["Invoke"]],
    // A single word is the beginning of many names.
    ["^Crate", "^Create", ["Create"]],
    ["^Craete|^Delte", "^Create|^Delete", ["Create", "Delete"]],
    ["(CreateUsr|DeletUser)$", "(CreateUser|DeleteUser)$", ["CreateUser", "CreateUserPool", "DeleteUser"]],
    // What the source that is named does not write is not meant.
    ["^CreateUsr$ ^ec2", "^CreateVpc$ ^ec2", ["CreateVpc"]],
  ])("%s is one that is like it", (cells, repaired, suggestions) => {
    const [advice, ...others] = adviceOn(cells);
    expect(advice).toMatchObject({ cell: "eventName", kind: "misspeltName", severity: "warning" });
    expect(advice!.evidence.suggestions).toEqual(suggestions);
    expect(advice!.evidence.names.filter((name) => !cells.includes(name))).toEqual([]);
    expect(cellsOf(advice!.repair!)).toBe(repaired);
    expect(others).toEqual([]);
  });

  test.each([
    "^Abc",
    "^Xyz$",
    "^Inv$",
    "User$",
    "Instances",
    "Bucket",
    "r",
    "^Cr$",
    "^Run",
    "^Create[A-Z]usr",
    "^Frobnicate$",
    " ",
    "(",
    "^CreateUsr$ ^nowhere",
  ])("%s is not told to be one where nothing is like it", (cells) => expect(adviceOn(cells)).toEqual([]));
});

describe("a name as IAM policies write it", () => {
  test.each([
    [
      "s3:PutBucketPolicy",
      "^PutBucketPolicy$ ^s3\\.amazonaws\\.com$",
      ["PutBucketPolicy", "s3.amazonaws.com"],
    ],
    ["^ec2:Run*$", "^Run ^ec2\\.amazonaws\\.com$", ["Run", "ec2.amazonaws.com"]],
    ["iam:*", "^iam\\.amazonaws\\.com$", ["iam.amazonaws.com"]],
    ["iam:UpdateUser ^ec2", "^UpdateUser$ ^iam\\.amazonaws\\.com$", ["UpdateUser", "iam.amazonaws.com"]],
    ["s3:Put NOT:ec2", "^Put$ NOT:ec2", ["Put", "s3.amazonaws.com"]],
  ])("%s is two cells", (cells, repaired, suggestions) => {
    const advice = adviceOn(cells);
    expect(advice).toMatchObject([{ cell: "eventName", kind: "iamAction", severity: "warning" }]);
    expect(advice[0]!.evidence.suggestions).toEqual(suggestions);
    expect(cellsOf(advice[0]!.repair!)).toBe(repaired);
  });

  test.each(["nosuch:Thing", "s3:", "xs3:*y", "(?:s3)", "s3:Put.*"])("%s is none", (cells) => {
    expect(adviceOn(cells).map(({ kind }) => kind)).not.toContain("iamAction");
  });
});
