import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRows } from "@/lib/engine/compile-rows";
import { createJudge } from "@/lib/engine/judge";
import { isObject, textAt, textOf } from "@/lib/engine/record-field";
import type { Row } from "@/lib/engine/row";
import { read, rule } from "./sigma-samples";

const letters = fc.constantFrom("Create", "create", "User", "iam", ".", "\\", "*", "?", "a", "B", "(");
const word = fc.array(letters, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
const fieldName = fc.constantFrom("eventName", "eventSource", "userIdentity.type");
const modifier = fc.constantFrom(
  "",
  "|contains",
  "|startswith",
  "|endswith",
  "|cased",
  "|contains|all",
  "|startswith|cased",
  "|neq",
);
const fieldTest = fc.tuple(
  fieldName,
  modifier,
  fc.oneof(word, fc.array(word, { minLength: 1, maxLength: 3 })),
);
const selection = fc
  .array(fieldTest, { minLength: 1, maxLength: 2 })
  .map((tests) => Object.fromEntries(tests.map(([name, modifiers, value]) => [name + modifiers, value])));
const condition = fc.constantFrom(
  "a",
  "a and not b",
  "a or b",
  "not a and not (b or c)",
  "1 of them",
  "all of them",
  "not (a and b) or c",
  "a and not 1 of c*",
);
const detection = fc.record({
  a: fc.oneof(selection, fc.array(selection, { minLength: 1, maxLength: 2 })),
  b: selection,
  c: selection,
  condition,
});
const value = fc.oneof({ weight: 6, arbitrary: word }, { weight: 1, arbitrary: fc.constant(undefined) });
const record = fc
  .record({ eventName: value, eventSource: value, type: value })
  .map(
    ({ type, ...rest }) =>
      JSON.parse(JSON.stringify({ ...rest, ...(type && { userIdentity: { type } }) })) as unknown,
  );

/** Sigma's rules in the plainest words: text is compared folded to lower case unless the rule is cased. */
function sigmaMatches(given: Record<string, unknown>, one: unknown, isCased: boolean): boolean {
  const holds = (part: unknown): boolean =>
    Array.isArray(part)
      ? part.some(holds)
      : isObject(part) && Object.entries(part).every(([key, wanted]) => field(key, wanted));
  function field(key: string, wanted: unknown): boolean {
    const [name, ...modifiers] = key.split("|");
    const text = name === "userIdentity.type" ? textAt(one, "userIdentity", "type") : textOf(one, name!);
    const has = (modifier: string) => modifiers.includes(modifier);
    const fold = (string: string) => (isCased || has("cased") ? string : string.toLowerCase());
    const each = (wanted instanceof Array ? wanted : [wanted]).map((string) => {
      // A backslash at the end is itself, also where a star is put behind it.
      let shape = fold(String(string)).replace(/(?<!\\)((?:\\\\)*)\\$/, "$1\\\\");
      if (has("contains") || has("endswith")) shape = `*${shape}`;
      if (has("contains") || has("startswith")) shape = `${shape}*`;
      return text !== "" && fits(shape, fold(text));
    });
    const found = has("all") ? each.every(Boolean) : each.some(Boolean);
    return has("neq") ? !found : found;
  }
  const [a, b, c] = [holds(given.a), holds(given.b), holds(given.c)];
  switch (given.condition) {
    case "a":
      return a;
    case "a and not b":
      return a && !b;
    case "a or b":
      return a || b;
    case "not a and not (b or c)":
      return !a && !(b || c);
    case "1 of them":
      return a || b || c;
    case "all of them":
      return a && b && c;
    case "not (a and b) or c":
      return !(a && b) || c;
    default:
      return a && !c;
  }
}

/** A glob, one character at a time. */
function fits(shape: string, text: string): boolean {
  if (shape === "") return text === "";
  if (shape[0] === "*") return fits(shape.slice(1), text) || (text !== "" && fits(shape, text.slice(1)));
  if (shape[0] === "?") return text !== "" && fits(shape.slice(1), text.slice(1));
  const isEscape = shape[0] === "\\" && shape.length > 1 && "*?\\".includes(shape[1]!);
  const char = isEscape ? shape[1]! : shape[0]!;
  return text[0] === char && fits(shape.slice(isEscape ? 2 : 1), text.slice(1));
}

function matcherOf(rows: Row[]) {
  const judge = createJudge(compileRows(rows), "HIGH");
  return (one: unknown) =>
    judge.judge({
      eventName: textOf(one, "eventName"),
      eventSource: textOf(one, "eventSource"),
      userIdentityType: textAt(one, "userIdentity", "type"),
      failed: false,
    }) !== null;
}

test.each(["any", "asWritten"] as const)("rows in letter case %s match what the rule does", (letterCase) => {
  const answers = { true: 0, false: 0 };
  fc.assert(
    fc.property(detection, fc.array(record, { minLength: 8, maxLength: 8 }), (given, records) => {
      const found = read(rule(given), letterCase);
      expect(found.notes.filter(({ kind }) => kind === "left")).toEqual([]);
      const isMatched = matcherOf(found.rows);
      for (const each of records) {
        const isWanted = sigmaMatches(given, each, letterCase === "asWritten");
        if (isMatched(each) !== isWanted)
          throw new Error(JSON.stringify({ given, each, cells: found.cells }));
        answers[`${isWanted}`] += 1;
      }
    }),
    { seed: 361, numRuns: 100 },
  );
  expect(Math.min(answers.true, answers.false)).toBeGreaterThan(100);
});
