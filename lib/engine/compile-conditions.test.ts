import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { conditionText, type ConditionField } from "./compile-conditions";
import { compileRows } from "./compile-rows";
import type { Circumstances } from "./event";
import { createJudge } from "./judge";
import { createColumnJudge } from "./judge-columns";
import type { RowConditions } from "./row";

const call = (circumstances: Circumstances) => ({
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  userIdentityType: "IAMUser",
  failed: false,
  ...circumstances,
});
const compile = (conditions: RowConditions) => compileRows([{ ...blankRow("r"), conditions }]);

/** What the judge of single events says, and as it must the judge of columns. */
function matches(conditions: RowConditions, circumstances: Circumstances): boolean {
  const [compiled, event] = [compile(conditions), call(circumstances)];
  const isMatch = createJudge(compiled, "LOW").judge(event) !== null;
  expect(createColumnJudge([event]).judge(compiled, "LOW").hits[0]).toHaveLength(isMatch ? 1 : 0);
  return isMatch;
}

const chosen = (...values: string[]) => ({ values, not: false });
const noneOf = (...values: string[]) => ({ values, not: true });
const KEY = "arn:aws:iam::111122223333:role/Admin";
const at = (hour: string): Circumstances => ({ eventTime: `2026-11-24T${hour}:59:59.999Z` });

describe("a condition", () => {
  test.each<[string, RowConditions, Circumstances, boolean]>([
    ["one of the accounts", { accounts: chosen("1", "2") }, { accountId: "2" }, true],
    ["another account", { accounts: chosen("1", "2") }, { accountId: "12" }, false],
    ["none of the accounts", { accounts: noneOf("1") }, { accountId: "2" }, true],
    ["the account behind NOT", { accounts: noneOf("1") }, { accountId: "1" }, false],
    ["no account where one is asked for", { accounts: chosen("1") }, {}, false],
    ["a list of nobody", { accounts: chosen() }, { accountId: "1" }, true],
    ["a list of nobody behind NOT", { accounts: noneOf() }, { accountId: "1" }, true],
    ["the region", { regions: chosen("us-east-1") }, { region: "us-east-1" }, true],
    ["another region", { regions: chosen("us-east-1") }, { region: "us-east-2" }, false],
    ["read-only", { readOnly: true }, { readOnly: true }, true],
    ["not read-only", { readOnly: true }, { readOnly: false }, false],
    ["not read-only, as asked", { readOnly: false }, { readOnly: false }, true],
    ["a record that does not say", { readOnly: false }, { readOnly: null }, false],
    ["the caller by key", { principals: chosen(KEY) }, { actorKey: KEY, actorName: "x" }, true],
    ["the caller by name", { principals: chosen("x") }, { actorKey: KEY, actorName: "x" }, true],
    ["another caller", { principals: chosen("Admin") }, { actorKey: KEY, actorName: "x" }, false],
    ["a safelist and who is on it", { principals: noneOf("x") }, { actorKey: KEY, actorName: "x" }, false],
    ["a safelist and who is not", { principals: noneOf("y") }, { actorKey: KEY, actorName: "x" }, true],
    ["a pattern in the key", { principal: { pattern: ":role/", not: false } }, { actorKey: KEY }, true],
    ["a pattern in the name", { principal: { pattern: "^x$", not: false } }, { actorName: "x" }, true],
    ["a pattern in neither", { principal: { pattern: "^x$", not: false } }, { actorKey: KEY }, false],
    ["NOT a pattern, in one", { principal: { pattern: "Admin", not: true } }, { actorKey: KEY }, false],
    ["NOT a pattern, in neither", { principal: { pattern: "Root", not: true } }, { actorKey: KEY }, true],
    ["an error code", { errorCode: { pattern: "Denied", not: false } }, { errorCode: "AccessDenied" }, true],
    ["no error code", { errorCode: { pattern: "Denied", not: false } }, {}, false],
    ["NOT an error code", { errorCode: { pattern: ".", not: true } }, {}, true],
    ["a blank pattern behind NOT", { errorCode: { pattern: " ", not: true } }, { errorCode: "X" }, true],
    ["two that hold", { accounts: chosen("1"), regions: chosen("r") }, { accountId: "1", region: "r" }, true],
    ["two of which one does", { accounts: chosen("1"), regions: chosen("r") }, { accountId: "1" }, false],
  ])("%s", (_, conditions, circumstances, expected) => {
    expect(matches(conditions, circumstances)).toBe(expected);
  });

  test.each([
    [9, 17, "08", false],
    [9, 17, "09", true],
    [9, 17, "16", true],
    [9, 17, "17", false],
    [22, 6, "21", false],
    [22, 6, "22", true],
    [22, 6, "05", true],
    [22, 6, "06", false],
    // From an hour to itself is the whole day.
    [9, 9, "08", true],
    [9, 9, "09", true],
    [0, 23, "23", false],
  ])("the window from %i to %i holds hour %s: %s, and NOT the contrary", (from, to, hour, expected) => {
    expect(matches({ hours: { from, to, not: false } }, at(hour))).toBe(expected);
    expect(matches({ hours: { from, to, not: true } }, at(hour))).toBe(!expected);
  });

  test("on hours holds for no event without a time, and behind NOT for each", () => {
    expect(matches({ hours: { from: 0, to: 0, not: false } }, {})).toBe(false);
    expect(matches({ hours: { from: 0, to: 0, not: true } }, { eventTime: "" })).toBe(true);
  });

  test.each([
    ["10.0.0.1", true],
    ["10.255.255.255", true],
    ["11.0.0.1", false],
    ["2001:db8::5", true],
    ["2001:db9::5", false],
    [" EC2.AmazonAWS.com ", true],
    ["ec2.amazonaws.com.example", false],
    ["", false],
  ])("on addresses asked of %j: %s, and NOT the contrary", (sourceIpAddress, expected) => {
    const values = ["10.0.0.0/8", "ec2.amazonaws.com", "2001:db8::/32"];
    expect(matches({ sourceAddresses: { values, not: false } }, { sourceIpAddress })).toBe(expected);
    expect(matches({ sourceAddresses: { values, not: true } }, { sourceIpAddress })).toBe(!expected);
  });

  test("on addresses answers right after more addresses than it remembers", () => {
    const judge = createJudge(compile({ sourceAddresses: chosen("10.0.0.0/8") }), "LOW");
    const isTold = (sourceIpAddress: string) => judge.judge(call({ sourceIpAddress })) !== null;
    const others = Array.from({ length: 5_100 }, (_, at) => `11.0.${at >> 8}.${at & 255}`);
    expect(others.filter(isTold)).toEqual([]);
    expect([isTold("10.1.1.1"), isTold("11.0.0.0")]).toEqual([true, false]);
  });
});

test.each<[ConditionField, Circumstances, string]>([
  ["hour", { eventTime: "2026-11-24T07:59:59.999Z" }, "07"],
  ["hour", { eventTime: "yesterday" }, ""],
  ["hour", {}, ""],
  ["readOnly", { readOnly: true }, "true"],
  ["readOnly", { readOnly: false }, "false"],
  ["readOnly", { readOnly: null }, ""],
  ["readOnly", {}, ""],
  ["accountId", { accountId: "111122223333" }, "111122223333"],
  ["region", {}, ""],
])("conditions see the %s of %j as %j", (field, circumstances, text) => {
  expect(conditionText(call(circumstances), field)).toBe(text);
});

describe("what decides which events pass", () => {
  const keyOf = (conditions: RowConditions) => compile(conditions).rows[0]!.conditions?.key;

  test("is nothing where nothing is asked", () => {
    for (const conditions of [{}, { accounts: chosen() }, { principal: { pattern: " ", not: true } }])
      expect(compile(conditions).rows[0]!.conditions).toBeNull();
    expect(compileRows([blankRow("r")]).rows[0]!.conditions).toBeNull();
  });

  test("is the same for the same conditions, and another for any other", () => {
    const asked: RowConditions[] = [
      { accounts: chosen("1") },
      { accounts: noneOf("1") },
      { regions: chosen("1") },
      { readOnly: true },
      { readOnly: false },
      { hours: { from: 1, to: 2, not: false } },
      { hours: { from: 1, to: 2, not: true } },
      { errorCode: { pattern: "a", not: false } },
      { errorCode: { pattern: "a", not: true } },
      { principal: { pattern: "a", not: false } },
      { errorCode: { pattern: "a", not: false }, readOnly: true },
    ];
    expect(new Set(asked.map(keyOf)).size).toBe(asked.length);
    expect(keyOf({ accounts: chosen("1"), regions: chosen() })).toBe(keyOf({ accounts: chosen("1") }));
  });
});

test("a pattern that cannot be used makes the row match nothing, and is told by its place", () => {
  const broken = { errorCode: { pattern: "(", not: false }, principal: { pattern: "[", not: true } };
  const { rows, problems } = compile({ ...broken, readOnly: true });
  expect(rows[0]).toMatchObject({ live: false, conditions: { broken: "errorCode" } });
  expect(rows[0]!.conditions!.list.map(({ name }) => name)).toEqual(["readOnly"]);
  expect(problems.map(({ cell, kind }) => `${cell} ${kind}`)).toEqual([
    "errorCode invalid",
    "principal invalid",
  ]);
  expect(matches(broken, {})).toBe(false);
});
