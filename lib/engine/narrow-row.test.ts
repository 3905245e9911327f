import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRows } from "./compile-rows";
import { createJudge } from "./judge";
import { withoutValues } from "./narrow-cell";
import { HELD_BACK_DAYS, proposeNarrowings, type RowCall } from "./narrow-row";
import type { Cell, Row } from "./row";

const TODAY = 20_000;
const ROLE = "arn:aws:iam::111122223333:role/deploy";

const cell = (pattern: string, not = false): Cell => ({ pattern, not });

function row(more: Partial<Row> = {}): Row {
  return {
    id: "r",
    enabled: true,
    eventName: cell("^Create"),
    eventSource: cell(""),
    userIdentityType: cell(""),
    riskLevel: null,
    failedCalls: true,
    note: "",
    ...more,
  };
}

function call(more: Partial<RowCall> = {}): RowCall {
  return {
    day: TODAY - 10,
    hour: 3,
    eventName: "CreateTags",
    eventSource: "ec2.amazonaws.com",
    userIdentityType: "AssumedRole",
    actorKey: ROLE,
    actorName: "deploy/ci-1",
    readOnly: false,
    count: 1,
    ...more,
  };
}

/** What the engine says of a call: the one judge that ingestion uses. */
function matches(judged: Row, { day, hour, ...rest }: RowCall): boolean {
  const eventTime = new Date((day * 24 + hour) * 3_600_000).toISOString();
  const event = { ...rest, eventTime, failed: false };
  return createJudge(compileRows([judged]), "HIGH").judge(event) !== null;
}

const propose = (calls: RowCall[], more: Partial<Parameters<typeof proposeNarrowings>[0]> = {}) =>
  proposeNarrowings({ row: row(), calls, confirmed: [], today: TODAY, allowLoss: false, ...more });

const PERSON = {
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  userIdentityType: "IAMUser",
  actorKey: "arn:aws:iam::111122223333:user/tanaka",
  actorName: "tanaka",
};

describe("a cell without some values", () => {
  test.each<[string, Cell, string, Cell]>([
    ["a blank cell becomes NOT", cell(""), "ec2.amazonaws.com", cell("^ec2\\.amazonaws\\.com$", true)],
    ["so does one that anything passes", cell(".*"), "CreateTags", cell("^CreateTags$", true)],
    ["a NOT cell names one more", cell("^iam", true), "ec2", cell("^iam|^ec2$", true)],
    [
      "an anchored cell gets a look-ahead in front",
      cell("^Create"),
      "CreateTags",
      cell("^(?!CreateTags$)Create"),
    ],
    [
      "so do anchored alternatives",
      cell("^Create|^Delete"),
      "CreateTags",
      cell("^(?!CreateTags$)(?:^Create|^Delete)"),
    ],
    ["so does one that begins with it too", cell("^.*"), "a", cell("^a$", true)],
    [
      "more than any text is not any text",
      cell(".*x"),
      "a",
      cell("^(?=[\\s\\S]*(?:.*x))(?![\\s\\S]*(?:^a$))"),
    ],
    ["nor is any text and more", cell(".*\\x2a"), "a", cell("^(?=[\\s\\S]*(?:.*\\x2a))(?![\\s\\S]*(?:^a$))")],
    ["what no value passes stays so", cell(".*", true), "a", cell(".*|^a$", true)],
    ["a group that holds the anchor keeps it", cell("(^Create)"), "a", cell("^(?!a$)(^Create)")],
  ])("%s", (_, before, value, after) => {
    expect(withoutValues(before, [value])).toEqual(after);
  });

  test("names all of them together", () => {
    const values = ["a.b", "c"];
    expect(withoutValues(cell(""), values)).toEqual(cell("^(?:a\\.b|c)$", true));
    expect(withoutValues(cell("x", true), values)).toEqual(cell("x|^(?:a\\.b|c)$", true));
    expect(withoutValues(cell("^Create"), values)).toEqual(cell("^(?!(?:a\\.b|c)$)Create"));
    expect(withoutValues(cell("^Create"), [])).toEqual(cell("^Create"));
  });

  test("lets pass what the cell does, and none of the values", () => {
    const patterns = [
      "",
      "^Create",
      ".*",
      "^.*",
      "^(Create|Delete)",
      "^Create|^Put",
      "Tags",
      "Create|Tags",
      "^Create$",
      "a*",
    ];
    const values = ["", "CreateTags", "Create", "Delete.+", "aTags", "Put|x", "PutTags\n", "^Create"];
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.boolean(),
        fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...values),
        (pattern, not, excluded, value) => {
          const narrowed = withoutValues(cell(pattern, not), excluded)!;
          const passes = (one: Cell) => matches(row({ eventName: one }), call({ eventName: value }));
          expect(passes(narrowed)).toBe(passes(cell(pattern, not)) && !excluded.includes(value));
        },
      ),
      { seed: 7, numRuns: 2000 },
    );
  });

  test("is refused where groups are counted, and where it would be too long", () => {
    expect(withoutValues(cell("(a)\\1"), ["x"])).toBeNull();
    expect(withoutValues(cell("("), ["x"])).toBeNull();
    expect(withoutValues(cell("x".repeat(1990)), ["CreateTags"])).toBeNull();
  });
});

describe("proposals for a noisy row", () => {
  test("leave out who makes the noise, and keep what people confirmed", () => {
    const calls = [call({ count: 90 }), call({ ...PERSON, count: 10, hour: 14 })];
    const proposals = propose(calls, { confirmed: [call({ ...PERSON, hour: 14 })] });
    expect(proposals[0]).toMatchObject({
      kind: "principal",
      values: [ROLE],
      learned: { total: 100, removed: 90 },
      confirmedLost: 0,
    });
    expect(proposals[0]!.row.conditions).toEqual({ principals: { values: [ROLE], not: true } });
    expect(proposals.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["eventName", "eventSource", "userIdentityType", "hours"]),
    );
    expect(proposals.flatMap(({ values }) => values)).not.toContain(PERSON.actorKey);
  });

  test("that would have lost a confirmed finding come only when asked for, and last", () => {
    const calls = [call({ count: 90 }), call({ ...PERSON, count: 10 })];
    const confirmed = [call()];
    expect(propose(calls, { confirmed }).some(({ values }) => values.includes(ROLE))).toBe(false);
    const all = propose(calls, { confirmed, allowLoss: true });
    expect(all.find(({ values }) => values.includes(ROLE))).toMatchObject({ confirmedLost: 1 });
    const losses = all.map(({ confirmedLost }) => confirmedLost);
    expect(losses).toEqual([...losses].sort((a, b) => a - b));
  });

  test("are chosen from the days before the held-back week, and measured on it", () => {
    const calls = [
      call({ count: 50 }),
      call({ ...PERSON, count: 50 }),
      call({ day: TODAY - HELD_BACK_DAYS + 1, eventName: "CreateBucket", count: 30 }),
      call({ day: TODAY, count: 10 }),
    ];
    const found = propose(calls);
    expect(found.some(({ values }) => values.includes("CreateBucket"))).toBe(false);
    expect(found.find(({ values }) => values[0] === "CreateTags")).toMatchObject({
      learned: { total: 100, removed: 50 },
      heldBack: { total: 40, removed: 10 },
    });
  });

  test("come in the order of what held in the last week too", () => {
    const calls = [
      call({ count: 60 }),
      call({ ...PERSON, count: 40 }),
      call({ ...PERSON, day: TODAY, count: 10 }),
      call({ day: TODAY, count: 1 }),
    ];
    expect(propose(calls)[0]).toMatchObject({ kind: "principal", values: [PERSON.actorKey] });
  });

  test("learn from everything where nothing is older than a week", () => {
    const found = propose([call({ day: TODAY, count: 3 }), call({ ...PERSON, day: TODAY })]);
    expect(found[0]).toMatchObject({ learned: { total: 4, removed: 3 }, heldBack: { total: 0, removed: 0 } });
  });

  test("never leave a row with nothing, and pass over what is hardly anything", () => {
    expect(propose([call({ count: 5 })])).toEqual([]);
    expect(propose([])).toEqual([]);
    const found = propose([call({ count: 1000 }), call({ ...PERSON, count: 1 })]);
    expect(found.flatMap(({ values }) => values)).not.toContain(PERSON.actorKey);
  });

  test("add to a safelist, and leave a row alone that asks for some callers", () => {
    const calls = [call({ count: 9 }), call({ ...PERSON })];
    const listed = (not: boolean) => row({ conditions: { principals: { values: ["x"], not } } });
    const added = propose(calls, { row: listed(true) }).find(({ kind }) => kind === "principal");
    expect(added!.row.conditions!.principals).toEqual({ values: ["x", ROLE], not: true });
    expect(propose(calls, { row: listed(false) }).some(({ kind }) => kind === "principal")).toBe(false);
  });

  test("name the hours where calls crowd, past midnight too", () => {
    const night = [23, 0, 1].map((hour) => call({ hour, count: 30 }));
    const day = Array.from({ length: 20 }, (_, index) => call({ hour: index + 3, count: 1 }));
    expect(propose([...night, ...day]).find(({ kind }) => kind === "hours")).toMatchObject({
      values: ["23", "2"],
      learned: { total: 110, removed: 90 },
    });
    const even = Array.from({ length: 24 }, (_, hour) => call({ hour }));
    expect(propose(even).some(({ kind }) => kind === "hours")).toBe(false);
  });

  test("come in a fixed order where none is better: callers first, then the cells, then hours", () => {
    const found = propose([call({ count: 50 }), call({ ...PERSON, count: 50, hour: 15 })]);
    expect(found.map(({ kind, values }) => `${kind} ${values.join()}`)).toEqual([
      `principal ${ROLE}`,
      `principal ${PERSON.actorKey}`,
      "eventName CreateTags",
      "eventName CreateUser",
      "eventSource ec2.amazonaws.com",
      "eventSource iam.amazonaws.com",
      "userIdentityType AssumedRole",
      "userIdentityType IAMUser",
      "hours 2,4",
    ]);
  });

  test("name the eight values of a kind that are most frequent, and are twelve at most", () => {
    const names = [..."afbgchdie"].map((eventName) =>
      call({ eventName, count: 20 - "ihgfedcba".indexOf(eventName) }),
    );
    const found = propose(names);
    expect(found.map(({ values }) => values[0])).toEqual([..."ihgfedcb"]);
    expect(found[0]).toMatchObject({ kind: "eventName", learned: { removed: 20 } });
    const callers = names.map((one, at) => ({ ...one, actorKey: `arn:${at}` }));
    expect(propose(callers)).toHaveLength(12);
  });

  test("take the earlier name where two are as frequent, whichever came first", () => {
    const names = [..."ibadcfehg"].map((letter) => call({ eventName: letter }));
    expect(propose(names).map(({ values }) => values[0])).toEqual([..."abcdefgh"]);
  });

  test("prefer what removed more where as much held in the last week", () => {
    const calls = [
      call({ eventName: "a", count: 40 }),
      call({ eventName: "b", count: 60 }),
      call({ eventName: "a", day: TODAY, count: 1 }),
      call({ eventName: "b", day: TODAY, count: 1 }),
      call({ eventName: "c", day: TODAY, count: 2 }),
    ];
    expect(propose(calls).map(({ values }) => values[0])).toEqual(["b", "a"]);
  });

  test("remove at least three of a hundred events, and one", () => {
    const removing = (count: number) => {
      const found = propose([call({ count: 100 - count }), call({ eventName: "rare", count })]);
      return found.some(({ values }) => values[0] === "rare");
    };
    expect([2, 3].map(removing)).toEqual([false, true]);
    const few = propose([call({ count: 4 }), call({ eventName: "rare" })]);
    expect(few.map(({ kind, learned }) => [kind, learned.removed])).toEqual([
      ["eventName", 4],
      ["eventName", 1],
    ]);
  });

  test("leave out what only reads, and what does not say whether it does", () => {
    const calls = [
      call({ count: 5 }),
      call({ readOnly: true, count: 3 }),
      call({ readOnly: null, count: 2 }),
    ];
    const readOnly = propose(calls).filter(({ kind }) => kind === "readOnly");
    expect(readOnly).toMatchObject([{ values: ["true"], learned: { removed: 5 } }]);
    expect(readOnly[0]!.row.conditions).toEqual({ readOnly: false });
    const asked = row({ conditions: { readOnly: true } });
    expect(propose(calls, { row: asked }).some(({ kind }) => kind === "readOnly")).toBe(false);
  });

  test("keep what the row asks already, and ask for no other hours than it does", () => {
    const calls = [call({ count: 9 }), call({ ...PERSON, hour: 14 })];
    const asking = row({ conditions: { regions: { values: ["eu-west-1"], not: false } } });
    const found = propose(calls, { row: asking });
    for (const kind of ["principal", "hours"] as const)
      expect(found.find((one) => one.kind === kind)!.row.conditions).toMatchObject(asking.conditions!);
    const hours = { from: 8, to: 18, not: false };
    const kinds = propose(calls, { row: row({ conditions: { hours } }) }).map(({ kind }) => kind);
    expect(kinds).not.toContain("hours");
  });

  test("know a caller by the name where the record has no key, and name no empty value", () => {
    const unnamed = { actorKey: "", actorName: "", userIdentityType: "" };
    const calls = [
      call({ actorKey: "", actorName: "tanaka", count: 3 }),
      call({ ...unnamed, count: 4 }),
      call({ count: 2 }),
    ];
    const found = propose(calls).filter(({ kind }) => kind === "principal" || kind === "userIdentityType");
    expect(found.map(({ values, learned }) => [values[0], learned.removed])).toEqual([
      ["AssumedRole", 5],
      ["tanaka", 3],
      [ROLE, 2],
    ]);
  });

  test("leave a cell alone that cannot be added to", () => {
    const calls = [call({ count: 9 }), call({ ...PERSON })];
    const kinds = propose(calls, { row: row({ eventName: cell("(C)\\1?") }) }).map(({ kind }) => kind);
    expect(kinds).toContain("eventSource");
    expect(kinds).not.toContain("eventName");
  });

  test("call it a crowd from twice an even share on, and take the hours that it fills best", () => {
    const even = (from: number, length: number) =>
      Array.from({ length }, (_, at) => call({ hour: from + at, actorKey: `arn:${at}` }));
    const hours = (calls: RowCall[]) =>
      propose(calls).flatMap(({ kind, values, learned }) =>
        kind === "hours" ? [[...values, learned.removed]] : [],
      );
    expect(hours([call({ hour: 0, count: 4 }), ...even(2, 20)])).toEqual([["0", "2", 4]]);
    expect(hours([call({ hour: 0, count: 3 }), ...even(2, 21)])).toEqual([]);
    const crowd = [9, 10, 11].map((hour) => call({ hour, count: 10 }));
    expect(hours([...crowd, ...even(13, 5)])).toEqual([["9", "12", 30]]);
    expect(hours([call({ hour: 23, count: 10 }), call({ hour: 22, count: 9 }), ...even(2, 9)])).toEqual([
      ["22", "0", 19],
    ]);
  });

  test("remove exactly the events that they say, by the judge of ingestion", () => {
    const some = fc.record({
      day: fc.integer({ min: TODAY - 20, max: TODAY }),
      hour: fc.integer({ min: 0, max: 23 }),
      eventName: fc.constantFrom("CreateTags", "CreateUser", "Create"),
      eventSource: fc.constantFrom("ec2.amazonaws.com", "iam.amazonaws.com"),
      userIdentityType: fc.constantFrom("IAMUser", "AssumedRole", ""),
      actorKey: fc.constantFrom(ROLE, PERSON.actorKey, ""),
      actorName: fc.constantFrom("deploy/ci-1", "tanaka", ""),
      readOnly: fc.constantFrom(true, false, null),
      count: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), (calls) => {
        for (const { row: narrowed, learned, heldBack } of propose(calls)) {
          const left = calls.filter((one) => matches(narrowed, one));
          const count = (of: RowCall[]) => of.reduce((sum, one) => sum + one.count, 0);
          expect(count(calls) - count(left)).toBe(learned.removed + heldBack.removed);
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});
