import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRows, type RowProblem } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { byGridOrder, createJudge, listPatterns } from "./judge";
import { judgeByReference } from "./reference-judge";
import { RISK_LEVELS } from "./risk-level";
import type { Row } from "./row";

type Cells = [eventName: string, eventSource: string, userIdentityType: string];

/** A cell text that begins with "NOT " is a NOT cell. */
function row(id: string, cells: Cells, more: Partial<Row> = {}): Row {
  const [eventName, eventSource, userIdentityType] = cells.map((text) => {
    return text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };
  }) as [Row["eventName"], Row["eventSource"], Row["userIdentityType"]];
  const rest = { enabled: true, riskLevel: null, failedCalls: true, note: "" };
  return { id, eventName, eventSource, userIdentityType, ...rest, ...more };
}

function event(eventName: string, service: string, userIdentityType: string, failed = false): JudgedEvent {
  return { eventName, eventSource: service && `${service}.amazonaws.com`, userIdentityType, failed };
}

function judgeRows(rows: Row[]) {
  return createJudge(compileRows(rows), "VERY_HIGH");
}

const matchedIds = (rows: Row[], judged: JudgedEvent) =>
  judgeRows(rows)
    .judge(judged)
    ?.matchedRows.map((matched) => matched.rowId) ?? [];

/** The rows that PRODUCT.md 2.5 gives as the working translation of the official example, and its other rows. */
const article = [
  row("a", [".*", "iam.amazonaws.com", "IAMUser"]),
  row("b", ["DeleteTrail", "cloudtrail.amazonaws.com", ".*"]),
  row("c", ["StartInstances", "ec2.amazonaws.com", "IAMUser"]),
  row("d", ["^Create*|^Delete*|^Update*|^Put*|^Stop*", ".*", ".*"]),
  row("org", [".*", "organizations.amazonaws.com", "IAMUser"]),
  row("run", ["^Run*|^Terminate*", "ec2.amazonaws.com", "IAMUser"]),
  row("noEc2", ["^Create*|^Delete*|^Update*|^Stop*", "^(?!ec2).*$", ".*"]),
];

describe("the rows of the article", () => {
  const table: [JudgedEvent, string[]][] = [
    [event("CreateUser", "iam", "IAMUser"), ["a", "d", "noEc2"]],
    [event("CreateLoginProfile", "iam", "IAMUser"), ["a", "d", "noEc2"]],
    [event("CreateAccessKey", "iam", "IAMUser"), ["a", "d", "noEc2"]],
    [event("ListUsers", "iam", "IAMUser"), ["a"]],
    [event("ListUsers", "iam", "AssumedRole"), []],
    [event("DeleteTrail", "cloudtrail", "Root"), ["b", "d", "noEc2"]],
    [event("StartInstances", "ec2", "IAMUser"), ["c"]],
    [event("StartInstances", "ec2", "AssumedRole"), []],
    [event("RunInstances", "ec2", "IAMUser"), ["run"]],
    [event("RunScheduledInstances", "ec2", "IAMUser"), ["run"]],
    [event("TerminateClientVpnConnections", "ec2", "IAMUser"), ["run"]],
    [event("CreateVpc", "ec2", "AssumedRole"), ["d"]],
    [event("PutObject", "s3", "AWSService"), ["d"]],
    [event("LeaveOrganization", "organizations", "IAMUser"), ["org"]],
    [event("GetObject", "s3", "AWSAccount"), []],
  ];

  test.each(table)("%o is matched by %o", (judged, expected) => {
    expect(matchedIds(article, judged)).toEqual(expected);
  });
});

describe("a cell", () => {
  test("is searched, not anchored, and case-sensitive", () => {
    expect(matchedIds([row("1", ["User", "", ""])], event("CreateUser", "iam", "Root"))).toEqual(["1"]);
    expect(matchedIds([row("1", ["user", "", ""])], event("CreateUser", "iam", "Root"))).toEqual([]);
  });

  test("of stars means what a regular expression means: ^Create* fires on CreateUser and on Creator", () => {
    const rows = [row("1", ["^Create*", "", ""])];
    expect(matchedIds(rows, event("CreateUser", "iam", "Root"))).toEqual(["1"]);
    expect(matchedIds(rows, event("Creator", "iam", "Root"))).toEqual(["1"]);
  });

  test("that is blank means any value, with or without NOT", () => {
    const rows = [row("1", ["", " ", "NOT "])];
    expect(matchedIds(rows, event("Anything", "x", "y"))).toEqual(["1"]);
    expect(matchedIds(rows, event("", "", ""))).toEqual(["1"]);
  });

  test("of a field that the event lacks sees the empty string", () => {
    expect(matchedIds([row("1", [".*", "^$", "NOT ."])], event("X", "", ""))).toEqual(["1"]);
    expect(matchedIds([row("1", [".+", "", ""])], event("", "s3", "Root"))).toEqual([]);
  });

  test("with NOT matches where the pattern does not", () => {
    const rows = [row("1", ["^Delete", "NOT ^ec2", "NOT ^AWSService$"])];
    expect(matchedIds(rows, event("DeleteBucket", "s3", "Root"))).toEqual(["1"]);
    expect(matchedIds(rows, event("DeleteVpc", "ec2", "Root"))).toEqual([]);
    expect(matchedIds(rows, event("DeleteBucket", "s3", "AWSService"))).toEqual([]);
  });
});

describe("a row", () => {
  test("counts failed calls unless it says otherwise", () => {
    const rows = [row("all", ["", "", ""]), row("ok", ["", "", ""], { failedCalls: false })];
    const judge = judgeRows(rows);
    const ids = (failed: boolean) =>
      judge.judge(event("X", "s3", "Root", failed))?.matchedRows.map((r) => r.rowId);
    expect(ids(true)).toEqual(["all"]);
    expect(ids(false)).toEqual(["all", "ok"]);
  });

  test("that is disabled never matches", () => {
    expect(matchedIds([row("1", ["", "", ""], { enabled: false })], event("X", "s3", "Root"))).toEqual([]);
  });

  test("with an invalid or too long cell matches nothing, NOT included, and the others go on", () => {
    const rows = [
      row("open", ["NOT (Create", "", ""]),
      row("long", ["", "a".repeat(2001), ""]),
      row("good", ["Create", "", ""]),
    ];
    const judge = judgeRows(rows);
    expect(judge.judge(event("CreateUser", "iam", "Root"))?.matchedRows.map((r) => r.rowId)).toEqual([
      "good",
    ]);
    expect(judge.problems()).toEqual([
      {
        rowId: "open",
        cell: "eventName",
        kind: "invalid",
        position: 0,
        length: 1,
        reason: "unterminatedGroup",
      },
      { rowId: "long", cell: "eventSource", kind: "tooLong", length: 2001, limit: 2000 },
    ]);
  });
});

describe("attribution", () => {
  const create = event("CreateUser", "iam", "IAMUser");

  test("goes to the highest effective level", () => {
    const rows = [
      row("low", ["", "", ""], { riskLevel: "LOW" }),
      row("inherits", ["", "", ""]),
      row("extreme", ["", "", ""], { riskLevel: "EXTREME" }),
    ];
    const judgement = judgeRows(rows).judge(create);
    expect(judgement).toEqual({
      attributedRowId: "extreme",
      riskLevel: "EXTREME",
      matchedRows: [
        { rowId: "low", number: 1, riskLevel: "LOW" },
        { rowId: "inherits", number: 2, riskLevel: "VERY_HIGH" },
        { rowId: "extreme", number: 3, riskLevel: "EXTREME" },
      ],
    });
  });

  test("goes to the first in the grid where levels are equal", () => {
    const rows = [row("off", ["x", "", ""]), row("first", ["", "", ""]), row("second", ["", "", ""])];
    rows[2]!.riskLevel = "VERY_HIGH";
    expect(judgeRows(rows).judge(create)).toMatchObject({ attributedRowId: "first", riskLevel: "VERY_HIGH" });
  });
});

describe("a pattern that backtracks for ever", () => {
  const evil = row("evil", ["^(A+)+$", "", ""], { note: "never answers" });
  const victim = event(`${"A".repeat(60)}!`, "s3", "Root");

  test("is stopped, reported on its row, and the other rows go on", () => {
    const judge = judgeRows([evil, row("not", ["NOT ^(A+)+$", "", ""]), row("good", ["A", "", ""])]);
    expect(judge.judge(victim)?.matchedRows.map((r) => r.rowId)).toEqual(["good"]);
    expect(judge.problems()).toEqual([
      { rowId: "evil", cell: "eventName", kind: "slow" },
      { rowId: "not", cell: "eventName", kind: "slow" },
    ]);
  });

  test("still answers on values that it is quick on, whatever came before", () => {
    const judge = judgeRows([evil]);
    expect(judge.judge(victim)).toBeNull();
    expect(judge.judge(event("AAA", "s3", "Root"))?.attributedRowId).toBe("evil");
  });

  test("is given up after the caller's limit of slow answers", () => {
    const judge = createJudge(compileRows([evil]), "LOW", { slowLimit: 2 });
    for (const ending of "!?") judge.judge(event("A".repeat(60) + ending, "s3", "Root"));
    expect(judge.judge(event("AAA", "s3", "Root"))).toBeNull();
    expect(judge.problems()).toEqual([{ rowId: "evil", cell: "eventName", kind: "slow" }]);
  });

  test("is not tried again where a tester of the caller's found it slow", () => {
    const asked: string[] = [];
    const compiled = compileRows([evil, row("good", ["A", "", ""])]);
    const judge = createJudge(compiled, "LOW", {
      test: (pattern, value) => {
        asked.push(pattern.source);
        return pattern.cheap ? pattern.regex.test(value) : "slow";
      },
    });
    for (const name of ["A", "AA", "AAA"]) judge.judge(event(name, "s3", "Root"));
    expect(asked.filter((source) => source === evil.eventName.pattern)).toHaveLength(1);
    expect(judge.problems()).toEqual([{ rowId: "evil", cell: "eventName", kind: "slow" }]);
  });
});

describe("over random rows and events", { timeout: 60_000 }, () => {
  const names = [
    "CreateUser",
    "DeleteTrail",
    "RunInstances",
    "PutObject",
    "ListUsers",
    "",
    "Create\nUser",
    "é\0",
  ];
  const sources = ["iam.amazonaws.com", "ec2.amazonaws.com", "s3.amazonaws.com", ""];
  const types = ["IAMUser", "AssumedRole", "Root", "AWSService", ""];
  const patterns = [
    "",
    ".*",
    "^Create*|^Delete*",
    "User",
    "^$",
    ".",
    "^(?!ec2).*$",
    "iam.amazonaws.com",
    "^(IAMUser|Root)$",
    "(?<=Create)User",
    "s$",
    "\\bIAM",
    "(.)\\1",
    "(a|m)+",
    "Z",
    "[^a-z]",
    "e.*e.*e",
    "^.{6,8}$",
  ];

  const cell = fc.record({ pattern: fc.constantFrom(...patterns), not: fc.boolean() });
  const rows = fc
    .array(
      fc.record({
        enabled: fc.integer({ max: 9, min: 0 }).map((n) => n > 0),
        eventName: cell,
        eventSource: cell,
        userIdentityType: cell,
        riskLevel: fc.constantFrom(null, ...RISK_LEVELS),
        failedCalls: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map((list) => list.map((body, index): Row => ({ id: `r${index}`, note: "", ...body })));
  const events = fc.array(
    fc.record({
      eventName: fc.constantFrom(...names),
      eventSource: fc.constantFrom(...sources),
      userIdentityType: fc.constantFrom(...types),
      failed: fc.boolean(),
    }),
    { maxLength: 20 },
  );

  test("the judge agrees with the reference", () => {
    fc.assert(
      fc.property(rows, events, fc.constantFrom(...RISK_LEVELS), (grid, judged, level) => {
        const judge = createJudge(compileRows(grid), level);
        for (const one of judged) expect(judge.judge(one)).toEqual(judgeByReference(grid, one, level));
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });

  test("the order of the events changes nothing", () => {
    fc.assert(
      fc.property(rows, events, (grid, judged) => {
        const forwards = createJudge(compileRows(grid), "HIGH");
        const backwards = createJudge(compileRows(grid), "HIGH");
        const there = judged.map((one) => forwards.judge(one));
        const back = judged.toReversed().map((one) => backwards.judge(one));
        expect(back.toReversed()).toEqual(there);
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});

describe("what a row asks beside its cells", () => {
  const any: Cells = ["", "", ""];
  const slow = `${"A".repeat(60)}!`;
  const evil = (not: boolean) => row("evil", any, { conditions: { principal: { pattern: "^(A+)+$", not } } });
  const by = (actorKey: string, actorName: string) => ({ ...event("X", "s3", "Root"), actorKey, actorName });

  test("decides event by event where the cells let rows with and without conditions pass", () => {
    const rows = [
      row("all", any),
      row("denied", any, { conditions: { errorCode: { pattern: "Denied", not: false } } }),
    ];
    const judge = judgeRows(rows);
    const ids = (errorCode: string) =>
      judge.judge({ ...event("X", "s3", "Root", true), errorCode })?.matchedRows.map(({ rowId }) => rowId);
    expect(ids("AccessDenied")).toEqual(["all", "denied"]);
    expect(ids("Throttled")).toEqual(["all"]);
  });

  test.each([
    ["is slow on one name and found in the other", slow, "AA", true, false],
    ["is found in one name and slow on the other", "AA", slow, true, false],
    ["is slow on one name and not in the other", slow, "B", false, false],
    ["is not in one name and slow on the other", "B", slow, false, false],
    ["is in neither", "B", "", false, true],
  ])("of a pattern that %s", (_, key, name, matches, matchesBehindNot) => {
    expect(judgeRows([evil(false)]).judge(by(key, name)) !== null).toBe(matches);
    expect(judgeRows([evil(true)]).judge(by(key, name)) !== null).toBe(matchesBehindNot);
  });

  test("is a problem of the row where its pattern is slow, and of no row that is off", () => {
    const errorCode = { pattern: "^(A+)+$", not: true };
    const rows = [
      { ...evil(false), enabled: false },
      row("account", any, { conditions: { accounts: { values: ["111122223333"], not: true } } }),
      row("both", any, { conditions: { errorCode, ...evil(true).conditions } }),
      evil(false),
    ];
    rows[0]!.id = "off";
    const judge = judgeRows(rows);
    expect(judge.problems()).toEqual([]);
    judge.judge({ ...by(slow, ""), errorCode: slow });
    expect(judge.problems()).toEqual([
      { rowId: "both", cell: "errorCode", kind: "slow" },
      { rowId: "both", cell: "principal", kind: "slow" },
      { rowId: "evil", cell: "principal", kind: "slow" },
    ]);
  });
});

test("problems are told in grid order, those of a row in the order of its columns", () => {
  const rows = [
    row("slow", ["^(A+)+$", "", ""]),
    row("broken", ["", "(", "["]),
    row("slow too", ["^(A+)+$", "", ""]),
  ];
  const judge = judgeRows(rows);
  judge.judge(event(`${"A".repeat(60)}!`, "s3", "Root"));
  const places = judge.problems().map(({ rowId, cell }) => `${rowId} ${cell}`);
  expect(places).toEqual([
    "slow eventName",
    "broken eventSource",
    "broken userIdentityType",
    "slow too eventName",
  ]);
  const shuffled: RowProblem[] = judge.problems().toReversed();
  expect(shuffled.sort(byGridOrder(compileRows(rows)))).toEqual(judge.problems());
});

test("the patterns of a row are those of its usable cells and of its conditions, with their places", () => {
  const conditions = {
    principal: { pattern: "^ci/", not: true },
    errorCode: { pattern: "Denied", not: false },
    regions: { values: ["eu-west-1"], not: false },
  };
  const listed = (rows: Row[]) =>
    compileRows(rows).rows.map((one) =>
      listPatterns(one).map(({ place, pattern }) => `${place} ${pattern.source}`),
    );
  expect(listed([row("1", ["Create", "", "NOT Root"], { conditions }), row("2", ["(", "iam", ""])])).toEqual([
    ["eventName Create", "userIdentityType Root", "errorCode Denied", "principal ^ci/"],
    ["eventSource iam"],
  ]);
});

describe("what a judge remembers", { timeout: 60_000 }, () => {
  const distinct = (number: number, type = "Root") => event(`E${number}`, "s3", type);

  /** A judge of this grid, and how often its tester was asked about each value. */
  function counted(rows: Row[]) {
    const asked = new Map<string, number>();
    const judge = createJudge(compileRows(rows), "LOW", {
      test: (pattern, value) => {
        asked.set(value, (asked.get(value) ?? 0) + 1);
        return pattern.regex.test(value);
      },
    });
    return { judge, timesAsked: (value: string) => asked.get(value) ?? 0 };
  }

  test("is the answer of a pattern about a value, for all rows and events that share them", () => {
    const { judge, timesAsked } = counted([
      row("1", ["^E", "", "Root"]),
      row("2", ["NOT ^E", "", ""]),
      row("3", ["^E", "", "IAMUser"]),
    ]);
    for (const type of ["Root", "IAMUser", "Role", "Root"]) judge.judge(distinct(1, type));
    expect(timesAsked("E1")).toBe(1);
  });

  test("is the judgement of what was judged before, whatever else came since", () => {
    const judge = judgeRows([row("1", ["^E", "", ""])]);
    const alike = [
      distinct(1),
      distinct(1, "IAMUser"),
      event("E1", "ec2", "Root"),
      event("E1", "s3", "Root", true),
      distinct(2),
    ];
    const judged = alike.map((one) => judge.judge(one));
    alike.forEach((one, at) => expect(judge.judge({ ...one })).toBe(judged[at]));
    expect(new Set(judged).size).toBe(alike.length);
  });

  test("is bounded: of 20,000 values and events all is known, one more and it begins anew", () => {
    const { judge, timesAsked } = counted([row("1", ["^E0$", "", ""])]);
    const first = judge.judge(distinct(0));
    for (let number = 1; number < 20_000; number += 1) judge.judge(distinct(number));
    expect(judge.judge(distinct(0))).toBe(first);
    judge.judge(distinct(20_000));
    const again = judge.judge(distinct(0));
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
    expect([timesAsked("E0"), timesAsked("E20000")]).toEqual([2, 1]);
    expect(judge.judge(distinct(0))).toBe(again);
  });

  test("is less of values where there are many patterns: four million answers at most", () => {
    const patterns = Array.from({ length: 399 }, (_, at) => row(`r${at}`, ["^F$", `^s${at}$`, ""]));
    const { judge, timesAsked } = counted(patterns);
    for (let number = 0; number < 10_000; number += 1) judge.judge(distinct(number));
    judge.judge(distinct(0, "IAMUser"));
    expect(timesAsked("E0")).toBe(1);
    judge.judge(distinct(10_000));
    judge.judge(distinct(0, "Role"));
    expect(timesAsked("E0")).toBe(2);
  });
});

test("more distinct events than a judge remembers are judged all the same", { timeout: 60_000 }, () => {
  const judge = judgeRows([row("even", ["[02468]$", "", ""])]);
  let matched = 0;
  for (let round = 0; round < 2; round += 1) {
    for (let number = 0; number < 30_000; number += 1) {
      if (judge.judge(event(`E${number}`, "s3", "Root"))) matched += 1;
    }
  }
  expect(matched).toBe(30_000);
});
