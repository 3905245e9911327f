import { describe, expect, test } from "vitest";
import { readPattern } from "./check-pattern";
import { compileProgram } from "./pattern-program";
import { runProgram, type StepBudget } from "./run-program";

const PLENTY = 1_000_000;

function run(source: string, value: string, budget: StepBudget = { steps: PLENTY }) {
  const read = readPattern(source);
  if (!read.ok) throw new Error(`${source} is no pattern`);
  return runProgram(compileProgram(read.node, read.captureCount), value, budget);
}

function stepsOf(source: string, value: string): number {
  const budget = { steps: PLENTY };
  run(source, value, budget);
  return PLENTY - budget.steps;
}

/** Every operation of the program on values that it finds something in, and on values that it does not. */
const CASES: [what: string, pattern: string, values: string[]][] = [
  ["letters", "ab", ["ab", "xab", "a", "ba", ""]],
  ["a letter behind", "(?<=a)b", ["ab", "b", "xb", "bab"]],
  ["letters behind, from their end", "(?<=ab)c", ["abc", "bac", "bc"]],
  ["another letter", "a[^b]", ["a", "ab", "ac"]],
  ["another letter behind", "(?<=[^b])a", ["a", "ba", "ca"]],
  ["a run of others to the end", "[^a]+", ["bca", "bc", "a"]],
  ["a run of others behind, to the start", "(?<=[^a]{2})c", ["bbc", "bc", "abc", "abbc"]],
  ["a run, as long as it can be", "a+", ["caaat", "b", "a"]],
  ["a run that gives back", "a+ab", ["aaab", "ab"]],
  ["a run that gives back all", "^a*a$", ["a", "aaa", ""]],
  ["a run with bounds", "^a{2,3}$", ["a", "aa", "aaa", "aaaa"]],
  ["a run with bounds that gives back to its least", "^a{2,4}aa$", ["aaa", "aaaa", "aaaaaa", "aaaaaaa"]],
  ["a lazy run", "a+?", ["aaa"]],
  ["a lazy run that takes more", "^a*?b", ["aaab", "b", "aaa"]],
  ["a lazy run with bounds", "^a{1,3}?b", ["b", "ab", "aaab", "aaaab"]],
  ["a run behind", "(?<=^a+)b", ["aab", "b", "cab"]],
  ["a run behind that gives back", "(?<=^(a*)a)b", ["aab", "b", "ab"]],
  ["a lazy run behind", "(?<=^(a*?)(a+))b", ["aab", "ab"]],
  ["a run behind with bounds", "(?<=^a{2})b", ["aab", "aaab", "ab", "b"]],
  ["alternatives, the first that fits", "a|ab|abc", ["abc", "xab"]],
  ["alternatives that are tried again", "^(a|ab)(c|bcd)$", ["abcd", "ac", "abc", "ab"]],
  ["the start", "^b", ["b", "ab"]],
  ["the end", "a$", ["ba", "ab", "a"]],
  ["the start within alternatives", "x|^b", ["ab", "b", "abx"]],
  ["a word's boundary", "\\bab\\b", ["ab", "x ab.", "xab", "abx", "_ab"]],
  ["no word's boundary", "\\Bb", ["ab", "b", " b"]],
  ["no word's boundary at either end", "^\\B$", ["", "a"]],
  ["a boundary of an empty value", "\\b", ["", " ", "a"]],
  ["a look-ahead", "a(?=b)", ["ab", "ac", "aab"]],
  ["a look-ahead that refuses", "a(?!b)", ["ab", "ac", "aba"]],
  ["a look-behind that refuses", "(?<!a)b", ["ab", "cb", "b"]],
  ["what a look-ahead captured", "(?=(a+))\\1b", ["aab", "xaab"]],
  ["what a look-ahead captured, not tried again", "(?=(a+))a*b\\1", ["baaabac", "aba"]],
  ["what a look-ahead captured, forgotten when it fails", "(?:(?=(a))ac|\\1ab)", ["ab", "ac"]],
  ["nothing captured by a look-ahead that refuses", "(?!(a)b)\\1a", ["ac", "ab"]],
  ["a reference", "(a|b)\\1", ["ab", "abb", "aa", "ba"]],
  ["a reference to the second group", "^(a)(b)\\2$", ["abb", "aba"]],
  ["a reference to more than is left", "^(ab)\\1$", ["aba", "abab", "ababa"]],
  ["a reference to a group that has not matched", "^(?:(a)|b)\\1c", ["bc", "aac", "ac"]],
  ["a reference to a group that is not finished", "^(a\\1)b", ["ab", "aab"]],
  ["a reference to nothing", "^(a?)\\1b", ["b", "aab", "ab"]],
  ["a reference behind", "(?<=\\1(a))b", ["aab", "ab", "cab"]],
  ["a reference behind to a group that is not finished", "(?<=(a\\1))b", ["ab", "aab", "b"]],
  ["a reference behind that reaches before the start", "(?<=\\1(ab))c", ["abc", "ababc"]],
  ["a reference behind to more than there is", "(?<=^\\1(ab))c", ["abc", "ababc", "xababc"]],
  ["rounds", "^(?:ab)+$", ["ab", "abab", "aba", ""]],
  ["rounds with bounds", "^(?:ab){2,3}$", ["ab", "abab", "ababab", "abababab"]],
  ["rounds that give back", "^(?:ab)+abc", ["ababc", "abc"]],
  ["lazy rounds", "(?:ab)+?", ["abab"]],
  ["lazy rounds that take more", "^(?:ab)*?c", ["ababc", "c", "abd"]],
  ["lazy rounds with bounds", "^(?:ab){1,2}?c", ["c", "abc", "ababc", "abababc"]],
  ["an empty round", "^(?:a*)*b", ["aab", "b", "c"]],
  ["an empty round that is asked for", "^(?:a?){3}b", ["b", "ab", "aaab", "aaaab"]],
  ["a round forgets the captures of the one before", "^(?:(a)|(b))+\\1c", ["abc", "abac", "baac", "aac"]],
  ["a round forgets the second capture too", "^(?:(a)|(b))+\\2c", ["bac", "bbc", "abc", "bc"]],
  ["a round keeps what was captured before it", "^(a)(?:(b))+\\1$", ["aba", "abba", "abb"]],
  ["a refused look-ahead leaves its captures as they were", "^(a)(?!(b)(c))b\\2$", ["ab", "abc", "abb"]],
  ["captures come back when a round is given back", "^(?:(a|b))+b\\1$", ["aba", "abba", "abb"]],
  ["rounds within rounds", "^(?:(?:ab){2}c)+$", ["ababcababc", "ababcabc"]],
];

describe("the program finds what the runtime finds, and no more", () => {
  test.each(CASES)("%s: %s", (_, pattern, values) => {
    for (const value of values) {
      const match = new RegExp(pattern).exec(value);
      const expected = match && { start: match.index, end: match.index + match[0].length };
      expect(run(pattern, value), JSON.stringify(value)).toEqual(expected);
    }
  });
});

describe("steps", () => {
  test("end the search once they are spent, and not before", () => {
    const needed = stepsOf("^a+b", "aaac");
    expect(run("^a+b", "aaac", { steps: needed })).toBeNull();
    expect(run("^a+b", "aaac", { steps: needed - 1 })).toBe("outOfSteps");
    for (const pattern of ["(?=(a+)+b)a", "^(?!(a+)+b)"])
      expect(run(pattern, "a".repeat(40)), pattern).toBe("outOfSteps");
  });

  test("are spent at the start alone where the pattern is anchored", () => {
    expect(stepsOf("^b", "a".repeat(1_000))).toBeLessThan(10);
    expect(stepsOf("b", "a".repeat(1_000))).toBeGreaterThan(1_000);
  });

  // What takes the machine longer has to cost more, or the bound on steps is none on time.
  test.each([
    ["a longer run", "^a*", "a".repeat(40), "a".repeat(4_040), 1_000],
    [
      "a longer reference",
      "^(a+) \\1$",
      `${"a".repeat(40)} ${"a".repeat(40)}`,
      `${"a".repeat(4_040)} ${"a".repeat(4_040)}`,
      2_000,
    ],
  ])("%s takes more of them: a step for four characters", (_, pattern, short, long, more) => {
    expect(stepsOf(pattern, long) - stepsOf(pattern, short)).toBe(more);
  });

  test("are more where captures have to be set aside: at each place, look-around and round", () => {
    const captures = (count: number) => "(?:|" + "()".repeat(count) + ")";
    const more = (pattern: (captures: string) => string, value: string) =>
      stepsOf(pattern(captures(160)), value) - stepsOf(pattern(captures(0)), value);
    const atEach = more((some) => `b(?:${some})`, "a".repeat(99));
    expect(atEach).toBe(100 * 20);
    expect(more((some) => `^(?=a)${some}`, "a")).toBe(20 + 80);
    expect(more((some) => `^(?:a${some})*`, "aaaaa")).toBeGreaterThan(5 * 160);
    // What was captured before the rounds stays, and costs them nothing.
    expect(more((some) => `^${some}(?:ab)*`, "ababab")).toBe(20);
  });
});
