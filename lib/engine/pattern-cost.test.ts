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
