import { expect, test } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import { compileRows } from "@/lib/engine/compile-rows";
import { createDraftTest } from "./draft-test";

const compiled = (pattern: string) =>
  compileRows([{ ...blankRow("r"), eventName: { pattern, not: false } }]).patterns[0]!;
/** Ends in what keeps nested repetition from matching, after as many characters as it takes to give up. */
const hostile = (seed: number) => `${"a".repeat(300)}${seed}!`;

test("costly patterns share their steps, and are given up once these are spent", () => {
  const [slow, other, usual] = [compiled("^(a+)+$"), compiled("^(b+)+$"), compiled("^Put")];
  const { test: ask, gaveUp } = createDraftTest();
  let tried = 0;
  while (!gaveUp.has(slow.source)) {
    expect(ask(slow, hostile((tried += 1)))).toBe("slow");
    expect(tried).toBeLessThan(1_000);
  }
  expect(tried).toBeGreaterThan(100);
  // What may run unbounded is not tried any more, nor anything on long values; what is cheap goes on.
  expect(ask(other, "b")).toBe("slow");
  expect(ask(usual, hostile(0))).toBe("slow");
  expect([ask(usual, "PutObject"), ask(usual, "GetObject")]).toEqual([true, false]);
  expect([...gaveUp].sort()).toEqual(["^(a+)+$", "^(b+)+$", "^Put"]);
});

test("one pattern that is given up on one value costs no other its answer", () => {
  const { test: ask, gaveUp } = createDraftTest();
  expect(ask(compiled("^(a+)+$"), hostile(1))).toBe("slow");
  expect(ask(compiled("^Put"), hostile(1))).toBe(false);
  expect(gaveUp.size).toBe(0);
});

test("long values count with what a cheap pattern can take on them at most", () => {
  const spend = (pattern: string, times: number) => {
    const { test: ask, gaveUp } = createDraftTest();
    const dear = compiled(pattern);
    expect(dear.cheap).toBe(true);
    for (let time = 0; time < times; time += 1) ask(dear, `${"a".repeat(1_000)}${time}`);
    return gaveUp.has(pattern);
  };
  expect(spend("^Put", 20_000)).toBe(false);
  expect(spend("a.*b", 20_000)).toBe(true);
});

test("usual patterns are asked of the ARNs of all of a large organisation's people", () => {
  const role = "AWSReservedSSO_AdministratorAccess_0123456789abcdef";
  const name = "a.long.name.of.somebody.in.a.department";
  const { test: ask, gaveUp } = createDraftTest();
  for (const pattern of ["assumed-role/.*Admin.*", ":role/.*deploy", "ci-(deploy|build|test)-[a-z]+"]) {
    const usual = compiled(pattern);
    for (let person = 0; person < 5_000; person += 1)
      ask(usual, `arn:aws:sts::111122223333:assumed-role/${role}/${name}${person}@department.aoba.example`);
  }
  expect([...gaveUp]).toEqual([]);
});
