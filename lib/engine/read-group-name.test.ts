import { describe, expect, test } from "vitest";
import { Refusal } from "./pattern-refusal";
import { readGroupName } from "./read-group-name";

const OPEN = "(?<";
const read = (text: string) => readGroupName(OPEN + text, OPEN.length);

describe("the name of a group", () => {
  test.each([
    ["verb>Create)", "verb"],
    ["$_1>", "$_1"],
    ["a\u200cb\u200d>", "a\u200cb\u200d"],
    ["é名\u{1d453}>", "é名\u{1d453}"],
    ["\\u0061b>", "ab"],
    ["a\\u0062>", "ab"],
    ["\\u{61}\\u{1D453}>", "a\u{1d453}"],
    ["\\ud835\\uDC53x>", "\u{1d453}x"],
  ])("%s is %s, up to its bracket", (text, name) => {
    expect(read(text)).toEqual({ name, end: OPEN.length + text.indexOf(">") + 1 });
    // As the runtime has it.
    const groups = new RegExp(`(?<${text.slice(0, text.indexOf(">") + 1)}x)`).exec("x")!.groups!;
    expect(Object.keys(groups)).toEqual([name]);
  });

  test.each([
    [">", "invalidGroupName", ">"],
    ["1a>", "invalidGroupName", "1"],
    ["a-b>", "invalidGroupName", "-"],
    ["\u200ca>", "invalidGroupName", "\u200c"],
    ["\u{1f426}>", "invalidGroupName", "\u{1f426}"],
    ["\\u0031>", "invalidGroupName", "\\u0031"],
    ["\\u{1f426}>", "invalidGroupName", "\\u{1f426}"],
    ["\\x61>", "invalidGroupName", "\\"],
    ["a\\", "invalidGroupName", "\\"],
    ["verb", "invalidGroupName", "<verb"],
    ["", "invalidGroupName", "<"],
    ["\\u12>", "invalidUnicodeEscape", "\\u"],
    ["a\\u{110000}>", "invalidUnicodeEscape", "\\u"],
    ["\\u{}>", "invalidUnicodeEscape", "\\u"],
    ["\\ud835>", "invalidGroupName", "\\ud835"],
    ["\\ud835\\u0061>", "invalidGroupName", "\\ud835"],
  ])("%s is refused: %s at %s", (text, reason, underlined) => {
    let refusal: unknown;
    try {
      read(text);
    } catch (thrown) {
      refusal = thrown;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    const { problem } = refusal as Refusal;
    expect(problem.reason).toBe(reason);
    const { position, length } = problem;
    expect((OPEN + text).slice(position, position + length)).toBe(underlined);
  });
});
