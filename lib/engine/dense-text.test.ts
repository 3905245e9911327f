import { expect, test } from "vitest";
import { isMostlyBrackets } from "./dense-text";

test.each([
  ["brackets", "[".repeat(100), true],
  ["braces", "{".repeat(100), true],
  ["empty objects", "{},".repeat(40), true],
  ["closing brackets alone", "]}".repeat(50), false],
  ["a bracket in 16 characters", `[${"x".repeat(15)}`.repeat(10), false],
  ["a bracket in 15 characters", `[${"x".repeat(14)}`.repeat(10), true],
  ["a shorter text", "[".repeat(99), false],
])("%s: %#", (_, text, expected) => {
  expect(isMostlyBrackets(text, 100)).toBe(expected);
});

test("less than 16 MiB are read whatever they hold", () => {
  const least = 16 * 1024 * 1024;
  expect(isMostlyBrackets("[".repeat(least - 1))).toBe(false);
  expect(isMostlyBrackets("[".repeat(least))).toBe(true);
});
