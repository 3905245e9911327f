import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { importSigma } from "./sigma-import";
import { ids, read, rule } from "./sigma-samples";

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
    [
      [{ eventName: "A" }, { eventSource: "b" }],
      [
        ["^A$", "", ""],
        ["", "^b$", ""],
      ],
    ],
  ])("with %j is the rows %j", (selection, cells) => {
    expect(read(one(selection)).cells).toEqual(cells);
  });

  test.each<[string, string[][]]>([
    ["selection and not filter", [["^A$", "NOT ^x$", ""]]],
    [
      "selection or filter",
      [
        ["^A$", "", ""],
        ["", "^x$", ""],
      ],
    ],
    ["selection and not (filter or more)", [["^A$", "NOT ^x$", "NOT ^R$"]]],
    [
      "not (selection and filter)",
      [
        ["NOT ^A$", "", ""],
        ["", "NOT ^x$", ""],
      ],
    ],
    [
      "1 of them",
      [
        ["^A$", "", ""],
        ["", "^x$", ""],
        ["", "", "^R$"],
      ],
    ],
    ["all of them", [["^A$", "^x$", "^R$"]]],
    [
      "all of sel* and 1 of *e*",
      [
        ["^A$", "", ""],
        ["^A$", "^x$", ""],
        ["^A$", "", "^R$"],
      ],
    ],
    ["selection and selection", [["^(?=[\\s\\S]*(?:^A$))(?=[\\s\\S]*(?:^A$))", "", ""]]],
  ])("whose condition is %j is the rows %j", (condition, cells) => {
    const parts = {
      selection: { eventName: "A" },
      filter: { eventSource: "x" },
      more: { "userIdentity.type": "R" },
    };
    const found = read(rule({ ...parts, condition }));
    // `*e*` names all three: the first way says A twice.
    const plain = found.cells.map(([name, ...rest]) => [
      name!.replace("^(?=[\\s\\S]*(?:^A$))(?=[\\s\\S]*(?:^A$))", "^A$"),
      ...rest,
    ]);
    expect(condition.startsWith("selection and selection") ? found.cells : plain).toEqual(cells);
  });

  test("with errorCode leaves failed calls out, and can ask for nothing else of it", () => {
    expect(read(one({ eventName: "A", "errorCode|exists": false })).rows[0]!.failedCalls).toBe(false);
    expect(
      read(rule({ s: { eventName: "A" }, f: { "errorCode|exists": true }, condition: "s and not f" }))
        .rows[0]!.failedCalls,
    ).toBe(false);
    expect(read(one({ errorCode: "AccessDenied" })).notes).toContainEqual({
      kind: "left",
      code: "otherField",
      item: 1,
      what: "errorCode",
    });
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
    [
      rule({ selection: { eventName: "A" }, condition: "selection | count() > 5" }),
      "aggregation",
      "selection | count() > 5",
    ],
    [
      rule({ selection: { eventName: "A" }, timeframe: "5m", condition: "selection" }),
      "aggregation",
      "timeframe",
    ],
    [rule({ selection: { eventName: "A" }, condition: "selection and" }), "badCondition", "selection and"],
    [rule({ selection: { eventName: "A" }, condition: "other" }), "badCondition", "other"],
    [rule({ selection: { eventName: "A" }, condition: "(".repeat(300) }), "badCondition", "(".repeat(120)],
    [rule({ selection: { eventName: "A" } }), "badCondition", ""],
    [stringify({ title: "C", correlation: {} }), "notARule", "C"],
    [
      stringify({ logsource: { product: "windows" }, detection: {} }),
      "otherLogSource",
      '{"product":"windows"}',
    ],
  ])("%# that rows cannot express is left out, with what it would need", (text, code, what) => {
    const found = read(text);
    expect(found.rows).toEqual([]);
    expect(found.notes).toEqual([{ kind: "left", code, item: 1, what }]);
  });

  test("is bounded in the ways it may match", () => {
    const lists = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`s${index}`, [{ eventName: "A" }, { eventSource: "b" }]]),
    );
    expect(read(rule({ ...lists, condition: "all of them" })).notes).toEqual([
      { kind: "left", code: "tooManyWays", item: 1, what: "1000" },
    ]);
  });

  test("is one of several in a file, each told by its number", () => {
    const text = ["# rules", one({ eventName: "A" }), one({ x: 1 }), one({ "eventName|cased": "B" })].join(
      "\n---\n",
    );
    const found = read(text);
    expect(found.cells).toEqual([
      ["^A$", "", ""],
      ["^B$", "", ""],
    ]);
    expect(found.notes.map(({ code, item }) => [code, item])).toEqual([
      ["caseAsWritten", 1],
      ["otherField", 2],
    ]);
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
