import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { closestNames, jaroWinkler, levenshtein } from "./closest-names";

const NAMES = [
  "CreateUser",
  "DeleteTrail",
  "DescribeInstances",
  "RebootInstances",
  "RunInstances",
  "RunScheduledInstances",
  "StartInstances",
  "StopInstances",
  "TerminateInstances",
];

test.each([
  ["", "", 0],
  ["", "abc", 3],
  ["kitten", "sitting", 3],
  ["RuninateInstances", "TerminateInstances", 4],
  ["RuninateInstances", "RunInstances", 5],
])("%s and %s are %i edits apart, both ways", (one, other, edits) => {
  expect(levenshtein(one, other)).toBe(edits);
  expect(levenshtein(other, one)).toBe(edits);
});

test.each([
  ["MARTHA", "MARHTA", 0.961],
  ["DWAYNE", "DUANE", 0.84],
  ["DIXON", "DICKSONX", 0.813],
  ["same", "same", 1],
  ["abc", "xyz", 0],
  ["", "abc", 0],
  ["RuninateInstances", "RunInstances", 0.863],
  ["RuninateInstances", "TerminateInstances", 0.831],
])("%s is like %s by %f", (one, other, likeness) => {
  expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 3);
});

describe("did you mean", () => {
  it("offers what reads alike first and the fewest edits too", () => {
    expect(closestNames("RuninateInstances", NAMES).map(({ name }) => name)).toEqual([
      "RunInstances",
      "TerminateInstances",
    ]);
  });

  it("knows a name that is only written in another case", () => {
    expect(closestNames("createuser", NAMES)[0]).toEqual({ name: "CreateUser", likeness: 1, distance: 0 });
    expect(closestNames("deletetrial", NAMES)[0]?.name).toBe("DeleteTrail");
  });

  it("offers nothing for another word, for none and for a flood of letters", () => {
    expect(closestNames("PutObject", NAMES)).toEqual([]);
    expect(closestNames("", NAMES)).toEqual([]);
    expect(closestNames("RunInstances".repeat(1000), NAMES)).toEqual([]);
  });

  it("keeps to the limit, and the nearest within it", () => {
    const close = closestNames("StopInstance", NAMES, 1);
    expect(close.map(({ name }) => name)).toEqual(["StopInstances"]);
  });
});

test("sparing comparisons loses no name that is alike enough", () => {
  const word = fc.string({
    unit: fc.constantFrom("A", "a", "b", "B", "c", "é", "É", "1"),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (wanted, names) => {
      const isLower = wanted === wanted.toLowerCase();
      const alike = names.filter((name) => {
        const isSame = name.toLowerCase() === wanted.toLowerCase();
        return isSame || jaroWinkler(wanted, isLower ? name.toLowerCase() : name) >= 0.82;
      });
      expect(
        closestNames(wanted, names, 10)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(alike.sort());
    }),
    { seed: 14, numRuns: 2_000 },
  );
});
