import { expect, test } from "vitest";
import { lineCounter } from "./line-counter";

test("each position is on the line that it stands on, in whatever order it is asked for", () => {
  const text = "ab\n\nc\n";
  const lines = [1, 1, 1, 2, 3, 3, 4];
  const forwards = lineCounter(text);
  expect(lines.map((_, at) => forwards(at))).toEqual(lines);
  const backwards = lineCounter(text);
  expect(lines.map((_, at) => backwards(lines.length - 1 - at)).reverse()).toEqual(lines);
  const both = lineCounter(text);
  expect([4, 4, 0, 6, 3].map(both)).toEqual([3, 3, 1, 4, 2]);
  expect(lineCounter("ab")(1)).toBe(1);
});
