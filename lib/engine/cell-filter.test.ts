import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { cellFilter, OPEN, valueTests } from "./cell-filter";
import { compileRows } from "./compile-rows";
import { LACKING } from "./event-pattern";
import { globText } from "./glob";

const LONG = "x".repeat(400);

function filterOf(text: string) {
  const cell = { pattern: text.replace(/^NOT /, ""), not: text.startsWith("NOT ") };
  const { pattern } = compileRows([{ ...blankRow("r"), eventName: cell }]).rows[0]!.cells.eventName;
  return cellFilter(pattern!, cell.not);
}

/** `+` and the shapes that pass, or `-` and those that do not; `lacking` where no value passes too, `~` where wider. */
function told(text: string): string | null {
  const filter = filterOf(text);
  if (!filter) return null;
  const { accepts, refuses, takesLacking, exact } = filter;
  const shapes = accepts
    ? ["+", ...accepts.map(globText)]
    : refuses
      ? ["-", ...refuses.map(globText)]
      : ["any"];
  return [...(exact ? [] : ["~"]), ...shapes, ...(takesLacking ? ["lacking"] : [])].join(" ");
}

describe("what EventBridge can be asked for a cell", () => {
  test.each<[string, string | null]>([
    ["", "any lacking"],
    ["NOT ", "any lacking"],
    ["^A$", "+ A"],
    ["^A", "+ A*"],
    ["A$", "+ *A"],
    ["A", "+ *A*"],
    ["^A|^A", "+ A*"],
    ["^(A|B)$", "+ A B"],
    ["^A?$", "+ A lacking"],
    ["^$", "+ lacking"],
    [".*", "any lacking"],
    ["^A|$", "any lacking"],
    ["iam.amazonaws.com", "~ + *iam*amazonaws*com*"],
    ["^[A-Z]et", "~ + *et*"],
    ["^.*A$", "~ + A *A"],
    ["NOT ^A$", "- A lacking"],
    ["NOT ^A", "- A* lacking"],
    ["NOT A", "- *A* lacking"],
    // The empty value cannot be among those that are refused.
    ["NOT ^A?$", "~ - A"],
    ["NOT ^$", "~ any lacking"],
    // What is refused has to be exact, so that the rest of the cell is left open.
    ["NOT ^[A-Z]et|^B$", "~ - B lacking"],
    ["NOT ^[A-Z]et", "~ any lacking"],
    ["^(?!ec2).*$", "- ec2* lacking"],
    ["^(?!a)(?!b).*$", "- a* b* lacking"],
    ["^(?!ec2|s3$)", "- ec2* s3 lacking"],
    ["^(?!ec2|[a-z])", "~ - ec2* lacking"],
    ["^(?![a-z])", "~ any lacking"],
    ["^(?!a).*x$", "~ - a*"],
    ["^(?!ec2)x", "~ + x*"],
    ["NOT ^(?!ec2).*$", "~ any lacking"],
  ])("%j is %j", (pattern, expected) => {
    expect(told(pattern)).toBe(expected);
  });

  test.each(["a^", "[]", "NOT .*", "NOT ^[^]*$", "NOT ^[^]*"])(
    "is nothing where no value passes: %j",
    (pattern) => {
      expect(filterOf(pattern)).toBeNull();
    },
  );

  test("is anything where what is refused never comes", () => {
    expect(filterOf("NOT a^")).toEqual(OPEN);
  });
});

describe("a shape that is too much for a rule", () => {
  test.each([
    [`^${LONG}$`, `~ + ${"x".repeat(40)}*`],
    [`^a[^]*${LONG}$`, "~ + a*"],
    [`[^]*${LONG}$`, "~ any lacking"],
    ["a.b.c.d.e.f", "~ + *a*b*c*"],
    ["^a[^]*b[^]*c[^]*d", "+ a*b*c*d*"],
    ["^a[^]*b[^]*c[^]*d[^]*e$", "+ a*b*c*d*e"],
    ["^a[^]*b[^]*c[^]*d[^]*e", "~ + a*b*c*d*"],
  ])("lets more pass: %#", (pattern, expected) => {
    expect(told(pattern)).toBe(expected);
  });

  test.each([
    [`NOT ^A$|^${LONG}$`, "~ - A lacking"],
    [`NOT ^${LONG}$`, "~ any lacking"],
    [`^(?!${LONG}|ec2)`, "~ - ec2* lacking"],
  ])("refuses nothing: %#", (pattern, expected) => {
    expect(told(pattern)).toBe(expected);
  });

  test("has 300 characters as JSON at most", () => {
    expect(told(`^${"x".repeat(298)}$`)).toBe(`+ ${"x".repeat(298)}`);
    expect(told(`^${"x".repeat(299)}$`)).toBe(`~ + ${"x".repeat(40)}*`);
    expect(told(`^${'"'.repeat(160)}$`)).toBe(`~ + ${'"'.repeat(40)}*`);
  });
});

test("a field is tested by its shapes, or by being absent", () => {
  expect(valueTests(filterOf("^(A|B)$")!)).toEqual(["A", "B"]);
  expect(valueTests(filterOf("^A?$")!)).toEqual(["A", ...LACKING]);
  expect(valueTests(filterOf("NOT ^A")!)).toEqual([{ "anything-but": { prefix: ["A"] } }, ...LACKING]);
  expect(valueTests(filterOf("^(?!a).*x$")!)).toEqual([{ "anything-but": { prefix: ["a"] } }]);
  expect(valueTests(filterOf("")!)).toBeUndefined();
});
