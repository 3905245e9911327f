import { expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { meantRow, namingOneSource, withoutStrayStars } from "./meant-pattern";
import { createNameTable } from "./name-table";

const table = createNameTable(
  ["iam", "s3", "ec2-instance-connect"].map((prefix) => ({ source: `${prefix}.amazonaws.com`, events: [] })),
  [],
);

test.each([
  ["^Put*", "^Put"],
  ["Put*", "^Put"],
  ["^Create*|^Put*", "^Create|^Put"],
  ["Create*|^Put|Get*?", "^Create|^Put|^Get"],
  ["^(Put|Get*)", "^(Put|Get)"],
  ["^Role(Put|Get*)", "^Role(Put|Get)"],
  ["Role(Put|Get*)", "Role(Put|Get)"],
  ["^Put*$", "^Put$"],
  ["^iam\\.*", "^iam\\."],
  // Nobody knows what these were meant for.
  ["^Put", "^Put"],
  [".*", ".*"],
  ["^Cre*ate", "^Cre*ate"],
  ["^[ab]*", "^[ab]*"],
  ["*", "*"],
  ["^Put*(", "^Put*("],
  [" ", " "],
  ["", ""],
])("%j is %j without the stars that repeat a letter", (pattern, meant) => {
  expect(withoutStrayStars(pattern)).toBe(meant);
});

test.each([
  ["iam.amazonaws.com", "^iam\\.amazonaws\\.com$"],
  ["^iam\\.amazonaws\\.com", "^iam\\.amazonaws\\.com$"],
  ["^.*s3.amazonaws.com$|x", "^s3\\.amazonaws\\.com$|x"],
  [
    "iam.amazonaws.com|ec2-instance-connect.amazonaws.com",
    "^iam\\.amazonaws\\.com$|^ec2-instance-connect\\.amazonaws\\.com$",
  ],
  ["iam", "iam"],
  ["iam.", "iam."],
  ["^(iam|s3)\\.amazonaws\\.com$", "^(iam|s3)\\.amazonaws\\.com$"],
  ["sqs.amazonaws.com", "sqs.amazonaws.com"],
  ["iam.amazonaws.com*", "iam.amazonaws.com*"],
  ["iam.amazonaws.com(", "iam.amazonaws.com("],
])("%s names one source as %s", (pattern, named) => {
  expect(namingOneSource(pattern, table)).toBe(named);
});

test("a row is meant otherwise where a name or a source is, and its other cells stay", () => {
  const row = (eventName: string, eventSource: string, not = false) => ({
    ...blankRow("r"),
    eventName: { pattern: eventName, not },
    eventSource: { pattern: eventSource, not },
    userIdentityType: { pattern: "Root*", not },
  });
  const cells = ({ eventName, eventSource, userIdentityType }: ReturnType<typeof row>) => {
    return { eventName, eventSource, userIdentityType };
  };
  expect(meantRow(row("^Put", "^iam"), table)).toBeNull();
  expect(meantRow(row("^Put*", "^iam", true), table)).toEqual(cells(row("^Put", "^iam", true)));
  expect(meantRow(row("^Put", "s3*"), table)).toEqual(cells(row("^Put", "^s3")));
  expect(meantRow(row("^Put", "iam.amazonaws.com"), table)).toEqual(
    cells(row("^Put", "^iam\\.amazonaws\\.com$")),
  );
});
