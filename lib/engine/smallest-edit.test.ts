import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createNameCatcher } from "./catch-names";
import { MOST_CANDIDATES } from "./cell-edits";
import { blankRow } from "./cell-text";
import { compileRows } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { createJudge } from "./judge";
import { createNameTable } from "./name-table";
import { CELL_NAMES, type Cell, type Row } from "./row";
import { findSmallestEdits, type RowEdit } from "./smallest-edit";

/** Beside the checkout where the project is worked on; a clone has none of it. */
const SLOW_PATTERNS = fileURLToPath(new URL("../../../shared/data/regex/slow.json", import.meta.url));

const events = (...names: string[]) => names.map((name) => ({ name, readOnly: false }));
const table = createNameTable(
  [
    {
      source: "ec2.amazonaws.com",
      events: events(
        "RunInstances",
        "RunScheduledInstances",
        "StopInstances",
        "TerminateInstances",
        "DescribeInstances",
      ),
    },
    { source: "ec2-instance-connect.amazonaws.com", events: events("SendSSHPublicKey") },
    { source: "iam.amazonaws.com", events: events("CreateUser", "CreateRole", "DeleteUser", "UpdateUser") },
    {
      source: "s3.amazonaws.com",
      events: events(
        "PutBucketAcl",
        "GetBucketAcl",
        "GetBucketPolicy",
        "PutBucketPolicy",
        "DeleteBucketPolicy",
      ),
    },
    { source: "cognito-idp.amazonaws.com", events: events("CreateUserPool") },
  ],
  ["", "AWSService", "AssumedRole", "IAMUser", "Root"],
);
const knowledge = { table, catcher: createNameCatcher(table), present: [] };

function cell(text: string): Cell {
  return text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };
}

function row(eventName: string, eventSource = "", userIdentityType = "", more: Partial<Row> = {}): Row {
  const cells = {
    eventName: cell(eventName),
    eventSource: cell(eventSource),
    userIdentityType: cell(userIdentityType),
  };
  return { ...blankRow("r"), ...cells, ...more };
}

function call(text: string, failed = false): JudgedEvent {
  const [eventName = "", source = "", userIdentityType = ""] = text.split(" ");
  return { eventName, eventSource: `${source}.amazonaws.com`, userIdentityType, failed };
}

function editsOf(edited: Row, event: JudgedEvent, present = [{ event, count: 1 }]): RowEdit[] {
  const found = findSmallestEdits(edited, event, { ...knowledge, present });
  return found.kind === "edits" ? found.edits : [];
}

const patternsOf = (edit: RowEdit | undefined) =>
  edit?.cells.map(({ name, after }) => `${name} ${after.not ? "NOT " : ""}${after.pattern}`);

const judgesAsMatch = (edited: Row, event: JudgedEvent) =>
  createJudge(compileRows([edited]), "HIGH").judge(event) !== null;

describe("the smallest edit", () => {
  test.each([
    // What the article and its readers write.
    ["RuninateInstances", "RunInstances ec2 Root", "word", "RunInstances", "inate", ""],
    ["^Create*", "UpdateUser iam Root", "alternative", "^Create*|^UpdateUser$", "", "|^UpdateUser$"],
    ["^Creates", "CreateUser iam Root", "characters", "^Create", "s", ""],
    ["^Crate", "CreateUser iam Root", "characters", "^Create", "", "e"],
    ["^Criate", "CreateUser iam Root", "characters", "^Create", "i", "e"],
    ["^CreateUser$", "CreateUserPool cognito-idp Root", "characters", "^CreateUser", "$", ""],
    ["^CreatteUser$", "CreateUser iam Root", "characters", "^CreateUser$", "t", ""],
    ["^CreteUser$", "CreateUser iam Root", "characters", "^CreateUser$", "", "a"],
    ["runinstances", "RunInstances ec2 Root", "case", "RunInstances", "runi", "RunI"],
    ["^(Put|Get)BucketAcl$", "PutBucketPolicy s3 Root", "alternative"],
    [
      "^(Put|Delete)BucketPolicy$",
      "GetBucketPolicy s3 Root",
      "alternative",
      "^(Put|Delete|Get)BucketPolicy$",
      "",
      "|Get",
    ],
    ["^Create(", "CreateUser iam Root", "characters", "^Create", "(", ""],
    ["Run(?!S)[a-z]+$", "RunInstances ec2 Root", "alternative"],
    ["^Create[A-C]", "CreateUser iam Root", "characters", "^Create", "[A-C]", ""],
  ])("of an event name: %s for %s", (pattern, event, kind, after?, removed?, added?) => {
    const [best] = editsOf(row(pattern), call(event));
    expect(best?.cells[0]).toMatchObject({ name: "eventName", kind });
    if (after !== undefined)
      expect(best?.cells[0]).toMatchObject({ after: { pattern: after, not: false }, removed, added });
  });

  test.each([
    ["IAMUser", "IAMUser|AssumedRole"],
    ["^IAMUser$", "^(?:IAMUser|AssumedRole)$"],
    ["^(Root|IAMUser)$", "^(Root|IAMUser|AssumedRole)$"],
    ["^IAMUser", "^IAMUser|^AssumedRole$"],
    ["NOT AssumedRole|AWSService", "NOT AWSService"],
    ["NOT AssumedRole", "AssumedRole"],
  ])("of an identity type adds what is missing in the style of what is there: %s", (before, after) => {
    const [best] = editsOf(row("", "", before), call("RunInstances ec2 AssumedRole"));
    expect(patternsOf(best)).toEqual([`userIdentityType ${after}`]);
  });

  test.each([
    ["^(?!ec2).*$", "^.*$"],
    ["^(?!ec2|s3).*$", "^(?!s3).*$"],
    ["^ec2$", "^ec2"],
    ["EC2", "ec2"],
    ["NOT ^(ec2|s3)\\.", "NOT ^(s3)\\."],
  ])("of a source: %s", (before, after) => {
    const [best] = editsOf(row("", before), call("RunInstances ec2 Root"));
    expect(patternsOf(best)).toEqual([`eventSource ${after}`]);
  });

  test("leaves cells alone that let the event through, whatever it takes to find out", () => {
    const cellsOf = (edited: Row, event: JudgedEvent) =>
      editsOf(edited, event).map((edit) => patternsOf(edit)!.join());
    const event = call("RunInstances ec2 Root");
    expect(cellsOf(row("NOT ", "^iam$"), event)[0]).toMatch(/^eventSource /);
    // Patterns that the runtime is not trusted with, and values that are long.
    expect(cellsOf(row("^(R|u|n)+(I|n)+s", "^iam$"), event)[0]).toMatch(/^eventSource /);
    const long = { ...event, eventName: `${"x".repeat(200)}RunInstances` };
    expect(cellsOf(row("RunInstances", "^iam$"), long)[0]).toMatch(/^eventSource /);
    expect(cellsOf(row("^(a+)+$"), event)[0]).toBe("eventName ^(?:(a+)+|RunInstances)$");
  });

  test("takes all cells that stop the row together, in grid order", () => {
    const [best] = editsOf(row("^Stop", "iam", "^IAMUser$"), call("RunInstances ec2 Root"));
    expect(best?.cells.map(({ name }) => name)).toEqual([...CELL_NAMES]);
  });

  test("ranks by size, then by what else it lets in, and offers the blank cell last", () => {
    const edits = editsOf(row("^Stop"), call("RunInstances ec2 Root"));
    expect(edits.map(patternsOf)).toEqual([
      ["eventName ^Stop|^RunInstances$"],
      ["eventName ^Stop|^Run"],
      ["eventName "],
    ]);
    expect(edits.map(({ letsIn }) => letsIn.pairCount)).toEqual([0, 1, 14]);
    expect(edits[1]!.letsIn.pairs).toEqual([
      { source: "ec2.amazonaws.com", name: "RunScheduledInstances", readOnly: false },
    ]);
  });

  test("looks at the smallest of many and at the blank cell, and tells once what comes to the same", () => {
    // Thirteen signs for a name of twelve: each of them is one too many.
    const pattern = "^R.[^0][^1][^2][^3][^4][^5][^6][^7][^8][^9]s$";
    const edits = editsOf(row(pattern), call("RunInstances ec2 Root"));
    expect(edits.map(({ cells }) => cells.map(({ kind, removed }) => `${kind} ${removed}`))).toEqual([
      ["characters R"],
      ["anyValue " + pattern],
    ]);
  });

  test("that takes something away from the row comes behind what does not, size for size", () => {
    const edits = editsOf(row("RunInstancesX", "NOT ec2|s3"), call("RunInstances ec2 Root"));
    expect(edits.map(patternsOf)).toEqual([
      ["eventName RunInstances", "eventSource NOT s3"],
      ["eventName RunInstancesX|RunInstances", "eventSource NOT s3"],
      ["eventName ^RunInstances", "eventSource NOT s3"],
      ["eventName RunInstances", "eventSource ec2|s3"],
    ]);
  });

  test("never trades one real name for another", () => {
    const edits = editsOf(row("^PutBucketAcl$"), call("GetBucketAcl s3 Root"));
    expect(edits.map(({ lost }) => lost.pairs)).toEqual([0, 0]);
  });

  test("says which identity types come in, and what of the present events", () => {
    const event = call("RunInstances ec2 AssumedRole");
    const present = [
      { event, count: 3 },
      { event: call("StopInstances ec2 AssumedRole"), count: 4 },
      { event: call("CreateUser iam AssumedRole"), count: 7 },
    ];
    const [best] = editsOf(row("Instances$", "", "IAMUser"), event, present);
    expect(best?.letsIn).toMatchObject({ identityTypes: ["AssumedRole"], callsOfType: 5, events: 6 });
  });
});

describe("what an edit does beside its purpose", () => {
  const present = (...texts: string[]) => texts.map((text) => ({ event: call(text), count: 5 }));

  test("is told with the first calls that it lets in, and how many", () => {
    const edits = editsOf(
      row("^Stop"),
      call("RunInstances ec2 Root"),
      present("RunInstances ec2 Root", "CreateUser iam Root", "StopInstances ec2 Root"),
    );
    expect(
      edits.map(({ letsIn }) => [letsIn.pairs.length, letsIn.pairCount, letsIn.callsOfType, letsIn.events]),
    ).toEqual([
      [0, 0, 2, 4],
      [1, 1, 3, 4],
      [12, 14, 16, 9],
    ]);
    expect(edits.map(({ lost }) => lost)).toEqual([0, 0, 0].map(() => ({ pairs: 0, events: 0 })));
  });

  test("is told of what it loses, which comes before the blank cell alone", () => {
    const events = present(
      "RunInstances ec2 AssumedRole",
      "StopInstances ec2 IAMUser",
      "StopInstances ec2 AssumedRole",
    );
    const edits = editsOf(row("", "", "NOT AssumedRole"), call("RunInstances ec2 AssumedRole"), events);
    expect(edits.map(patternsOf)).toEqual([["userIdentityType AssumedRole"], ["userIdentityType "]]);
    expect(edits.map(({ lost, letsIn }) => [lost.events, letsIn.events])).toEqual([
      [5, 9],
      [0, 9],
    ]);
    const [names] = editsOf(row("NOT ^(?!Put).*$"), call("RunInstances ec2 Root"));
    expect(names).toMatchObject({ lost: { pairs: 2 }, letsIn: { pairCount: 13 } });
  });

  test("leaves out the event that it is for, once, and no other", () => {
    const failed = call("RunInstances ec2 Root", true);
    const [best] = editsOf(row("^Stop"), failed, [
      { event: failed, count: 3 },
      ...present("RunInstances ec2 Root"),
    ]);
    expect(best!.letsIn.events).toBe(2 + 5);
  });

  test("is ranked for all cells together, and a blank one behind", () => {
    const edits = editsOf(row("^Stop", "iam", "^IAMUser$"), call("RunInstances ec2 Root"));
    expect(edits.map((edit) => patternsOf(edit)!.join(", "))).toEqual([
      "eventName ^Stop|^RunInstances$, eventSource iam|ec2\\.amazonaws\\.com, userIdentityType ^(?:IAMUser|Root)$",
      "eventName ^Stop|^Run, eventSource iam|ec2\\.amazonaws\\.com, userIdentityType ^(?:IAMUser|Root)$",
      "eventName ^Stop|^RunInstances$, eventSource , userIdentityType ^(?:IAMUser|Root)$",
      "eventName ^Stop|^Run, eventSource , userIdentityType ^(?:IAMUser|Root)$",
    ]);
  });

  test("is not wholly known where a pattern is too slow for all names", () => {
    const names = Array.from({ length: 5_000 }, (_, i) => ({
      name: `${"a".repeat(40)}${i}`,
      readOnly: false,
    }));
    const many = createNameTable([{ source: "ec2.amazonaws.com", events: names }], ["Root"]);
    const known = { table: many, catcher: createNameCatcher(many), present: [] };
    const complete = (cells: Row) => {
      const found = findSmallestEdits(cells, call("RunInstances ec2 Root"), known);
      return found.kind === "edits" && found.edits.map((edit) => edit.complete);
    };
    const slow = complete(row("^(a+)+$", "iam"));
    expect(slow).toEqual(Array.from(slow as boolean[], () => false));
    expect(complete(row("", "iam"))).toEqual([true, true]);
  });
});

test("an edit lets in the same name of other sources, and every type where the cell could not be used", () => {
  const source = (prefix: string) => ({ source: `${prefix}.amazonaws.com`, events: events("CreateUser") });
  const two = createNameTable([source("iam"), source("sso")], ["IAMUser", "Root"]);
  const known = { table: two, catcher: createNameCatcher(two), present: [] };
  const found = findSmallestEdits(row("^Stop", "", "("), call("CreateUser iam Root"), known);
  expect(found.kind === "edits" && found.edits[0]!.letsIn).toMatchObject({
    pairs: [{ source: "sso.amazonaws.com" }],
    pairCount: 1,
    identityTypes: ["IAMUser", "Root"],
  });
  expect(found.kind === "edits" && found.tried).toBeGreaterThan(4);
});

describe("what stands in the way beside the cells", () => {
  test("failed calls are left as they are where the event needs them not, or has them", () => {
    const failedCalls = (has: boolean, failed: boolean) => {
      const [best] = editsOf(
        row("^Stop", "", "", { failedCalls: has }),
        call("RunInstances ec2 Root", failed),
      );
      return [best!.failedCalls, best!.row.failedCalls];
    };
    expect(failedCalls(false, false)).toEqual([false, false]);
    expect(failedCalls(true, false)).toEqual([false, true]);
    expect(failedCalls(true, true)).toEqual([false, true]);
    expect(failedCalls(false, true)).toEqual([true, true]);
  });

  test("failed calls are switched on", () => {
    const [best] = editsOf(row("^Run", "", "", { failedCalls: false }), call("RunInstances ec2 Root", true));
    expect(best).toMatchObject({ failedCalls: true, cells: [], row: { failedCalls: true } });
  });

  test("a condition is not edited: it is said to stop the row whatever its cells are", () => {
    const conditions = { regions: { values: ["us-east-1"], not: false } };
    const event = { ...call("RunInstances ec2 Root"), region: "eu-west-1" };
    expect(findSmallestEdits(row("^Stop", "", "", { conditions }), event, knowledge)).toEqual({
      kind: "condition",
    });
    expect(findSmallestEdits(row("", "", "", { conditions }), event, knowledge).kind).toBe("condition");
  });

  test("a row that is off is said to be off, one that matches to match", () => {
    const event = call("RunInstances ec2 Root");
    expect(findSmallestEdits(row("x", "", "", { enabled: false }), event, knowledge)).toEqual({
      kind: "disabled",
    });
    expect(findSmallestEdits(row("Run"), event, knowledge)).toEqual({ kind: "matches" });
  });
});

const pieces = fc.constantFrom(
  ..."^ $ | ( (?: (?! (?<= ) .* . * + ? {2} [A-C] [ \\ \\. \\w+ Create Run Instances User ec2 iam".split(" "),
  "IAMUser",
  "(a+)+",
  "Î",
  " ",
);
const pattern = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(""));
const anyCell = fc.record({ pattern, not: fc.boolean() });
const value = (...known: string[]) => fc.oneof(fc.constantFrom("", ...known), fc.string({ maxLength: 40 }));
const anyEvent = fc.record({
  eventName: value("RunInstances", "CreateUser", `${"a".repeat(60)}!`),
  eventSource: value("ec2.amazonaws.com", "iam.amazonaws.com"),
  userIdentityType: value("IAMUser", "AssumedRole"),
  failed: fc.boolean(),
});

test("each edit that is offered makes the row match, is small enough to be saved, and was found among few", () => {
  fc.assert(
    fc.property(
      anyCell,
      anyCell,
      anyCell,
      fc.boolean(),
      anyEvent,
      (name, source, type, failedCalls, event) => {
        const before = {
          ...row("", "", "", { failedCalls }),
          eventName: name,
          eventSource: source,
          userIdentityType: type,
        };
        const found = findSmallestEdits(before, event, { ...knowledge, present: [{ event, count: 1 }] });
        if (found.kind !== "edits") return expect(found.kind).toBe("matches");
        expect(found.edits.length).toBeGreaterThan(0);
        expect(found.tried).toBeLessThanOrEqual(3 * (MOST_CANDIDATES + 1));
        for (const edit of found.edits) {
          expect(judgesAsMatch(edit.row, event)).toBe(true);
          for (const { before: was, after, at, removed, added } of edit.cells) {
            const spliced = was.pattern.slice(0, at) + added + was.pattern.slice(at + removed.length);
            expect(spliced).toBe(after.pattern);
          }
        }
      },
    ),
    { numRuns: 100, seed: 20261124 },
  );
});

test("hostile patterns are mended in bounded time, after a bounded number of tries", () => {
  const hostilePatterns = [
    { pattern: "^(a+)+$", input: undefined },
    { pattern: "^(a|a?)+$", input: undefined },
    { pattern: "(?=(a+)+$)b", input: undefined },
    ...slowPatterns(),
  ];
  for (const { pattern: hard, input } of hostilePatterns) {
    const hostile = { ...call("RunInstances ec2 Root"), eventName: input ?? `${"a".repeat(500)}!` };
    const started = process.cpuUsage();
    const found = findSmallestEdits(row(hard, hard), hostile, {
      ...knowledge,
      present: [{ event: hostile, count: 1 }],
    });
    const { user } = process.cpuUsage(started);
    expect(user / 1000, hard).toBeLessThan(1_500);
    if (found.kind !== "edits") continue;
    expect(found.tried, hard).toBeLessThanOrEqual(3 * (MOST_CANDIDATES + 1));
    for (const edit of found.edits) expect(judgesAsMatch(edit.row, hostile)).toBe(true);
  }
});

/** Each tenth of those that lie beside a checkout of ours: they are of every kind, and nobody waits for the rest. */
function slowPatterns(): { pattern: string; input?: string }[] {
  if (!existsSync(SLOW_PATTERNS)) return [];
  const slow = JSON.parse(readFileSync(SLOW_PATTERNS, "utf8")) as { pattern: string; input?: string }[];
  return slow.filter((_, at) => at % 10 === 0);
}
