import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { closestNames, jaroWinkler, levenshtein, mostLikeness } from "./closest-names";

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
  ["", "", 1],
  // Letters count within half of the longer word, less one.
  ["axxxxxxx", "yyyayyyy", 0.417],
  ["yyyayyyy", "axxxxxxx", 0.417],
  ["axxxxxxx", "yyyyayyy", 0],
  ["xxxxxxxa", "ayyyyyyy", 0],
  // Of the beginning that both share, four.
  ["abcdexx", "abcdeyy", 0.886],
  ["abcxxxx", "abcyyyy", 0.733],
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

  it("compares without capitals where none is written", () => {
    const [close] = closestNames("creatuser", NAMES);
    expect(close).toEqual({
      name: "CreateUser",
      likeness: jaroWinkler("creatuser", "createuser"),
      distance: 1,
    });
    expect(closestNames("Creatuser", NAMES)[0]!.likeness).toBe(jaroWinkler("Creatuser", "CreateUser"));
    expect(closestNames("CREATEUSER", NAMES)[0]).toEqual({ name: "CreateUser", likeness: 1, distance: 0 });
  });

  it("gives the last place to the name with the fewest edits, where it reads less alike", () => {
    const longer = "RuninateInstancesOfMine";
    const names = ["TerminateInstances", "RunInstances", longer];
    expect(closestNames("RuninateInstances", names, 2).map(({ name }) => name)).toEqual([
      longer,
      "TerminateInstances",
    ]);
    expect(closestNames("RuninateInstances", names, 3).map(({ name }) => name)).toEqual([
      longer,
      "RunInstances",
      "TerminateInstances",
    ]);
  });

  it("looks at words of up to a hundred characters", () => {
    const [hundred, more] = ["a".repeat(100), "a".repeat(101)];
    expect(closestNames(hundred, [hundred])).toHaveLength(1);
    expect(closestNames(more, [more])).toEqual([]);
  });

  it("keeps to the limit, and the nearest within it", () => {
    const close = closestNames("StopInstance", NAMES, 1);
    expect(close.map(({ name }) => name)).toEqual(["StopInstances"]);
  });
});

test.each([
  ["abc", "abd", 0.822],
  ["abc", "cba", 1],
  ["RunInstances", "runinstances", 1],
  ["aab", "abb", 0.8],
  ["abcdexx", "abcdeyy", 0.886],
  ["ab", "abcdef", 0.822],
  ["xaz", "yaz", 0.778],
  ["AZ[", "az{", 0.822],
  ["é", "ü", 1],
  ["a", "b", 0.333],
])("%s is at most like %s by %f, by their letters alone", (word, name, most) => {
  expect(mostLikeness(word, name)).toBeCloseTo(most, 3);
  // Once more with what is known of the word: it comes back as it was.
  expect(closestNames(word, [name, name, word], 9).at(0)?.name.toLowerCase()).toBe(word.toLowerCase());
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
