import fc from "fast-check";
import { expect, test } from "vitest";
import { levenshtein } from "./closest-names";
import { fitWord } from "./fit-word";

test.each([
  ["Creates", "CreateUser", true, false, "Create", 1],
  ["Crate", "CreateUser", true, false, "Create", 1],
  ["User", "CreateUser", false, false, "User", 0],
  ["Usr", "CreateUserPool", false, false, "User", 1],
  ["RunInstancez", "RunInstances", true, true, "RunInstances", 1],
  ["Instance", "RunInstances", false, true, "Instances", 1],
  // Of equal ones the part that ends where a word does, then the longest, then the first.
  ["Creatx", "CreateUser", true, false, "Create", 1],
  ["ab", "xabyab", false, false, "ab", 0],
  ["Usx", "aUsbUsC", false, false, "Usb", 1],
  ["ac", "abc", true, true, "abc", 1],
  ["abX", "abcd", false, false, "abc", 1],
  ["a", "b", false, false, "b", 1],
])("%s in %s", (word, value, start, end, text, changes) => {
  expect(fitWord(word, value, start, end)).toEqual({ text, changes });
});

test("what is too long is not looked at", () => {
  expect(fitWord("a", "a".repeat(201), false, false)).toBeNull();
  expect(fitWord("a".repeat(201), "a", false, false)).toBeNull();
  expect(fitWord("a".repeat(200), "a".repeat(200), false, false)?.changes).toBe(0);
  expect(fitWord("", "a", false, false)).toBeNull();
});

test("the changes are those of Levenshtein, and no other part of the value needs fewer", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "C"), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(text, text, fc.boolean(), fc.boolean(), (word, value, start, end) => {
      const found = fitWord(word, value, start, end)!;
      expect(levenshtein(word, found.text)).toBe(found.changes);
      for (let from = 0; from <= (start ? 0 : value.length); from += 1) {
        for (let to = end ? value.length : from; to <= value.length; to += 1)
          expect(levenshtein(word, value.slice(from, to))).toBeGreaterThanOrEqual(found.changes);
      }
    }),
  );
});
