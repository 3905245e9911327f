import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import en from "../../messages/en/pattern.json";
import ja from "../../messages/ja/pattern.json";
import { GROUP_DEPTH_LIMIT } from "./parse-pattern";
import { checkPattern, PATTERN_LENGTH_LIMIT, type PatternProblem } from "./check-pattern";

/** What is wrong, and the part of the pattern that would be underlined. */
const refused: [pattern: string, reason: PatternProblem, underlined: string][] = [
  ["(", "unterminatedGroup", "("],
  ["^(Create|Delete", "unterminatedGroup", "("],
  ["a(?:b(c)", "unterminatedGroup", "(?:"],
  ["^(?!ec2.*$", "unterminatedGroup", "(?!"],
  ["x(?<verb>Create", "unterminatedGroup", "(?<verb>"],
  ["Create)", "unmatchedParenthesis", ")"],
  ["[A-Z", "unterminatedClass", "[A-Z"],
  ["a[[b", "unterminatedClass", "[[b"],
  ["*", "nothingToRepeat", "*"],
  ["Create**", "nothingToRepeat", "*"],
  ["^+", "nothingToRepeat", "+"],
  ["(Create|+Delete)", "nothingToRepeat", "+"],
  ["\\b{2,3}x", "nothingToRepeat", "{2,3}"],
  ["{1}", "nothingToRepeat", "{1}"],
  ["x(?<=a)+", "lookbehindRepeated", "+"],
  ["(?a)", "invalidGroup", "(?a"],
  ["(?", "invalidGroup", "(?"],
  ["(?i:create)", "flagsInGroup", "(?i:"],
  ["(?i)create", "flagsInGroup", "(?i)"],
  ["(?<1>a)", "invalidGroupName", "1"],
  ["(?<>a)", "invalidGroupName", ">"],
  ["(?<verb", "invalidGroupName", "<verb"],
  ["(?<v>a)(?<v>b)", "duplicateGroupName", "(?<v>"],
  ["(?<v>a)|(?<v>b)", "duplicateGroupName", "(?<v>"],
  ["(?<v>a)\\k", "invalidNamedReference", "\\k"],
  ["(?<v>a)\\k<w>", "unknownGroupName", "\\k<w>"],
  ["(?<\\u12>a)", "invalidUnicodeEscape", "\\u"],
  ["(?<v>a)[\\k]", "invalidEscape", "\\k"],
  ["a{2,1}", "numbersOutOfOrder", "{2,1}"],
  ["[z-a]", "rangeOutOfOrder", "z-a"],
  ["x[0-9_+-\\x20]", "rangeOutOfOrder", "+-\\x20"],
  ["(?<v>a)\\k<w>z", "unknownGroupName", "\\k<w>"],
  ["a(?i:b)c", "flagsInGroup", "(?i:"],
  ["ab(?", "invalidGroup", "(?"],
  ["\\k(?<", "invalidNamedReference", "\\k"],
  ["a\\", "trailingBackslash", "\\"],
  ["[\\", "trailingBackslash", "\\"],
  ["[a-\\", "trailingBackslash", "\\"],
  ["[a-", "unterminatedClass", "[a-"],
];

const accepted = [
  "",
  ".*",
  "^Create*|^Delete*|^Update*|^Put*|^Stop*",
  "^(?!ec2).*$",
  "iam.amazonaws.com",
  "(?<=Create)User",
  "(?=a)*",
  "(?:^)*$",
  "(?:\\b)+",
  "(?:(?<=a))?",
  "a{",
  "{",
  "x{,2}",
  "]",
  "}",
  "\\c",
  "\\8",
  "\\1",
  "\\k<a>",
  "\\p{L}",
  "[\\d-a]",
  "[]",
  "[^]",
  "(?<𝑓>a)\\k<𝑓>",
  "(a)".repeat(GROUP_DEPTH_LIMIT + 1),
  "[a-a]",
];

describe("a pattern that is no regular expression", () => {
  test.each(refused)("%s is refused: %s at %s", (pattern, reason, underlined) => {
    const check = checkPattern(pattern);
    expect(check).toMatchObject({ ok: false, reason });
    if (check.ok) return;
    expect(pattern.slice(check.position, check.position + check.length)).toBe(underlined);
    expect(check.length).toBe(underlined.length);
  });

  test("one that is too long is refused where the excess starts", () => {
    expect(checkPattern("a".repeat(PATTERN_LENGTH_LIMIT))).toEqual({ ok: true });
    const check = checkPattern("a".repeat(PATTERN_LENGTH_LIMIT + 5));
    expect(check).toEqual({ ok: false, position: PATTERN_LENGTH_LIMIT, length: 5, reason: "tooLong" });
  });

  test("groups nest to a limit", () => {
    const nested = (depth: number) => "(".repeat(depth) + "a" + ")".repeat(depth);
    expect(checkPattern(nested(GROUP_DEPTH_LIMIT))).toEqual({ ok: true });
    const reason = { ok: false, position: GROUP_DEPTH_LIMIT, length: 1, reason: "tooDeep" };
    expect(checkPattern(nested(GROUP_DEPTH_LIMIT + 1))).toEqual(reason);
    expect(checkPattern("(".repeat(PATTERN_LENGTH_LIMIT))).toEqual(reason);
  });
});

describe("what the runtime alone refuses", () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each<[thrown: unknown, reason: PatternProblem]>([
    [new SyntaxError("Regular expression too large"), "tooLarge"],
    [new SyntaxError("RegExp too big"), "tooLarge"],
    [new SyntaxError("Too many captures"), "tooLarge"],
    [new RangeError("Maximum call stack size exceeded"), "tooLarge"],
    [new SyntaxError("Lone quantifier brackets"), "invalid"],
    ["too large", "invalid"],
  ])("with %s is refused as a whole: %s", (thrown, reason) => {
    const refuseAll = () => {
      throw thrown;
    };
    vi.stubGlobal("RegExp", function RegExp() {
      refuseAll();
    });
    expect(checkPattern("^Create")).toEqual({ ok: false, position: 0, length: 7, reason });
    expect(checkPattern("")).toMatchObject({ position: 0, length: 1 });
  });
});

test.each(accepted)("%s is a regular expression", (pattern) => {
  expect(checkPattern(pattern)).toEqual({ ok: true });
});

test("every reason has a sentence in both languages", () => {
  const beyondSyntax: PatternProblem[] = ["tooLong", "tooDeep", "tooLarge", "invalid"];
  for (const reason of [...refused.map((row) => row[1]), ...beyondSyntax]) {
    expect(en.problem).toHaveProperty(reason);
    expect(ja.problem).toHaveProperty(reason);
  }
  expect(Object.keys(ja.problem)).toEqual(Object.keys(en.problem));
});

/** Newer runtimes accept these two, Node 20 does not: checkPattern refuses them everywhere. */
const newerSyntax = new Set(["flagsInGroup", "duplicateGroupName"]);

test("the verdict is the runtime's own over random patterns", { timeout: 60_000 }, () => {
  const piece = fc.constantFrom(
    ..."()[]{}|^$.*+?-\\,:=!<>ab19kcux".split(""),
    "(?:",
    "(?:^)",
    "(?:(?<!a))",
    "(?=",
    "(?!",
    "(?<=",
    "(?<!",
    "(?<n>",
    "(?<m>",
    "(?i:",
    "[^",
    "]",
    ")",
    "{1}",
    "{2,1}",
    "{1,}",
    "\\1",
    "\\b",
    "\\k<n>",
    "\\c0",
    "\\x41",
    "\\u0061",
    "\\d",
    "\\W",
    "𝑓",
    "\ud835",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const pattern = pieces.join("");
      const check = checkPattern(pattern);
      if (!check.ok && newerSyntax.has(check.reason)) return;
      expect(check.ok).toBe(compiles(pattern));
      if (check.ok) return;
      expect(check.reason).not.toBe("invalid");
      expect(check.position).toBeGreaterThanOrEqual(0);
      expect(check.length).toBeGreaterThan(0);
      expect(check.position + check.length).toBeLessThanOrEqual(pattern.length);
    }),
    { seed: 55, numRuns: 20_000 },
  );
});

const corpus = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/data/regex");

if (existsSync(corpus)) {
  const patterns = (file: string): string[] =>
    JSON.parse(readFileSync(resolve(corpus, file), "utf8")).map(
      (entry: { pattern: string }) => entry.pattern,
    );

  test("every pattern that V8 refuses is refused, with a reason of ours", () => {
    for (const pattern of patterns("invalid.json")) {
      const check = checkPattern(pattern);
      expect(check.ok, pattern).toBe(false);
      if (!check.ok) expect(check.reason, pattern).not.toBe("invalid");
    }
  });

  test("every pattern that V8 accepts is accepted", () => {
    for (const pattern of patterns("valid.json"))
      expect(checkPattern(pattern), pattern).toEqual({ ok: true });
  });
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
