import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { blankRow } from "@/lib/engine/cell-text";
import { compileRows } from "@/lib/engine/compile-rows";
import { createJudge } from "@/lib/engine/judge";
import { isObject, textAt, textOf } from "@/lib/engine/record-field";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import { exportSigma } from "./sigma-export";
import { importSigma } from "./sigma-import";
import type { LetterCase } from "./sigma-value";

function ids() {
  let next = 0;
  return () => `row-${(next += 1)}`;
}

const logsource = { product: "aws", service: "cloudtrail" };

function read(text: string, letterCase?: LetterCase) {
  const found = importSigma(text, ids(), letterCase);
  if (!found.ok) throw new Error(JSON.stringify(found));
  const cells = found.rows.map((row) => CELL_NAMES.map((name) => (row[name].not ? `NOT ${row[name].pattern}` : row[name].pattern))); // prettier-ignore
  return { ...found, cells };
}

const rule = (detection: object, more: object = {}) =>
  stringify({ title: "T", logsource, detection, ...more });
const one = (selection: object | unknown[]) => rule({ selection, condition: "selection" });

describe("a Sigma rule for CloudTrail", () => {
  test("becomes a row, with what the rule says of itself", () => {
    const text = `
title: AWS CloudTrail Important Change
id: 4db60cc0-36fb-42b7-9b58-a5b53019fb74
status: test
description: Detects disabling, deleting and updating of a Trail
logsource:
    product: aws
    service: cloudtrail
detection:
    selection_source:
        eventSource: cloudtrail.amazonaws.com
        eventName:
            - StopLogging
            - UpdateTrail
            - DeleteTrail
    condition: selection_source
level: medium
`;
    expect(read(text)).toEqual({
      ok: true,
      rows: [
        {
          id: "4db60cc0-36fb-42b7-9b58-a5b53019fb74",
          enabled: true,
          eventName: { pattern: "^(?:StopLogging|UpdateTrail|DeleteTrail)$", not: false },
          eventSource: { pattern: "^cloudtrail\\.amazonaws\\.com$", not: false },
          userIdentityType: { pattern: "", not: false },
          riskLevel: "MEDIUM",
          failedCalls: true,
          note: "AWS CloudTrail Important Change",
        },
      ],
      notes: [{ kind: "repair", code: "caseAsWritten", item: 1, row: 1 }],
      cells: [["^(?:StopLogging|UpdateTrail|DeleteTrail)$", "^cloudtrail\\.amazonaws\\.com$", ""]],
    });
  });

  test.each<[object | unknown[], string[][]]>([
    [{ "eventName|startswith": "Create" }, [["^Create", "", ""]]],
    [{ "eventName|endswith": ["User", "Role"] }, [["User$|Role$", "", ""]]],
    [{ "eventName|contains|all": ["a", "b"] }, [["^(?=[\\s\\S]*(?:a))(?=[\\s\\S]*(?:b))", "", ""]]],
    [{ "eventName|re": "^Put.*Policy$" }, [["^Put.*Policy$", "", ""]]],
    [{ eventName: "Put*Polic?" }, [["^Put[\\s\\S]*Polic[\\s\\S]$", "", ""]]],
    [{ eventName: "a\\*b" }, [["^a\\*b$", "", ""]]],
    [{ eventName: "*" }, [["[\\s\\S]", "", ""]]],
    [{ "userIdentity.type|neq": "Root" }, [["", "", "NOT ^Root$"]]],
    [{ "userIdentity.type": null }, [["", "", "^$"]]],
    [[{ eventName: "A" }, { eventSource: "b" }], [["^A$", "", ""], ["", "^b$", ""]]],
  ])("with %j is the rows %j", (selection, cells) => {
    expect(read(one(selection)).cells).toEqual(cells);
  }); // prettier-ignore

  test.each<[string, string[][]]>([
    ["selection and not filter", [["^A$", "NOT ^x$", ""]]],
    ["selection or filter", [["^A$", "", ""], ["", "^x$", ""]]],
    ["selection and not (filter or more)", [["^A$", "NOT ^x$", "NOT ^R$"]]],
    ["not (selection and filter)", [["NOT ^A$", "", ""], ["", "NOT ^x$", ""]]],
    ["1 of them", [["^A$", "", ""], ["", "^x$", ""], ["", "", "^R$"]]],
    ["all of them", [["^A$", "^x$", "^R$"]]],
    ["all of sel* and 1 of *e*", [["^A$", "", ""], ["^A$", "^x$", ""], ["^A$", "", "^R$"]]],
    ["selection and selection", [["^(?=[\\s\\S]*(?:^A$))(?=[\\s\\S]*(?:^A$))", "", ""]]],
  ])("whose condition is %j is the rows %j", (condition, cells) => {
    const parts = { selection: { eventName: "A" }, filter: { eventSource: "x" }, more: { "userIdentity.type": "R" } };
    const found = read(rule({ ...parts, condition }));
    // `*e*` names all three: the first way says A twice.
    const plain = found.cells.map(([name, ...rest]) => [name!.replace("^(?=[\\s\\S]*(?:^A$))(?=[\\s\\S]*(?:^A$))", "^A$"), ...rest]);
    expect(condition.startsWith("selection and selection") ? found.cells : plain).toEqual(cells);
  }); // prettier-ignore

  test("with errorCode leaves failed calls out, and can ask for nothing else of it", () => {
    expect(read(one({ eventName: "A", "errorCode|exists": false })).rows[0]!.failedCalls).toBe(false);
    expect(read(rule({ s: { eventName: "A" }, f: { "errorCode|exists": true }, condition: "s and not f" })).rows[0]!.failedCalls).toBe(false); // prettier-ignore
    expect(read(one({ errorCode: "AccessDenied" })).notes).toContainEqual({ kind: "left", code: "otherField", item: 1, what: "errorCode" }); // prettier-ignore
  });

  test.each<[string, string, string]>([
    [one({ eventName: "A", "requestParameters.x": "y" }), "otherField", "requestParameters.x"],
    [one({ "eventName|base64": "A" }), "unknownModifier", "base64"],
    [one({ "eventName|re|i": "A" }), "unknownModifier", "i"],
    [one({ "eventName|re": "(" }), "badRegex", "("],
    [one({ "eventName|re": "\\AGet" }), "badRegex", "\\AGet"],
    [one({ "eventName|re": ["(a)\\1", "b"] }), "badRegex", '["(a)\\\\1","b"]'],
    [one({ eventName: { a: 1 } }), "badTest", '{"a":1}'],
    [one(["A", "B"]), "keywordSearch", '["A","B"]'],
    [rule({ selection: { eventName: "A" }, condition: "selection | count() > 5" }), "aggregation", "selection | count() > 5"],
    [rule({ selection: { eventName: "A" }, timeframe: "5m", condition: "selection" }), "aggregation", "timeframe"],
    [rule({ selection: { eventName: "A" }, condition: "selection and" }), "badCondition", "selection and"],
    [rule({ selection: { eventName: "A" }, condition: "other" }), "badCondition", "other"],
    [rule({ selection: { eventName: "A" }, condition: "(".repeat(300) }), "badCondition", "(".repeat(120)],
    [rule({ selection: { eventName: "A" } }), "badCondition", ""],
    [stringify({ title: "C", correlation: {} }), "notARule", "C"],
    [stringify({ logsource: { product: "windows" }, detection: {} }), "otherLogSource", '{"product":"windows"}'],
  ])("%# that rows cannot express is left out, with what it would need", (text, code, what) => {
    const found = read(text);
    expect(found.rows).toEqual([]);
    expect(found.notes).toEqual([{ kind: "left", code, item: 1, what }]);
  }); // prettier-ignore

  test("is bounded in the ways it may match", () => {
    const lists = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`s${index}`, [{ eventName: "A" }, { eventSource: "b" }]])); // prettier-ignore
    expect(read(rule({ ...lists, condition: "all of them" })).notes).toEqual([{ kind: "left", code: "tooManyWays", item: 1, what: "1000" }]); // prettier-ignore
  });

  test("is one of several in a file, each told by its number", () => {
    const text = ["# rules", one({ eventName: "A" }), one({ x: 1 }), one({ "eventName|cased": "B" })].join(
      "\n---\n",
    );
    const found = read(text);
    expect(found.cells).toEqual([["^A$", "", ""], ["^B$", "", ""]]); // prettier-ignore
    expect(found.notes.map(({ code, item }) => [code, item])).toEqual([["caseAsWritten", 1], ["otherField", 2]]); // prettier-ignore
  });
});

describe("a YAML file", () => {
  test.each<[string, string, number, number]>([
    ["a: [1", "notYaml", 1, 6],
    ["a: 1\nb: 2\na: 3", "notYaml", 3, 1],
    ["title: x\n---\na: 1\nb: {\n", "notYaml", 5, 1],
    ["a: &x [1]\nb: *x\n", "yamlAliases", 2, 4],
    [`${"[".repeat(80)}${"]".repeat(80)}`, "tooDeep", 0, 0],
    [Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"), "tooDeep", 0, 0],
    ["---\na\n".repeat(2001), "tooManyParts", 0, 0],
    [`a: ${"x".repeat(70_000)}`, "tooLarge", 1, 1],
    ["x".repeat(1024 * 1024 + 1), "tooLarge", 0, 0],
    [" ", "empty", 0, 0],
  ])("%# is refused where it is none, or more than rules are", (text, problem, line, column) => {
    expect(importSigma(text, ids())).toEqual({ ok: false, problem, line, column, what: "" });
  });

  test("changes nothing but what is read from it", () => {
    read("__proto__:\n  polluted: 1\nconstructor:\n  prototype:\n    polluted: 1\n");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(read("!!js/function 'x'").notes).toMatchObject([{ code: "notARule" }]);
  });
});

const letters = fc.constantFrom("Create", "create", "User", "iam", ".", "\\", "*", "?", "a", "B", "(");
const word = fc.array(letters, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
const fieldName = fc.constantFrom("eventName", "eventSource", "userIdentity.type");
const modifier = fc.constantFrom("", "|contains", "|startswith", "|endswith", "|cased", "|contains|all", "|startswith|cased", "|neq"); // prettier-ignore
const test1 = fc.tuple(fieldName, modifier, fc.oneof(word, fc.array(word, { minLength: 1, maxLength: 3 })));
const selection = fc
  .array(test1, { minLength: 1, maxLength: 2 })
  .map((tests) => Object.fromEntries(tests.map(([name, modifiers, value]) => [name + modifiers, value])));
const condition = fc.constantFrom("a", "a and not b", "a or b", "not a and not (b or c)", "1 of them", "all of them", "not (a and b) or c", "a and not 1 of c*"); // prettier-ignore
const detection = fc.record({ a: fc.oneof(selection, fc.array(selection, { minLength: 1, maxLength: 2 })), b: selection, c: selection, condition }); // prettier-ignore
const value = fc.oneof({ weight: 6, arbitrary: word }, { weight: 1, arbitrary: fc.constant(undefined) });
const record = fc
  .record({ eventName: value, eventSource: value, type: value })
  .map(({ type, ...rest }) => JSON.parse(JSON.stringify({ ...rest, ...(type && { userIdentity: { type } }) })) as unknown); // prettier-ignore

/** Sigma's rules in the plainest words: text is compared folded to lower case unless the rule is cased. */
function sigmaMatches(given: Record<string, unknown>, one: unknown, isCased: boolean): boolean {
  const holds = (part: unknown): boolean =>
    Array.isArray(part) ? part.some(holds) : isObject(part) && Object.entries(part).every(([key, wanted]) => field(key, wanted));
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
    case "a": return a;
    case "a and not b": return a && !b;
    case "a or b": return a || b;
    case "not a and not (b or c)": return !a && !(b || c);
    case "1 of them": return a || b || c;
    case "all of them": return a && b && c;
    case "not (a and b) or c": return !(a && b) || c;
    default: return a && !c;
  }
} // prettier-ignore

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

describe("rows as Sigma rules", () => {
  const row = (more: Partial<Row>): Row => ({ ...blankRow("8f14e45f-ceea-467f-a9b5-3c0e6c1f6f10"), ...more });
  const cell = (pattern: string, not = false) => ({ pattern, not });

  test("are a document each, with what Sigma cannot hold", () => {
    const { text, notes } = exportSigma([
      row({ eventName: cell("^Create"), userIdentityType: cell("Root", true), riskLevel: "EXTREME", failedCalls: false, note: "why\nmore" }), // prettier-ignore
      row({ enabled: false }),
      row({ eventName: cell("^(?!a)\\d") }),
      row({ eventName: cell("(") }),
    ]);
    expect(text).toBe(`title: why
id: 8f14e45f-ceea-467f-a9b5-3c0e6c1f6f10
status: experimental
description: |-
  why
  more
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName|re: ^Create
    errorCode|exists: false
  filter_userIdentityType:
    userIdentity.type|re: Root
  condition: selection and not filter_userIdentityType
level: critical
---
title: RTM-011 row 3
id: 8f14e45f-ceea-467f-a9b5-3c0e6c1f6f10
status: experimental
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName|re: ^(?!a)\\d
  condition: selection
`);
    expect(notes.map(({ code, row: number, cell: name }) => [code, number, name])).toEqual([
      ["riskLevelRounded", 1, undefined],
      ["rowDisabled", 2, undefined],
      ["regexDialect", 3, "eventName"],
      ["rowBroken", 4, undefined],
    ]);
  });

  test("come back as they were, but for what was told", () => {
    const pattern = fc.oneof(
      fc.constantFrom("", "^Create", "^(?!ec2).*$", "\\*", "yes", "null", "1", "- a", "a: b", "#", "'", '"', "|", "> x", "&a", "[*]", "\u{1F426}", "\u0085", "a\tb", "---", "%", "@", "`"), // prettier-ignore
      fc.string({ unit: "grapheme", maxLength: 8 }),
    );
    const anyCell = fc.record({ pattern, not: fc.boolean() });
    const note = fc.oneof(fc.constantFrom("", "a", "a\nb", "---\na", "a: b", "# x", "'", "\u2028"), fc.string({ unit: "grapheme", maxLength: 12 })).map((text) => text.trim()); // prettier-ignore
    const anyRow = fc.record({ id: fc.uuid(), eventName: anyCell, eventSource: anyCell, userIdentityType: anyCell, riskLevel: fc.constantFrom(null, "VERY_HIGH", "HIGH", "MEDIUM", "LOW"), failedCalls: fc.boolean(), note }).map((drawn): Row => ({ ...blankRow("x"), ...drawn } as Row)); // prettier-ignore
    let compared = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRow, { selector: (one) => one.id, minLength: 1, maxLength: 3 }),
        (rows) => {
          const kept = compileRows(rows)
            .rows.filter(({ live }) => live)
            .map(({ row: one }) => one);
          const sound = kept.filter((one) => CELL_NAMES.every((name) => !/\\[AZzGQEhHRXKpPN]|\[\[:|[*+?}]\+|\0/.test(one[name].pattern))); // prettier-ignore
          if (sound.length < kept.length || kept.length === 0) return;
          const found = importSigma(exportSigma(rows).text, ids());
          compared += 1;
          expect(found).toEqual({ ok: true, rows: kept.map(asRead), notes: [] });
        },
      ),
      { seed: 362, numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(70);
  });

  /** A blank cell is not written; a row of nothing else is written as any event name. */
  function asRead(one: Row): Row {
    const blank = (name: (typeof CELL_NAMES)[number]) =>
      one[name].pattern.trim() === "" ? cell("") : one[name];
    const read = { ...one, eventName: blank("eventName"), eventSource: blank("eventSource"), userIdentityType: blank("userIdentityType") }; // prettier-ignore
    const isBare = CELL_NAMES.every((name) => read[name].pattern === "") && one.failedCalls;
    return isBare ? { ...read, eventName: cell(".*") } : read;
  }
});
