import { describe, expect, test } from "vitest";
import { scanContainer, skipSpace, stringEnd } from "./json-scan";

const KEYS = ["Records", "events"];

describe("a container", () => {
  test.each([
    ["{}", 2],
    ["[]x", 2],
    ['{"a": {"b": [1, {}]}} {}', 21],
    ['["]", "}", "\\"]"]', 17],
    ['{"a": "\\\\"}]', 11],
  ])("%j ends at its own bracket", (text, end) => {
    expect(scanContainer(text, 0, KEYS)).toEqual({ end, stoppedAt: end, list: -1 });
  });

  test("is found where it begins, whatever stands before", () => {
    expect(scanContainer("}]{[]}]", 2, KEYS)).toMatchObject({ end: 6 });
  });

  test.each([
    ['{"a": [1, 2', 11],
    ["[[]", 3],
    // A string that is never closed ends at its line, so that the lines behind it can be read.
    ['{"a": "cut\n"}', 10],
    ['{"a": "cut\\\n"}', 11],
    ['{"a": "cut', 10],
    ['{"a": "cut\\', 11],
  ])("%j is not closed", (text, stoppedAt) => {
    expect(scanContainer(text, 0, KEYS)).toEqual({ end: -1, stoppedAt, list: -1 });
  });

  test.each([
    ['{"Records": [', 12],
    ['{"x": "Records", "events":[]}', 26],
    ['{"Records"\n:\t[1]}', 13],
    // The first of two lists; no value, no list of something within, no key that only looks like it.
    ['{"events":[],"Records":[]}', 10],
    ['{"x": {"Records": []}}', -1],
    ['[{"Records": []}]', -1],
    ['{"Records": {}}', -1],
    ['{"Records"}', -1],
    ['{"Record": []}', -1],
    ['{"x": ["Records", []]}', -1],
  ])("%j has its list of records at %i", (text, list) => {
    expect(scanContainer(text, 0, KEYS).list).toBe(list);
  });
});

test.each([
  ['"abc" "', 4],
  ['"a\\"b"', 5],
  ['"a\\\\"b', 4],
  ['"a\nb"', 2],
  ['"abc', 4],
])("the string %j ends at %i", (text, end) => {
  expect(stringEnd(text, 0)).toBe(end);
});

test("white space is skipped, that of web pages too, and commas where asked", () => {
  const text = " \t\r\n\u00a0\u200b\ufeff\u3000,x";
  expect(skipSpace(text, 0)).toBe(8);
  expect(skipSpace(text, 0, true)).toBe(9);
  expect(skipSpace(text, 9)).toBe(9);
  expect(skipSpace("x  ", 1)).toBe(3);
});
