import { expect, test } from "vitest";
import { negatedPattern, undoNegation } from "./not-pattern";

test.each(["Create", "^Get|List$", "a(b)?", "", "\\)"])(
  "%j is found exactly where its negation is not",
  (pattern) => {
    const negated = negatedPattern(pattern);
    for (const value of ["", "Create", "ReCreate\nUser", "GetX", "xList", "ab", ")"])
      expect(new RegExp(negated).test(value), value).toBe(!new RegExp(pattern).test(value));
    expect(undoNegation(negated)).toBe(pattern);
    expect(negated).toHaveLength(pattern.length + 16);
  },
);

test.each([
  "Create",
  negatedPattern("a").slice(1),
  negatedPattern("a").slice(0, -1),
  `${negatedPattern("a")}b`,
  `x${negatedPattern("a")}`,
  // Refuses `a` alone, and finds what begins with `b`.
  negatedPattern("a)|(?:b"),
  negatedPattern("("),
])("%j is no negation", (pattern) => {
  expect(undoNegation(pattern)).toBeNull();
});
