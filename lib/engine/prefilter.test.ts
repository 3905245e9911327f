import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { compileRows } from "./compile-rows";
import { createJudge } from "./judge";
import { prefilterOf } from "./prefilter";
import { textAt, textOf } from "./record-field";
import { matchesEventPattern } from "./reference-event-pattern";
import type { Row } from "./row";

/** Cells in the grid's order; `NOT ` in front switches one to NOT. */
function row(id: string, cells: string[], more: Partial<Row> = {}): Row {
  const [eventName, eventSource, userIdentityType] = cells.map((text) => ({
    pattern: text.replace(/^NOT /, ""),
    not: text.startsWith("NOT "),
  }));
  return {
    ...blankRow(id),
    eventName: eventName!,
    eventSource: eventSource!,
    userIdentityType: userIdentityType!,
    ...more,
  };
}

function details(rows: Row[]) {
  return prefilterOf(rows).rules.map(({ pattern }) => (JSON.parse(pattern) as { detail?: unknown }).detail);
}

const lacking = [{ exists: false }, null, ""];

describe("the prefilter of rows", () => {
  test("asks for names, beginnings, ends and parts of names", () => {
    expect(details([row("1", ["^DeleteTrail$", "\\.amazonaws\\.com$", "IAM"])])).toEqual([
      {
        eventName: ["DeleteTrail"],
        eventSource: [{ suffix: ".amazonaws.com" }],
        userIdentity: { type: [{ wildcard: "*IAM*" }] },
      },
    ]);
  });

  test("of the rows of the article is one rule that names each of them", () => {
    const rows = [
      row("a", ["", "^iam\\.amazonaws\\.com$", "^IAMUser$"]),
      row("d", ["^Create*|^Delete*|^Update*|^Stop*", "^(?!ec2).*$", ".*"]),
    ];
    expect(details(rows)).toEqual([
      {
        $or: [
          { eventSource: ["iam.amazonaws.com"], userIdentity: { type: ["IAMUser"] } },
          {
            eventName: [{ prefix: "Creat" }, { prefix: "Delet" }, { prefix: "Updat" }, { prefix: "Sto" }],
            eventSource: [{ "anything-but": { prefix: ["ec2"] } }, ...lacking],
          },
        ],
      },
    ]);
    expect(prefilterOf(rows).notes).toEqual([{ code: "readOnlyCalls", rowId: "a" }]);
  });

  test("leaves NOT as it is where the cell is exact, and out where it is not", () => {
    expect(details([row("1", ["NOT ^(Get|List|Describe)", "NOT ^s3\\.", ""])])).toEqual([
      {
        eventName: [{ "anything-but": { prefix: ["Get", "List", "Describe"] } }, ...lacking],
        eventSource: [{ "anything-but": { prefix: ["s3."] } }, ...lacking],
      },
    ]);
    const wide = prefilterOf([row("1", ["NOT ^[A-Z]et", "^x$", ""])]);
    expect(wide.rules[0]!.pattern).not.toContain("eventName");
    expect(wide.notes).toContainEqual({ code: "cellWidened", rowId: "1", cell: "eventName" });
  });

  test("is open where a row takes everything, and empty where no row takes anything", () => {
    expect(details([row("1", ["", "", ""]), row("2", ["^A$", "", ""])])).toEqual([undefined]);
    const none = prefilterOf([
      row("off", ["", "", ""], { enabled: false }),
      row("broken", ["(", "", ""]),
      row("never", ["a^", "", ""]),
      row("not any", ["NOT .*", "", ""]),
    ]);
    expect(none).toEqual({
      rules: [],
      notes: [
        { code: "rowDisabled", rowId: "off" },
        { code: "rowBroken", rowId: "broken" },
        { code: "rowNeverMatches", rowId: "never" },
        { code: "rowNeverMatches", rowId: "not any" },
      ],
    });
  });

  test("leaves failed calls out where the row does", () => {
    expect(details([row("1", ["^A$", "", ""], { failedCalls: false })])).toEqual([
      { eventName: ["A"], errorCode: [...lacking, false] },
    ]);
  });

  test("says which rows may want calls that EventBridge withholds", () => {
    const of = (name: string) => prefilterOf([row("1", [name, "^x$", ""])]).notes.map(({ code }) => code);
    expect(of("^GetObject$")).toEqual(["readOnlyCalls"]);
    expect(of("^G")).toEqual(["readOnlyCalls"]);
    expect(of("User")).toEqual(["readOnlyCalls", "wildcards"]);
    expect(of("^Create")).toEqual([]);
    expect(of("NOT ^(Get|List|Describe)")).toEqual([]);
    expect(of("NOT ^Get")).toEqual(["readOnlyCalls"]);
    expect(of("^(Put|ListUsers)")).toEqual(["readOnlyCalls"]);
    expect(of("^Des")).toEqual(["readOnlyCalls"]);
    expect(of("^(Gat|Lost|Discribe)")).toEqual([]);
    expect(of("NOT ^(Get|List|Describe|Create)")).toEqual([]);
    expect(of("NOT ^(Get|List|DescribeX)")).toEqual(["readOnlyCalls"]);
  });

  test("asks only for events of CloudTrail that AWS itself put on the bus", () => {
    const [rule] = prefilterOf([row("1", ["^A$", "", ""])]).rules;
    expect(JSON.parse(rule!.pattern)).toEqual({
      source: [{ prefix: "aws." }],
      "detail-type": [{ suffix: " via CloudTrail" }],
      detail: { eventName: ["A"] },
    });
    expect(JSON.parse(prefilterOf([row("1", ["", "", ""])]).rules[0]!.pattern)).toEqual({
      source: [{ prefix: "aws." }],
      "detail-type": [{ suffix: " via CloudTrail" }],
    });
  });

  test("leaves a row's conditions to the judge, and says so", () => {
    const conditions = { regions: { values: ["eu-west-1"], not: false } };
    const { rules, notes } = prefilterOf([row("1", ["^A$", "^b", "c$"], { conditions })]);
    expect(rules).toEqual(prefilterOf([row("1", ["^A$", "^b", "c$"])]).rules);
    expect(notes).toEqual([{ code: "conditionsLeftOut", rowId: "1" }]);
  });

  test("asks once for what several rows ask, and names them all", () => {
    const rows = ["a", "b", "c"].map((id) => row(id, [id === "b" ? "^B$" : "^A$", "", ""]));
    expect(prefilterOf(rows).rules.map(({ rowIds }) => rowIds)).toEqual([["a", "b", "c"]]);
    expect(details(rows)).toEqual([{ $or: [{ eventName: ["A"] }, { eventName: ["B"] }] }]);
    const open = prefilterOf([row("1", ["^A$", "", ""]), row("2", ["", "", ""]), row("3", ["(", "", ""])]);
    expect(open.rules.map(({ rowIds }) => rowIds)).toEqual([["1", "2"]]);
  });

  test("puts fifty rows into a rule, and one that is asked for again where it stands", () => {
    const rows = Array.from({ length: 51 }, (_, at) => row(`r${at}`, [`^A${at}$`, "", ""]));
    const { rules } = prefilterOf([...rows, row("again", ["^A0$", "", ""])], 100_000);
    expect(rules.map(({ rowIds }) => rowIds.length)).toEqual([51, 1]);
    expect(rules[0]!.rowIds.at(-1)).toBe("again");
    expect(rules[1]!.rowIds).toEqual(["r50"]);
  });

  test("fits into a rule up to the very last character", () => {
    const rows = [row("1", ["^A$", "", ""]), row("2", ["^B$", "", ""])];
    const [both] = prefilterOf(rows).rules;
    expect(prefilterOf(rows, both!.pattern.length).rules).toHaveLength(1);
    expect(prefilterOf(rows, both!.pattern.length - 1).rules.map(({ rowIds }) => rowIds)).toEqual([
      ["1"],
      ["2"],
    ]);
  });

  test("of a list that is too long is spread over rules, of a refused one refuses less", () => {
    const names = ["Alpha", "Bravo", "Charlie", "Delta"];
    const asked = prefilterOf([row("1", [`^(${names.join("|")})$`, "^x$", ""])], 140);
    expect(asked.rules.length).toBeGreaterThan(1);
    expect(asked.rules.every(({ pattern, rowIds }) => pattern.length <= 140 && rowIds.join() === "1")).toBe(
      true,
    );
    const told = asked.rules.flatMap(
      ({ pattern }) => (JSON.parse(pattern) as { detail: { eventName: string[] } }).detail.eventName,
    );
    expect(told).toEqual(names);
    expect(asked.notes).toEqual([]);

    const refused = prefilterOf([row("1", [`NOT ^(${names.join("|")})$`, "^x$", ""])], 185);
    expect(refused.rules).toHaveLength(1);
    expect(refused.rules[0]!.pattern).toContain('{"anything-but":["Alpha","Bravo"]}');
    expect(refused.notes).toEqual([
      { code: "readOnlyCalls", rowId: "1" },
      { code: "cellWidened", rowId: "1", cell: "eventName" },
    ]);

    // Where not even one name fits, the cell lets everything through; where nothing fits, the rule is as short as can be.
    const [one] = prefilterOf([row("1", [`^${"A".repeat(200)}$`, "^x$", ""])], 150).rules;
    expect(JSON.parse(one!.pattern)).toMatchObject({ detail: { eventSource: ["x"] } });
    expect(one!.pattern).not.toContain("AAA");
    const [none] = prefilterOf([row("1", ["^A$", "", ""])], 10).rules;
    expect(JSON.parse(none!.pattern)).toMatchObject({ detail: {} });
  });

  test("is spread over rules of 2,048 characters at most, whatever the rows", () => {
    const names = Array.from({ length: 75 }, (_, index) => `DescribeNumberedThing${index}`);
    const rows = [
      row("long", [`^(${names.join("|")})$`, "", ""]),
      row("long not", [`NOT ^(${names.join("|")})$`, "", ""]),
      ...names.map((name) => row(name, [`^${name}$`, "^x\\.amazonaws\\.com$", "^IAMUser$"])),
    ];
    const { rules, notes } = prefilterOf(rows);
    expect(Math.max(...rules.map(({ pattern }) => pattern.length))).toBeLessThanOrEqual(2048);
    expect(rules.length).toBeGreaterThan(4);
    expect(new Set(rules.flatMap(({ rowIds }) => rowIds)).size).toBe(77);
    expect(notes).toContainEqual({ code: "cellWidened", rowId: "long not", cell: "eventName" });
    for (const name of names) {
      const event = record({ eventName: name, eventSource: "y", type: "Root" });
      expect(rules.some(({ pattern }) => matchesEventPattern(JSON.parse(pattern), event))).toBe(true);
    }
  });
});

interface Fields {
  eventName?: unknown;
  eventSource?: unknown;
  type?: unknown;
  errorCode?: unknown;
}

/** The event as EventBridge sees it; fields that are undefined are not there. */
function record({ type, ...fields }: Fields) {
  const detail = JSON.parse(
    JSON.stringify({ ...fields, ...(type !== undefined && { userIdentity: { type } }) }),
  ) as unknown;
  return { source: "aws.iam", "detail-type": "AWS API Call via CloudTrail", detail };
}

function judgedOf(event: ReturnType<typeof record>) {
  const code = (event.detail as { errorCode?: unknown }).errorCode;
  return {
    eventName: textOf(event.detail, "eventName"),
    eventSource: textOf(event.detail, "eventSource"),
    userIdentityType: textAt(event.detail, "userIdentity", "type"),
    failed: code !== undefined && code !== null && code !== false && code !== "",
  };
}

const word = fc.constantFrom(
  "Create",
  "Delete",
  "User",
  "iam",
  "ec2",
  "\\.",
  "*",
  "\\\\",
  "A",
  "a",
  "[ab]",
  "[^a]",
  ".",
  "\\w",
);
const term = fc.oneof(
  { weight: 6, arbitrary: word },
  fc.tuple(word, fc.constantFrom("?", "+", "{2}", "*?", ".*")).map((parts) => parts.join("")),
  fc.constantFrom("^", "$", "\\b", "(?!ec2)", "(?=C)", "(?<!a)", "(Create|Delete)", "(A|)(a)?"),
);
const branch = fc
  .tuple(
    fc.constantFrom("", "^", "^", "^(?!ec2)", "^(?!iam$)(?!A)"),
    fc.array(term, { maxLength: 4 }),
    fc.constantFrom("", "$", ".*", ".*$"),
  )
  .map(([start, terms, end]) => start + terms.join("") + end);
const pattern = fc
  .array(branch, { minLength: 1, maxLength: 3 })
  .map((branches) => branches.join("|"))
  .filter((source) => {
    try {
      new RegExp(source);
      return true;
    } catch {
      return false;
    }
  });
const cell = fc.oneof({ weight: 1, arbitrary: fc.constant("") }, { weight: 6, arbitrary: pattern });
const cellWithNot = fc
  .tuple(cell, fc.nat({ max: 3 }))
  .map(([text, not]) => (not === 0 ? `NOT ${text}` : text));
const anyRow = fc
  .record({ cells: fc.tuple(cellWithNot, cellWithNot, cellWithNot), failedCalls: fc.boolean() })
  .map(({ cells, failedCalls }) => row("r", cells, { failedCalls }));
const text = fc
  .array(
    fc.constantFrom(
      "Create",
      "Delete",
      "User",
      "iam",
      "ec2",
      ".",
      "*",
      "\\",
      "A",
      "a",
      "b",
      "\n",
      "\u{1F426}",
      "\0",
      "\uFFFD",
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(""));
const field = fc.oneof({ weight: 8, arbitrary: text }, fc.constantFrom(undefined, null, ""));
const anyEvent = fc
  .record({
    eventName: field,
    eventSource: field,
    type: field,
    errorCode: fc.constantFrom(undefined, undefined, null, "", "AccessDenied", false, 3),
  })
  .map(record);

test("no event that a row matches is held back, whatever rows and events", () => {
  let matched = 0;
  let heldBack = 0;
  fc.assert(
    fc.property(
      fc.array(anyRow, { minLength: 1, maxLength: 3 }),
      fc.array(anyEvent, { minLength: 12, maxLength: 12 }),
      fc.constantFrom(2048, 400),
      (drawn, events, limit) => {
        const rows = drawn.map((one, index) => ({ ...one, id: `r${index}` }));
        const { rules } = prefilterOf(rows, limit);
        const judge = createJudge(compileRows(rows), "HIGH");
        const patterns = rules.map((rule) => JSON.parse(rule.pattern) as unknown);
        for (const event of events) {
          const judged = judgedOf(event);
          const safe = {
            ...judged,
            eventName: stored(judged.eventName),
            eventSource: stored(judged.eventSource),
            userIdentityType: stored(judged.userIdentityType),
          };
          const isMatched = judge.judge(safe) !== null;
          const isLetThrough = patterns.some((one) => matchesEventPattern(one, event));
          if (isMatched && !isLetThrough) throw new Error(JSON.stringify({ rows, event, patterns }));
          matched += isMatched ? 1 : 0;
          heldBack += isLetThrough ? 0 : 1;
        }
      },
    ),
    { seed: 321, numRuns: 200 },
  );
  expect(matched).toBeGreaterThan(100);
  expect(heldBack).toBeGreaterThan(100);
});

test("of a row without a widened cell lets nothing else through, line ends and empty texts aside", () => {
  let exact = 0;
  const plain = /[\n\0]/;
  fc.assert(
    fc.property(anyRow, fc.array(anyEvent, { minLength: 12, maxLength: 12 }), (one, events) => {
      const { rules, notes } = prefilterOf([one]);
      if (notes.some(({ code }) => code === "cellWidened")) return;
      const judge = createJudge(compileRows([one]), "HIGH");
      const patterns = rules.map((rule) => JSON.parse(rule.pattern) as unknown);
      for (const event of events) {
        if (plain.test(JSON.stringify(event.detail).replaceAll("\\n", "\n").replaceAll("\\u0000", "\0")))
          continue;
        const isMatched = judge.judge(judgedOf(event)) !== null;
        const isLetThrough = patterns.some((pattern) => matchesEventPattern(pattern, event));
        if (isLetThrough !== isMatched) throw new Error(JSON.stringify({ one, event, patterns }));
        exact += isMatched ? 1 : 0;
      }
    }),
    { seed: 322, numRuns: 600 },
  );
  expect(exact).toBeGreaterThan(40);
});

/** As it is stored and judged. */
function stored(value: string): string {
  return value.replaceAll("\0", "\uFFFD");
}
