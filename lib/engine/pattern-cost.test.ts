import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CHEAP_VALUE_LENGTH, isCheapPattern } from "./pattern-cost";

const cheap = [
  "",
  ".*",
  ".+",
  "IAMUser",
  "iam.amazonaws.com",
  "DeleteTrail",
  "StartInstances",
  "^Create*|^Delete*|^Update*|^Put*|^Stop*",
  "^Create*|^Delete*|^Update*|^Stop*",
  "^Run*|^Terminate*",
  "^(?!ec2).*$",
  "^(?!.*(ec2|rds)).*$",
  "^((?!ec2).)*$",
  "^(Create|Delete|Update).*Policy$",
  "(Create|Delete|Update).*",
  "^(ec2|rds|s3)\\.amazonaws\\.com$",
  ".*Policy.*",
  "Assumed.*|.*User.*",
  "(Create|Delete)+",
  "(?<=Create)User",
  "(?:a{2,3}){2,3}",
];

const notCheap = [
  "(a+)+$",
  "(a*)*$",
  "(a|aa)+$",
  "(a|a)*b",
  "(.*.*)*x",
  "(\\w+\\s?)+$",
  "^(a?){50}a{50}$",
  "a*a*a*b",
  "(a)\\1",
  "(?=(a+)+$)a",
  "(?:){1000000000}",
  "(?:a?){100000000}",
  "(?:(?:a?){1000}){1000}",
  "(",
  "a".repeat(2001),
];

test.each(cheap)("%s is cheap", (pattern) => expect(isCheapPattern(pattern)).toBe(true));

test.each(notCheap)("%s is not known to be cheap", (pattern) => expect(isCheapPattern(pattern)).toBe(false));

/** `n` signs that are told apart by their first character. */
const signs = (n: number) => Array.from({ length: n }, (_, at) => String.fromCharCode(0x4e00 + at)).join("|");

test.each<[string, (n: number) => string, number]>([
  ["two ways a round", (n) => `^(a|a){${n}}b`, 19],
  ["two ways a round, tried at every character", (n) => `(a|a){${n}}b`, 9],
  ["one way a round, and a way out of each", (n) => `(a|b){0,${n}}c`, 975],
  ["options that begin alike", (n) => `^(ab|a){${n}}c`, 19],
  ["options of sets that overlap", (n) => `^(a|[ab]){${n}}c`, 19],
  ["options that a negated set is among", (n) => `^(a|[^a]){${n}}c`, 19],
  ["more options than are told apart", (n) => `^(${signs(n)}){3}x`, 118],
  ["a character that may be missing", (n) => `^${"a?".repeat(n)}b`, 20],
  ["a character once or twice", (n) => `^${"a{2,3}".repeat(n)}b`, 19],
  ["a character without end", (n) => `^${"a*".repeat(n)}b`, 2],
  ["at least two characters", (n) => `^${"a{2,}".repeat(n)}b`, 2],
  ["anything without end, tried at every character", (n) => ".*a".repeat(n), 1],
  ["the same in groups", (n) => "(.*)a".repeat(n), 1],
  ["the same as a repetition", (n) => `^(?:.*a){${n}}`, 2],
  ["alternatives of it", (n) => Array(n).fill(".*a").join("|"), 1],
  ["alternatives of it, but for the first", (n) => ["^.*a", ...Array<string>(n).fill(".*a")].join("|"), 1],
  ["what comes before a sure end", (n) => `^(?:[ab]?){${n}}.*`, 20],
])("%s: cheap up to a bound", (_, pattern, most) => {
  expect(isCheapPattern(pattern(most))).toBe(true);
  expect(isCheapPattern(pattern(most + 1))).toBe(false);
});

test.each([
  "^(ab|ac){5000}c",
  "^(aa){0,5000}x",
  "(?=[ab]{0,4000}x)y",
  "^(?:){5000}x",
  Array(300).fill("^.*a").join("|"),
  "ab".repeat(1_000),
  ".*(.*)",
  ".*.*.*.*",
  "((a*))",
])("%s cannot go more ways than one at a place, and is cheap", (pattern) => {
  expect(isCheapPattern(pattern)).toBe(true);
});

test("cheap patterns answer at once, on values made to keep them busy", { timeout: 60_000 }, () => {
  for (const pattern of cheap) {
    const regex = new RegExp(pattern);
    for (const piece of [
      "a",
      "Create",
      "CreateUser",
      "Polic",
      "ec",
      "x\n",
      "Assumed",
      pattern.slice(0, 8) || "-",
    ]) {
      const value = piece.repeat(CHEAP_VALUE_LENGTH).slice(0, CHEAP_VALUE_LENGTH);
      expect(fastestRun(regex, value) / yardstick, `${pattern} on ${piece}…`).toBeLessThan(TIMES_YARDSTICK);
    }
  }
});

const corpus = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/data/regex/slow.json");

interface SlowPattern {
  pattern: string;
  input?: string;
  recipe?: { pumps: { prefix: string; pump: string }[]; suffix: string };
}

if (existsSync(corpus)) {
  test(
    "a pattern that is known to be slow is not cheap, or is fast on values of the promised length",
    { timeout: 60_000 },
    () => {
      for (const { pattern, input, recipe } of JSON.parse(readFileSync(corpus, "utf8")) as SlowPattern[]) {
        if (!isCheapPattern(pattern)) continue;
        const room = CHEAP_VALUE_LENGTH - (recipe?.suffix.length ?? 0);
        const pumped = recipe?.pumps.map(({ prefix, pump }) => prefix + pump.repeat(room)).join("") ?? input!;
        const value = pumped.slice(0, room) + (recipe?.suffix ?? "");
        expect(fastestRun(new RegExp(pattern), value) / yardstick, pattern).toBeLessThan(TIMES_YARDSTICK);
      }
    },
  );
}

/** Milliseconds of the fastest of eight runs: a busy machine makes single runs slow. */
function fastestRun(regex: RegExp, value: string): number {
  let fastest = Infinity;
  for (let run = 0; run < 8; run += 1) {
    const start = performance.now();
    regex.test(value);
    fastest = Math.min(fastest, performance.now() - start);
    if (fastest < 20) break;
  }
  return fastest;
}

/** A search from every position to the end, measured in the same run: what "at once" is compared with. */
const yardstick = fastestRun(/[^]*x/, "a".repeat(CHEAP_VALUE_LENGTH));
const TIMES_YARDSTICK = 30;
