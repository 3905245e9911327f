import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPattern } from "./check-pattern";
import { findPattern, testPattern, type TestablePattern } from "./find-pattern";

/** Read as a pattern that the runtime is not trusted with, so that our own matcher answers. */
function untrusted(source: string): TestablePattern | null {
  const read = readPattern(source);
  return read.ok ? { ...read, cheap: false } : null;
}

test("our matcher finds what the runtime finds, over random patterns and values", { timeout: 60_000 }, () => {
  const piece = fc.constantFrom(
    "a",
    "b",
    "A",
    "a+",
    "a*?",
    "[ab]*",
    "[^a]",
    "(a|b)",
    "(a|ab)(c|bcd)?",
    "(ab?)*",
    "(?:a|b)*?",
    "(a+)+",
    "a{2,3}",
    "(?:a?b?){1,4}",
    "|",
    "^",
    "$",
    ".*",
    ".",
    "\\b",
    "\\B",
    "\\w",
    "\\W+",
    "\\s",
    "(?=a(b)?)",
    "(?!a+c)",
    "(?<=(a)b*)",
    "(?<!ab)",
    "\\1",
    "\\2",
    "(",
    "(",
    ")",
    ")",
    "(?:",
    ")*",
    ")+?",
    "){2}",
    "(?=",
    "(?<=",
    "(?<n>a)",
    "\\k<n>",
    "-",
  );
  const value = fc.string({
    unit: fc.constantFrom("a", "b", "c", "-", " ", "\n", "_", "A", "é"),
    maxLength: 10,
  });
  let compared = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.array(value, { maxLength: 6 }), (pieces, values) => {
      const pattern = untrusted(pieces.join(""));
      if (!pattern) return;
      for (const one of values) {
        const match = pattern.regex.exec(one);
        const expected = match && { start: match.index, end: match.index + match[0].length };
        expect(findPattern(pattern, one)).toEqual(expected);
        compared += 1;
      }
    }),
    { seed: 4, numRuns: 10_000 },
  );
  expect(compared).toBeGreaterThan(10_000);
});

const expectSame = (source: string, values: readonly string[]) => {
  const pattern = untrusted(source)!;
  const wrong = values.filter((value) => {
    const match = pattern.regex.exec(value);
    const found = findPattern(pattern, value);
    if (!match || !found || found === "slow") return match !== found;
    return found.start !== match.index || found.end !== match.index + match[0].length;
  });
  expect(wrong, source).toEqual([]);
};

/** Each character that an escape or a class may turn on, and its neighbours. */
const CHARACTERS = [
  ...Array.from({ length: 0x181 }, (_, code) => code),
  ...[0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff, 0xffff].flatMap((code) => [
    code - 1,
    code,
    code + 1,
  ]),
].map((code) => String.fromCharCode(code));

test.each([
  ..."\\d \\D \\s \\S \\w \\W . \\f \\n \\r \\t \\v \\cA \\cz \\c1 \\c_ \\x41 \\x4g \\u0141 \\u014g \\0 \\01 \\018".split(
    " ",
  ),
  ..."\\8 \\18 \\377 \\400 \\47 \\a \\k \\] \\$ [abd] [ad] [^a] [^^] [a^] [] [^] [\\b] [\\B] [\\f\\n] [\\cA] [\\c1] [\\c_] [\\c*]".split(
    " ",
  ),
  ..."[\\x41-\\x43] [a-c] [a-a] [a-] [-a] [^-] [a-c-e] [+--] [--/] [\\d-a] [a-\\d] [\\d-\\w] [\\w-] [\\D] [^\\S] [\\d\\s] [\\]] [\\\\]".split(
    " ",
  ),
  ..."[\\u0100-\\u0102] [\\xff-\\u0100] [Ā] [^Ā] [\\k] [\\8] [\\101] [\\-x] [!-~] \\bx? x?\\b \\B$".split(
    " ",
  ),
])("%s finds the very characters that the runtime's own does", (source) => {
  expectSame(source, CHARACTERS);
  expectSame(
    `^(?:${source})$`,
    CHARACTERS.map((one) => one + one),
  );
});

test.each(["\\b", "\\B", "a\\b", "a\\B", "\\ba", "\\Ba", "^\\B$"])("%s tells where a word ends", (source) => {
  expectSame(
    source,
    CHARACTERS.flatMap((one) => [one, `a${one}`, `${one}a`]),
  );
});

const VALUES = [
  "",
  "a",
  "b",
  "ab",
  "ba",
  "aa",
  "aab",
  "abab",
  "abcabc",
  "xaa",
  "a1x",
  "(a\x02",
  "xa\x02",
  "ab\x02",
  "abcdefaa",
  "bab",
  "cab",
  "aXa",
  "abc",
  "acb",
  "aaaa",
  "aabb",
  "abba",
  "k<n>",
  "ak",
  "]a",
  "xaxa",
  "\\a",
  "a-a",
  "\n",
  "a\nb",
  "zaz",
  "ac",
  "bc",
  "bbb",
  "aaab",
  "dcba",
  "{2}",
  "a{,2}",
  "a{2",
];

test.each([
  // Captures: by number, by name, ahead of their group, in it, in a class that only looks like one.
  "(a)\\1",
  "(a|b)x?\\1",
  "\\1(a)",
  "(a\\1)b",
  "(?:(a)|b)\\1b",
  "(a)(b)\\2\\1",
  "(a)(b)?\\2c",
  "(?<n>a)\\k<n>",
  "\\k<n>(?<n>a)",
  "\\k<n>",
  "abcdef(?<n>a)\\k<n>",
  "(?<n>a)(?:b)\\2",
  "(?<n>a)(b)\\2",
  "[(](a)\\2",
  "\\((a)\\2",
  "[\\](](a)\\2",
  "[x](a)\\1",
  "[^\\]]?(a)\\1",
  "](a)\\1?",
  "\\a1(x)",
  "(?:x)(a)\\1",
  "(?=a)(a)\\1",
  "(?=(a))\\1",
  "(?!(b))a\\1",
  "(?<=(a))\\1",
  "(?<=\\1(a))b",
  "(?<=(a)\\1)b",
  "(?<!(a)b)c\\1",
  "(?<=(a)(b))\\2\\1",
  // Each round of a repetition forgets what the one before captured.
  "(?:(a)|b)*\\1",
  "(?:(a)|(b))*\\1\\2",
  "((a)|b)*",
  "(a)(?:(b)\\1)*",
  "(?:(a)\\1)+b",
  "(x)?(?:(a)|b){2}\\2\\1",
  "(a*)*",
  "(a*)+b",
  "(?:a?)*?b",
  "(?:a?){2,3}b",
  "a{2}",
  "a{2,}",
  "a{1,2}b",
  "a{,2}",
  "a{2",
  "a{0}b",
  "a{0,1}b",
  "a*?b",
  "a+?b",
  "a??b",
  "a{1,2}?b",
  "(?:ab)*",
  "(?:ab)*?c",
  "(?:ab){2}",
  "(?:ab|a)*?b",
  // Alternatives, anchors, what stands around.
  "a|b",
  "|a",
  "a|",
  "(?:|a)b",
  "^a|b$",
  "(?:^a|b)c?",
  "^$",
  "$^",
  "a$",
  "a^b",
  "(?:^)*a",
  "(?=^a)ab",
  "(?<=^a)b",
  "(?<=a|c)b",
  "(?<!a|c)b",
  "(?<=a.)b|(?<=ab)c",
  "(?<![^])a",
  "(?!a)b",
  "(?!ab)a",
  "(?=ab)a",
  "(?=a)*b",
  "(?=a){2}ab",
  "a(?=b|c)",
  "(?<=[ab]{2})c",
  "(?<=a*)b",
  "(?<=(?:ab)+)c",
  "(?<=a+?)b",
  "(?<=^(?:a|b){2})",
  "\\Bb",
  "a\\Bb\\b",
  "a.b",
  "[^]b",
])("%s is found where the runtime finds it", (source) => expectSame(source, VALUES));

test("what one attempt captured is forgotten before the next", () => {
  expectSame("(?:(a)b|c)\\1?d", ["abcd", "abad", "cad", "abd", "aacd"]);
  expectSame("(?:(a)|c)(?:\\1d|e)", ["acad", "aad", "ce", "cd"]);
});

test.each(["^(a+)+$", "(a|a)*$", "^(([a-z])+.)+[A-Z]", "(?=(a+)+b)", "(a*)*\\1b", "(?:(?:a?){1000}){1000}b"])(
  "%s is given up on a value that it backtracks on",
  (source) => {
    expect(testPattern(untrusted(source)!, `${"a".repeat(500)}!`)).toBe("slow");
  },
);

test("an allowance is used up by all values together, and then every dear pattern is slow", () => {
  const dear = untrusted("^(a|b)+$")!;
  const allowance = { steps: 100_000 };
  expect(testPattern(dear, "abab", allowance)).toBe(true);
  const spent = 100_000 - allowance.steps;
  expect(spent).toBeGreaterThan(4);
  expect(testPattern(dear, "abac", allowance)).toBe(false);
  expect(allowance.steps).toBeLessThan(100_000 - spent);
  allowance.steps = 3;
  expect(testPattern(dear, "abab", allowance)).toBe("slow");
  expect(allowance.steps).toBeLessThanOrEqual(0);
  // Without an allowance, and for a pattern that the runtime is trusted with, nothing is counted.
  expect(testPattern(dear, "abab")).toBe(true);
  expect(testPattern({ ...dear, cheap: true }, "abab", allowance)).toBe(true);
});

test("a cheap pattern is left to the runtime on values of at most 1,024 characters", () => {
  // A regular expression that is not the pattern's tells who answered.
  const cheap = { ...untrusted("^a")!, cheap: true, regex: /b/ };
  const [short, long] = [`b${"c".repeat(1_023)}`, `b${"c".repeat(1_024)}`];
  expect([testPattern(cheap, short), testPattern(cheap, long)]).toEqual([true, false]);
  expect(findPattern(cheap, short)).toEqual({ start: 0, end: 1 });
  expect(findPattern(cheap, "xbb")).toEqual({ start: 1, end: 2 });
  expect([findPattern(cheap, "x"), findPattern(cheap, long)]).toEqual([null, null]);
});

test("the length of a value alone makes no pattern slow", { timeout: 60_000 }, () => {
  const long = `${"x".repeat(300_000)}DeleteTrail`;
  for (const source of ["DeleteTrail$", ".*", "^(?!ec2).*$", "^x+D", "[A-Z]", "(x|D)+"]) {
    expect(testPattern(untrusted(source)!, long), source).toBe(true);
  }
  expect(testPattern(untrusted("IAMUser")!, long)).toBe(false);
});

const corpus = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/data/regex/slow.json");

interface SlowPattern {
  pattern: string;
  inputLength: number;
  input?: string;
  recipe?: { pumps: { prefix: string; pump: string }[]; suffix: string };
}

if (existsSync(corpus)) {
  test("patterns known to be slow are given up soon on the values known for it", { timeout: 60_000 }, () => {
    for (const { pattern, inputLength, input, recipe } of JSON.parse(
      readFileSync(corpus, "utf8"),
    ) as SlowPattern[]) {
      const share = inputLength / (recipe?.pumps.length ?? 1);
      const pumped = recipe?.pumps.map(
        ({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / pump.length)),
      );
      const value = pumped ? pumped.join("") + recipe!.suffix : input!;
      expect(testPattern(untrusted(pattern)!, value), pattern).toBe("slow");
    }
  });
}
