import { describe, expect, test } from "vitest";
import { ANY_TEXT, globCovers, globMatches, globText, type Glob } from "./glob";

/** `*` stands for any text. */
const glob = (text: string): Glob =>
  text.split(/(\*)/).flatMap((part): Glob => (part === "*" ? [ANY_TEXT] : part === "" ? [] : [part]));

describe("a shape", () => {
  test.each<[string, string[], string[]]>([
    ["", [""], ["a"]],
    ["*", ["", "a", "\n"], []],
    ["ab", ["ab"], ["", "a", "abc", "xab"]],
    ["a*", ["a", "ab"], ["", "ba"]],
    ["*a", ["a", "ba", "aXa"], ["", "ab"]],
    ["*a*", ["a", "bab"], ["b"]],
    // One text may not stand for both ends.
    ["aa*a", ["aaa", "aaba"], ["aa", "a"]],
    ["a*b*c", ["abc", "aXbXc", "abcbc"], ["ac", "acb", "abcb"]],
    ["a*b*b", ["abb", "abXb"], ["ab"]],
  ])("%s", (text, yes, no) => {
    expect(yes.filter((value) => !globMatches(glob(text), value))).toEqual([]);
    expect(no.filter((value) => globMatches(glob(text), value))).toEqual([]);
  });

  test.each([
    ["a*", "ab*", true],
    ["a*", "a*b", true],
    ["*", "", true],
    ["ab*", "a*", false],
    ["a*b", "a*", false],
    ["ab", "a*b", false],
    ["a*c", "a*b*c", true],
  ])("%s covers %s: %s", (outer, inner, expected) => {
    expect(globCovers(glob(outer), glob(inner))).toBe(expected);
  });

  test("is told as text, in which signs that are meant so have a backslash", () => {
    expect(globText(["a*b\\", ANY_TEXT, "c"])).toBe("a\\*b\\\\*c");
    expect(globText([])).toBe("");
  });
});
