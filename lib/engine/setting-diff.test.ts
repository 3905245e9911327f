import { describe, expect, it } from "vitest";
import type { RuleSetting } from "./rule-setting";
import {
  changedFields,
  changesOfBoth,
  fieldValue,
  isSame,
  mergeSettings,
  withField,
  type SettingField,
} from "./setting-diff";

const base: RuleSetting = {
  enabled: true,
  riskLevel: null,
  exceptions: { resourceIds: ["i-1"], tags: [] },
  values: { users: ["a"], ttl: 3 },
  leftOffReason: null,
  locked: false,
};

describe("a rule setting's fields", () => {
  it("are compared by content, not by the order of keys", () => {
    expect(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(isSame(["a", "b"], ["b", "a"])).toBe(false);
    expect(isSame({ length: 0 }, [])).toBe(false);
    expect(isSame({ a: undefined }, { b: undefined })).toBe(false);
    expect(changedFields(base, structuredClone(base))).toEqual([]);
  });

  it("are named where two settings differ, values that one side lacks included", () => {
    const after: RuleSetting = {
      ...base,
      riskLevel: "LOW",
      exceptions: { resourceIds: [], tags: [] },
      values: { users: ["a"], region: "x" },
    };
    expect(changedFields(base, after)).toEqual([
      "riskLevel",
      "exceptions.resourceIds",
      "values.region",
      "values.ttl",
    ]);
  });
});

describe("one field taken from another setting", () => {
  const other: RuleSetting = {
    enabled: false,
    riskLevel: "LOW",
    exceptions: { resourceIds: ["i-2"], tags: [{ key: "team", value: "x" }] },
    values: { users: ["b"], region: "x" },
    leftOffReason: "why",
    locked: true,
  };

  it.each<[SettingField, unknown]>([
    ["enabled", false],
    ["riskLevel", "LOW"],
    ["leftOffReason", "why"],
    ["locked", true],
    ["exceptions.resourceIds", ["i-2"]],
    ["exceptions.tags", [{ key: "team", value: "x" }]],
    ["values.users", ["b"]],
    ["values.region", "x"],
    ["values.ttl", undefined],
  ])("%s is the only one that changes", (field, value) => {
    const before = structuredClone(base);
    const taken = withField(base, field, other);
    expect(fieldValue(taken, field)).toEqual(value);
    expect(changedFields(base, taken)).toEqual([field]);
    expect(base).toEqual(before);
  });

  it("goes where the other setting does not have it", () => {
    expect(withField(base, "values.ttl", other).values).not.toHaveProperty("ttl");
  });
});

describe("JSON values", () => {
  it.each<[unknown, unknown, boolean]>([
    [null, null, true],
    [null, {}, false],
    [{}, null, false],
    ["a", {}, false],
    [{}, "a", false],
    [1, 1, true],
    [1, "1", false],
    [["a"], ["a"], true],
    [["a"], ["a", "b"], false],
    [["a"], { 0: "a" }, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, { a: 2 }, false],
    [{ toString: undefined }, { x: undefined }, false],
  ])("%j and %j are the same: %s", (one, other, expected) => expect(isSame(one, other)).toBe(expected));
});

describe("two people's changes", () => {
  const mine: RuleSetting = { ...base, riskLevel: "LOW", values: { users: ["a", "mine"], ttl: 5 } };
  const theirs: RuleSetting = { ...base, enabled: false, values: { users: ["theirs"], ttl: 5 } };

  it("are told apart, and what both changed alike is no conflict", () => {
    expect(changesOfBoth(base, mine, theirs)).toEqual([
      { field: "enabled", by: "theirs" },
      { field: "riskLevel", by: "mine" },
      { field: "values.users", by: "both" },
    ]);
  });

  it("merge by themselves where only one changed, and as chosen where both did", () => {
    const merged = { ...theirs, riskLevel: "LOW" };
    expect(mergeSettings(base, mine, theirs, new Map())).toEqual(merged);
    expect(mergeSettings(base, mine, theirs, new Map([["values.users", "mine"]]))).toEqual({
      ...merged,
      values: mine.values,
    });
    expect(
      mergeSettings(
        base,
        mine,
        theirs,
        new Map([
          ["enabled", "mine"],
          ["riskLevel", "theirs"],
        ] as const),
      ),
    ).toEqual({ ...theirs, enabled: true });
  });
});
