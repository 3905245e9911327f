import fc from "fast-check";
import { beforeEach, describe, expect, it, test } from "vitest";
import { countBits } from "./bit-set";
import { cellsKey, createNameCatcher, listCaught, type NameCatcher } from "./catch-names";
import { testPattern } from "./find-pattern";
import { readPattern } from "./check-pattern";
import { createNameTable, pairAt, type NamedSource } from "./name-table";
import type { CellName } from "./row";

const service = (prefix: string, names: string): NamedSource => ({
  source: `${prefix}.amazonaws.com`,
  events: names.split(" ").map((name) => ({ name, readOnly: /^(Get|List|Describe)/.test(name) })),
});
const table = createNameTable(
  [
    service("iam", "CreateUser PutUserPolicy ListUsers GetUser"),
    service("sns", "Publish PutDataProtectionPolicy"),
    service("sqs", "PurgeQueue CreateQueue ListQueues"),
    service("config", "PutConfigRule DescribeConfigRules"),
    service("appconfig", "CreateApplication GetApplication"),
    service("ec2", "RunInstances PurchaseReservedInstancesOffering DescribeInstances"),
    service("ec2-instance-connect", "SendSSHPublicKey"),
  ],
  ["IAMUser", "AssumedRole", "Root", ""],
);
let catcher: NameCatcher;

beforeEach(() => {
  catcher = createNameCatcher(table);
});

function row(eventName: string, eventSource = "", userIdentityType = "") {
  const cell = (text: string) =>
    text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };
  return {
    eventName: cell(eventName),
    eventSource: cell(eventSource),
    userIdentityType: cell(userIdentityType),
  };
}

const names = (which: "all" | "meant" | "surprises", ...cells: Parameters<typeof row>) =>
  listCaught(table, catcher.catchRow(row(...cells)), { which, limit: 100 }).pairs.map(({ name }) => name);

describe("what a row catches", () => {
  it("is the real calls that all three cells let pass", () => {
    expect(names("all", "^Create", "^(iam|sqs)\\.")).toEqual(["CreateUser", "CreateQueue"]);
    expect(names("all", "", "^ec2\\.", "IAMUser")).toEqual([
      "DescribeInstances",
      "PurchaseReservedInstancesOffering",
      "RunInstances",
    ]);
    expect(names("all", "NOT ^(Get|List|Describe)", "NOT ec2|config|s[nq]s")).toEqual([
      "CreateUser",
      "PutUserPolicy",
    ]);
  });

  it("is nothing where no identity passes, or a cell does not compile", () => {
    expect(catcher.catchRow(row("", "", "IAM user")).count).toBe(0);
    expect(catcher.catchRow(row("", "", "^$")).identityTypes).toEqual([""]);
    expect(catcher.catchRow(row("*"))).toMatchObject({ count: 0, complete: true });
  });

  it("is counted, its read-only part too", () => {
    const caught = catcher.catchRow(row("User", "iam"));
    expect(caught).toMatchObject({ count: 4, readOnlyCount: 2, surpriseCount: 0, complete: true });
    expect(countBits(caught.pairs)).toBe(4);
  });
});

describe("what nobody meant", () => {
  it("is what a stray star lets in", () => {
    expect(names("surprises", "^Put*")).toEqual([
      "PurchaseReservedInstancesOffering",
      "Publish",
      "PurgeQueue",
    ]);
    expect(names("meant", "^Put*")).toEqual(["PutConfigRule", "PutUserPolicy", "PutDataProtectionPolicy"]);
    expect(names("surprises", "^Put")).toEqual([]);
    expect(names("surprises", "^Create*|^List*")).toEqual([]);
  });

  it("is another source than the one that is spelt", () => {
    expect(names("surprises", "", "config.amazonaws.com")).toEqual(["CreateApplication", "GetApplication"]);
    expect(names("surprises", "", "^config\\.amazonaws\\.com$")).toEqual([]);
    // Whoever writes a part may mean the part.
    expect(names("surprises", "", "config")).toEqual([]);
  });
});

test("what is caught is listed page by page, and searched in names and sources", () => {
  const caught = catcher.catchRow(row("", "", ""));
  expect(caught.count).toBe(table.nameOf.length);
  const all = listCaught(table, caught, { which: "all", limit: 100 }).pairs;
  const page = listCaught(table, caught, { which: "all", offset: 3, limit: 2 });
  expect(page).toEqual({ total: all.length, pairs: all.slice(3, 5) });
  const found = listCaught(table, caught, { which: "all", search: " QUEUE ", limit: 2 });
  expect(found).toMatchObject({ total: 3, pairs: [{ name: "CreateQueue" }, { name: "ListQueues" }] });
  expect(listCaught(table, caught, { which: "all", search: "appconfig", limit: 9 }).total).toBe(2);
});

test.each<[which: "all" | "meant" | "surprises", search: string | undefined, names: string[]]>([
  [
    "all",
    undefined,
    [
      "DescribeConfigRules",
      "PutConfigRule",
      "PurchaseReservedInstancesOffering",
      "PutUserPolicy",
      "Publish",
      "PutDataProtectionPolicy",
      "PurgeQueue",
    ],
  ],
  [
    "all",
    "  ",
    [
      "DescribeConfigRules",
      "PutConfigRule",
      "PurchaseReservedInstancesOffering",
      "PutUserPolicy",
      "Publish",
      "PutDataProtectionPolicy",
      "PurgeQueue",
    ],
  ],
  ["surprises", "IAM", []],
  ["meant", "config", ["DescribeConfigRules", "PutConfigRule"]],
])("%s pairs of ^Put* and DescribeConfig with %j in them", (which, search, expected) => {
  const caught = catcher.catchRow(row("^Put*|^DescribeConfig"));
  const { total, pairs } = listCaught(table, caught, {
    which,
    limit: 100,
    ...(search !== undefined && { search }),
  });
  expect(pairs.map(({ name }) => name)).toEqual(expected);
  expect(total).toBe(expected.length);
});

test.each<[cells: Parameters<typeof row>, expected: string[]]>([
  [["^Create|^Purge"], ["CreateApplication", "CreateUser", "CreateQueue", "PurgeQueue"]],
  [["NOT ^(?:Create|Get|List|Put|Describe|Run|Pu|Send)"], []],
  [["(Queue|User)s$"], ["ListUsers", "ListQueues"]],
  // Patterns that the runtime is not trusted with.
  [["(e|u)+s$", "sqs"], ["ListQueues"]],
  [["^(Li|st)+U"], ["ListUsers"]],
  [
    ["NOT ^(\\w)+[^ue]$", "^sqs"],
    ["CreateQueue", "PurgeQueue"],
  ],
  [["(.)\\1", "^sns\\."], []],
  [["Queue", "NOT ^sqs"], []],
  [
    ["", "^sns\\.", "NOT "],
    ["Publish", "PutDataProtectionPolicy"],
  ],
])("%j catch %j", (cells, expected) => {
  expect(names("all", ...cells)).toEqual(expected);
});

test("a cell catches the values of its own column, and none where it does not compile", () => {
  const caught = (name: CellName, pattern: string, not = false) => catcher.catchCell(name, { pattern, not });
  expect(caught("userIdentityType", "^(Root|IAM)")).toMatchObject({ count: 2, complete: true });
  expect(caught("userIdentityType", "^(Root|IAM)", true)).toMatchObject({ count: 2 });
  expect(caught("eventSource", "ec2")!.count).toBe(2);
  expect(caught("eventName", "ec2")!.count).toBe(0);
  expect(caught("eventName", " ", true)!.count).toBe(table.names.length);
  expect(caught("eventName", "(")).toBeNull();
  // What was caught is remembered.
  expect(caught("eventSource", "ec2")).toBe(caught("eventSource", "ec2"));
  expect(catcher.catchRow(row("User"))).toBe(catcher.catchRow(row("User")));
});

test("the same cells have the same key, and no others", () => {
  expect(cellsKey(row("a", "b"))).toBe(cellsKey(row("a", "b")));
  expect(cellsKey(row('a","b'))).not.toBe(cellsKey(row("a", "b")));
  expect(cellsKey(row("a"))).not.toBe(cellsKey(row("NOT a")));
});

test("the catch agrees with matching each pair by itself", () => {
  const patterns = fc.constantFrom(
    "",
    " ",
    "^Create",
    "Create*",
    "^Put*|Queue$",
    "^(?!ec2).*$",
    "config.amazonaws.com",
    ".*a.*e.*s.*",
    "(\\w+)+s$",
    "(.)\\1",
    "^(Get|List)|User",
    "e|",
    "IAM",
    "^$",
    "*",
  );
  const cell = fc.record({ pattern: patterns, not: fc.boolean() });
  const answers = new Map<string, boolean | "slow">();
  const passes = ({ pattern, not }: { pattern: string; not: boolean }, value: string) => {
    if (pattern.trim() === "") return true;
    const read = readPattern(pattern);
    if (!read.ok) return false;
    const key = `${pattern} ${value}`;
    const answer = answers.get(key) ?? testPattern({ ...read, cheap: false }, value);
    answers.set(key, answer);
    return answer === !not;
  };
  fc.assert(
    fc.property(cell, cell, cell, (eventName, eventSource, userIdentityType) => {
      const caught = catcher.catchRow({ eventName, eventSource, userIdentityType });
      const somebody = table.identityTypes.some((type) => passes(userIdentityType, type));
      const expected = Array.from(table.nameOf, (_, pair) => pairAt(table, pair)).filter(
        ({ name, source }) => somebody && passes(eventName, name) && passes(eventSource, source),
      );
      expect(listCaught(table, caught, { which: "all", limit: 100 }).pairs).toEqual(expected);
      expect(caught.complete).toBe(true);
    }),
    { seed: 13, numRuns: 1_000 },
  );
});

test("a pattern that backtracks for ever is given up over all names together, and says so", () => {
  const many = createNameTable(
    [service("iam", Array.from({ length: 5_000 }, (_, i) => `${"a".repeat(40)}${i}`).join(" "))],
    ["Root"],
  );
  const caught = createNameCatcher(many).catchRow(row("^(a+)+$"));
  expect(caught).toMatchObject({ count: 0, complete: false });
  expect(createNameCatcher(many).catchRow(row("NOT ^(a+)+$")).complete).toBe(false);
});
