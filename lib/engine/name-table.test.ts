import { beforeEach, describe, expect, it, test } from "vitest";
import {
  createNameTable,
  indexIn,
  isKnownPair,
  isKnownSource,
  namesOfSource,
  pairAt,
  sourcesOfName,
  pairNumber,
  withoutApiVersion,
  type NameTable,
} from "./name-table";

const KNOWN = [
  {
    source: "lambda.amazonaws.com",
    events: [
      { name: "UpdateFunctionCode20150331v2", readOnly: false },
      { name: "ListTags", readOnly: true },
    ],
  },
  {
    source: "iam.amazonaws.com",
    events: [
      { name: "ListUsers", readOnly: true },
      { name: "CreateUser", readOnly: false },
    ],
  },
  { source: "empty.amazonaws.com", events: [] },
  { source: "sso.amazonaws.com", events: [{ name: "CreateUser", readOnly: null }] },
];
const CALL = { eventSource: "new.amazonaws.com", userIdentityType: "Robot", failed: false, count: 3 };
let table: NameTable;

beforeEach(() => {
  table = createNameTable(
    KNOWN,
    ["IAMUser", "Root"],
    [
      { ...CALL, eventName: "MakeThing" },
      { ...CALL, eventName: "CreateUser", eventSource: "sso.amazonaws.com", readOnly: false },
    ],
  );
});

describe("the table of names", () => {
  it("has every pair once, by source and name", () => {
    const pairs = Array.from(table.nameOf, (_, pair) => pairAt(table, pair));
    expect(pairs.map(({ source, name, readOnly }) => `${source} ${name} ${readOnly}`)).toEqual([
      "iam.amazonaws.com CreateUser false",
      "iam.amazonaws.com ListUsers true",
      "lambda.amazonaws.com ListTags true",
      "lambda.amazonaws.com UpdateFunctionCode20150331v2 false",
      "new.amazonaws.com MakeThing null",
      "sso.amazonaws.com CreateUser false",
    ]);
    expect(table.sources).toContain("empty.amazonaws.com");
  });

  it("finds each pair by its number, and the number by the pair", () => {
    for (const pair of table.nameOf.keys()) {
      const { source, name } = pairAt(table, pair);
      expect(pairNumber(table, source, name)).toBe(pair);
    }
    expect(pairNumber(table, "iam.amazonaws.com", "ListTags")).toBe(-1);
    expect(pairNumber(table, "iam.amazonaws.com", "Nothing")).toBe(-1);
    expect(pairNumber(table, "empty.amazonaws.com", "CreateUser")).toBe(-1);
    expect(pairNumber(table, "nowhere.amazonaws.com", "CreateUser")).toBe(-1);
  });

  it("keeps what is known of a call that came here without saying whether it reads", () => {
    const seen = createNameTable(
      KNOWN,
      [],
      [
        { ...CALL, eventSource: "iam.amazonaws.com", eventName: "ListUsers" },
        { ...CALL, eventSource: "iam.amazonaws.com", eventName: "CreateUser", readOnly: null },
        { ...CALL, eventSource: "iam.amazonaws.com", eventName: "CreateRole", readOnly: null },
      ],
    );
    const reads = (name: string) => pairAt(seen, pairNumber(seen, "iam.amazonaws.com", name)).readOnly;
    expect([reads("ListUsers"), reads("CreateUser"), reads("CreateRole")]).toEqual([true, false, null]);
  });

  it("joins what is told of one source in two places", () => {
    const joined = createNameTable(
      [...KNOWN, { source: "iam.amazonaws.com", events: [{ name: "A", readOnly: true }] }],
      ["b", "a", "b"],
    );
    expect(namesOfSource(joined, "iam.amazonaws.com")).toEqual(["A", "CreateUser", "ListUsers"]);
    expect(joined.identityTypes).toEqual(["a", "b"]);
  });

  it("counts what the installation has seen as known", () => {
    expect(isKnownSource(table, "new.amazonaws.com")).toBe(true);
    expect(isKnownPair(table, "new.amazonaws.com", "MakeThing")).toBe(true);
    expect(table.identityTypes).toEqual(["IAMUser", "Robot", "Root"]);
  });

  it("gives the names of a source and the sources of a name", () => {
    expect(namesOfSource(table, "iam.amazonaws.com")).toEqual(["CreateUser", "ListUsers"]);
    expect(namesOfSource(table, "empty.amazonaws.com")).toEqual([]);
    expect(namesOfSource(table, "nowhere.amazonaws.com")).toEqual([]);
    expect(sourcesOfName(table, "CreateUser")).toEqual(["iam.amazonaws.com", "sso.amazonaws.com"]);
    expect(sourcesOfName(table, "Nothing")).toEqual([]);
  });
});

test.each([
  ["iam.amazonaws.com", "CreateUser", true],
  ["iam.amazonaws.com", "Createuser", false],
  ["iam.amazonaws.com", "__proto__", false],
  ["lambda.amazonaws.com", "UpdateFunctionCode20150331v2", true],
  ["lambda.amazonaws.com", "UpdateFunctionCode20991231", true],
  ["lambda.amazonaws.com", "ListTags20170331", true],
  // What Lambda never writes is not known: a pattern that ends with the plain name stays silent.
  ["lambda.amazonaws.com", "UpdateFunctionCode", false],
  ["nowhere.amazonaws.com", "CreateUser", false],
])("%s %s is known: %s", (source, name, expected) => {
  expect(isKnownPair(table, source, name)).toBe(expected);
});

test.each([
  ["UpdateFunctionCode20150331v2", "UpdateFunctionCode"],
  ["CreateDistribution2020_05_31", "CreateDistribution"],
  ["CreateUser", "CreateUser"],
  ["Route53V2", "Route53V2"],
])("%s without the version of its API is %s", (name, plain) => {
  expect(withoutApiVersion(name)).toBe(plain);
});

test("halving finds every value and no other", () => {
  const sorted = ["a", "b", "d", "e", "g"];
  for (const [at, value] of sorted.entries()) expect(indexIn(sorted, value)).toBe(at);
  for (const value of ["", "c", "f", "h"]) expect(indexIn(sorted, value)).toBe(-1);
  expect(indexIn([], "a")).toBe(-1);
});
