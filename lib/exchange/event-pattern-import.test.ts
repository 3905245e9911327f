import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import { compileRows } from "@/lib/engine/compile-rows";
import { createJudge } from "@/lib/engine/judge";
import { prefilterOf } from "@/lib/engine/prefilter";
import { textAt, textOf } from "@/lib/engine/record-field";
import { matchesEventPattern } from "@/lib/engine/reference-event-pattern";
import { CELL_NAMES, type Row } from "@/lib/engine/row";
import { importEventPatterns } from "./event-pattern-import";

function ids() {
  let next = 0;
  return () => `row-${(next += 1)}`;
}

function read(value: unknown) {
  const found = importEventPatterns(JSON.stringify(value), ids());
  if (!found.ok) throw new Error(found.problem);
  const cells = found.rows.map((row) =>
    CELL_NAMES.map((name) => (row[name].not ? `NOT ${row[name].pattern}` : row[name].pattern)),
  );
  return { ...found, cells };
}

const told = (value: unknown) => read(value).notes.map(({ kind, code, what }) => [kind, code, what]);
const detail = (fields: object) => ({ "detail-type": ["AWS API Call via CloudTrail"], detail: fields });

describe("an event pattern", () => {
  test.each<[object, string[]]>([
    [{ eventName: ["A.b"] }, ["^A\\.b$", "", ""]],
    [{ eventName: ["A", "B"] }, ["^(?:A|B)$", "", ""]],
    [{ eventName: [{ prefix: "Create" }, { suffix: "User" }] }, ["^Create|User$", "", ""]],
    [{ eventName: [{ wildcard: "*Trail*" }] }, ["Trail", "", ""]],
    [{ eventName: [{ wildcard: "Put*Policy" }] }, ["^Put[\\s\\S]*Policy$", "", ""]],
    [{ eventName: [{ wildcard: "a\\*b" }] }, ["^a\\*b$", "", ""]],
    [{ eventName: [{ "equals-ignore-case": "ab1" }] }, ["^[Aa][Bb]1$", "", ""]],
    [{ eventSource: [{ "anything-but": "x" }] }, ["", "NOT ^$|^x$", ""]],
    [
      { eventSource: [{ "anything-but": { prefix: ["ec2", "s3"] } }, { exists: false }] },
      ["", "NOT ^ec2|^s3", ""],
    ],
    [{ userIdentity: { type: ["Root", { exists: false }] } }, ["", "", "^Root$|^$"]],
    [{ eventName: [{ exists: true }] }, ["[\\s\\S]", "", ""]],
  ])("of %j is the row %j", (fields, cells) => {
    expect(read(detail(fields)).cells).toEqual([cells]);
  });

  test("with $or is a row for each way", () => {
    const pattern = detail({
      eventSource: ["iam.amazonaws.com"],
      $or: [{ eventName: ["A"] }, { userIdentity: { type: ["Root"] } }],
    });
    expect(read(pattern).cells).toEqual([
      ["^A$", "^iam\\.amazonaws\\.com$", ""],
      ["", "^iam\\.amazonaws\\.com$", "^Root$"],
    ]);
  });

  test("that asks for a service's source says that it was taken for the event source", () => {
    expect(read({ source: ["aws.iam", "aws.sts"], detail: { eventName: ["A"] } })).toMatchObject({
      cells: [["^A$", "^(?:iam|sts)\\.amazonaws\\.com$", ""]],
      notes: [{ kind: "repair", code: "sourceTranslated", item: 1, row: 1 }],
    });
    expect(told({ source: ["aws.iam"], detail: { eventSource: ["iam.amazonaws.com"] } })).toEqual([
      ["repair", "sourceDropped", undefined],
    ]);
    expect(
      told({
        "detail-type": ["AWS Console Sign In via CloudTrail"],
        detail: { eventName: ["ConsoleLogin"] },
      }),
    ).toEqual([["repair", "detailTypeDropped", undefined]]);
  });

  test.each<[object, string, string]>([
    [detail({ requestParameters: { x: ["1"] } }), "otherField", "detail.requestParameters.x"],
    [{ account: ["123456789012"], detail: { eventName: ["A"] } }, "otherField", "account"],
    [detail({ errorCode: ["AccessDenied"] }), "otherField", "detail.errorCode"],
    [detail({ eventName: [{ numeric: [">", 1] }] }), "otherTest", '{"numeric":[">",1]}'],
    [detail({ eventName: [{ "equals-ignore-case": "é" }] }), "otherTest", '{"equals-ignore-case":"é"}'],
    [detail({ eventName: [{ wildcard: "a**" }] }), "badTest", '{"wildcard":"a**"}'],
    [detail({ eventName: [] }), "badTest", "[]"],
    [detail({ eventName: [1] }), "badTest", "1"],
    [detail({ __proto: { polluted: ["x"] } }), "otherField", "detail.__proto.polluted"],
    [
      { "detail-type": ["EC2 Instance State-change Notification"], source: ["aws.ec2"] },
      "notCloudTrail",
      "EC2 Instance State-change Notification",
    ],
    [{ source: ["my.app"], detail: { eventName: ["A"] } }, "notCloudTrail", '["my.app"]'],
    [
      detail({ $or: Array.from({ length: 1001 }, (_, index) => ({ eventName: [`A${index}`] })) }),
      "tooManyWays",
      "1000",
    ],
    [{ EventPattern: "{" }, "badTest", "null"],
    [{ EventPattern: {} }, "emptyPattern", ""],
  ])("%# that rows cannot express is left out, with what it would need", (pattern, code, what) => {
    const found = read(pattern);
    expect(found.rows).toEqual([]);
    expect(found.notes).toEqual([{ kind: "left", code, item: 1, what }]);
  });

  test("is found in rules as the command line prints them and in templates", () => {
    const EventPattern = detail({ eventName: ["A"], errorCode: [{ exists: false }] });
    const rules = {
      Rules: [
        { Name: "one", State: "DISABLED", EventPattern: JSON.stringify(EventPattern) },
        { Name: "two", Description: "why", EventPattern: "{}" },
      ],
    };
    expect(read(rules)).toMatchObject({
      rows: [{ note: "one", enabled: false, failedCalls: false, eventName: { pattern: "^A$" } }],
      notes: [{ code: "emptyPattern", item: 2 }],
    });
    const template = {
      Resources: { Rule: { Type: "AWS::Events::Rule", Properties: { Description: "d", EventPattern } } },
    };
    expect(read(template).rows).toMatchObject([{ note: "d", enabled: true }]);
    expect(importEventPatterns('{"a":1}', ids())).toMatchObject({ ok: false, problem: "otherFormat" });
  });
});

const word = fc.constantFrom("Create", "User", "iam", "ec2", "*", "\\", ".", "a", "A");
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
const wildcard = fc
  .array(fc.oneof(text.map((part) => part.replace(/[\\*]/g, "\\$&"))), { minLength: 1, maxLength: 3 })
  .chain((parts) => fc.constantFrom(parts.join("*"), `*${parts.join("*")}`, `${parts.join("*")}*`, "*"));
const some = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 2 });
const anyTest = fc.oneof(
  text,
  text.map((prefix) => ({ prefix })),
  text.map((suffix) => ({ suffix })),
  text.map((same) => ({ "equals-ignore-case": same })),
  wildcard.map((shape) => ({ wildcard: shape })),
  fc.boolean().map((exists) => ({ exists })),
  some(text).map((refused) => ({ "anything-but": refused })),
  some(text).map((prefix) => ({ "anything-but": { prefix } })),
  some(text).map((suffix) => ({ "anything-but": { suffix } })),
  some(wildcard).map((shapes) => ({ "anything-but": { wildcard: shapes } })),
  text.map((same) => ({ "anything-but": { "equals-ignore-case": same } })),
);
const fields = fc.record(
  { eventName: some(anyTest), eventSource: some(anyTest), userIdentity: fc.record({ type: some(anyTest) }) },
  { requiredKeys: [] },
);
const anyPattern = fc
  .tuple(fields, fc.array(fields, { minLength: 2, maxLength: 3 }), fc.boolean())
  .map(([one, options, isOr]) => (isOr ? { ...one, $or: options } : one))
  .filter(
    (one) =>
      Object.keys(one).length > 0 &&
      (!("$or" in one) || one.$or.every((option) => Object.keys(option).length > 0)),
  );
const field = fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: fc.constant(undefined) });
const anyRecord = fc
  .record({ eventName: field, eventSource: field, type: field })
  .map(
    ({ type, ...rest }) =>
      JSON.parse(JSON.stringify({ ...rest, ...(type && { userIdentity: { type } }) })) as unknown,
  );

function matcherOf(rows: Row[]): (record: unknown) => boolean {
  const judge = createJudge(compileRows(rows), "HIGH");
  return (record) =>
    judge.judge({
      eventName: textOf(record, "eventName"),
      eventSource: textOf(record, "eventSource"),
      userIdentityType: textAt(record, "userIdentity", "type"),
      failed: false,
    }) !== null;
}

test("the rows of a pattern match what the pattern matches, and nothing else", () => {
  const answers = { true: 0, false: 0 };
  fc.assert(
    fc.property(anyPattern, fc.array(anyRecord, { minLength: 8, maxLength: 8 }), (pattern, records) => {
      const found = read(detail(pattern));
      expect(found.notes).toEqual([]);
      const isMatched = matcherOf(found.rows);
      for (const record of records) {
        const isWanted = matchesEventPattern(pattern, record);
        if (isMatched(record) !== isWanted)
          throw new Error(JSON.stringify({ pattern, record, cells: found.cells }));
        answers[`${isWanted}`] += 1;
      }
    }),
    { seed: 341, numRuns: 200 },
  );
  expect(Math.min(answers.true, answers.false)).toBeGreaterThan(150);
});

test("a prefilter that was exported comes back as rows that match the same", () => {
  const rows = [
    { ...blankRow("1"), eventName: { pattern: "^(Create|Delete)User$", not: false }, failedCalls: false },
    {
      ...blankRow("2"),
      eventSource: { pattern: "^(?!ec2).*$", not: false },
      eventName: { pattern: "^a|A$", not: true },
    },
    { ...blankRow("3"), userIdentityType: { pattern: "^Root$", not: false } },
  ];
  const back = prefilterOf(rows).rules.flatMap(({ pattern }) => read(JSON.parse(pattern)).rows);
  expect(back.map(({ failedCalls }) => failedCalls)).toEqual([false, true, true]);
  const [isMatched, isMatchedBack] = [matcherOf(rows), matcherOf(back)];
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(isMatchedBack(record)).toBe(isMatched(record));
    }),
    { seed: 342, numRuns: 300 },
  );
});
