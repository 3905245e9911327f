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
    "a", "b", "A", "a+", "a*?", "[ab]*", "[^a]", "(a|b)", "(a|ab)(c|bcd)?", "(ab?)*", "(?:a|b)*?", "(a+)+", "a{2,3}",
    "(?:a?b?){1,4}", "|", "^", "$", ".*", ".", "\\b", "\\B", "\\w", "\\W+", "\\s", "(?=a(b)?)", "(?!a+c)", "(?<=(a)b*)",
    "(?<!ab)", "\\1", "\\2", "(", "(", ")", ")", "(?:", ")*", ")+?", "){2}", "(?=", "(?<=", "(?<n>a)", "\\k<n>", "-",
  ); // prettier-ignore
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
