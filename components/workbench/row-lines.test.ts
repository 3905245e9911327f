import { describe, expect, it } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import { evidenceOf, type RowAdvice } from "@/lib/engine/row-advice";
import type { Row } from "@/lib/engine/row";
import { runExamples } from "@/lib/engine/row-examples";
import { startEditing, typed } from "./editing";
import { areSameLines, firstRepair, isProblemLine, rowLines, slowKey, type LineSources } from "./row-lines";

const QUIET: LineSources = {
  slow: new Set(),
  ingested: new Map(),
  editing: null,
  advised: new Map(),
  trials: new Map(),
  examples: new Map(),
  numberOf: () => 7,
};
const row = { ...blankRow("a"), eventName: { pattern: "^Create", not: false } };
const kinds = (sources: Partial<LineSources>, of = row, live = row) =>
  rowLines(of, live, { ...QUIET, ...sources }).map((line) => line.kind);

describe("lines under a row", () => {
  it("says nothing of a sound row", () => {
    expect(kinds({})).toEqual([]);
  });

  it("names the place of a pattern that cannot be read", () => {
    const broken = { ...row, eventSource: { pattern: "ec2(", not: false } };
    const [line] = rowLines(broken, undefined, QUIET);
    expect(line).toMatchObject({ kind: "fault", cell: "eventSource" });
  });

  it("keeps the line's place for the rest of an edit once it was shown", () => {
    const typing = typed(startEditing(row, "eventName", "^(Create"), "^(Create)");
    expect(kinds({ editing: typing }, { ...row, eventName: { pattern: "^(Create)", not: false } })).toEqual([
      "mended",
    ]);
  });

  it("names the first example that fails, at the cell that stopped it", () => {
    const event = {
      eventName: "CreateUser",
      eventSource: "iam.amazonaws.com",
      userIdentityType: "IAMUser",
      failed: false,
    };
    const tried: Row = {
      ...row,
      eventSource: { pattern: "^ec2", not: false },
      examples: [
        { id: "1", expect: "noMatch", event },
        { id: "2", expect: "match", event },
      ],
    };
    const sources = { examples: new Map([["a", runExamples(tried)]]) };
    expect(rowLines(tried, row, { ...QUIET, ...sources })).toMatchObject([
      { kind: "example", cell: "eventSource", example: { id: "2" }, failing: 1, total: 2 },
    ]);
    expect(kinds(sources, { ...tried, eventSource: { pattern: "^ec2(", not: false } })).toEqual(["fault"]);
    expect(kinds({ examples: new Map() }, tried)).toEqual([]);
  });

  it("forgets that a pattern was too slow when it changes", () => {
    const slow = new Set([slowKey("a", "eventName", "^Create")]);
    expect(kinds({ slow })).toEqual(["slow"]);
    expect(kinds({ slow }, { ...row, eventName: { pattern: "^Creat", not: false } })).toEqual([]);
  });

  it("shows what ingestion could not judge only while the cell is as it is live", () => {
    const ingested = new Map([
      ["a", [{ rowId: "a", cell: "eventName", kind: "slow", lastAt: "2026-01-01T00:00:00Z", eventCount: 3 }]],
    ]);
    expect(kinds({ ingested })).toEqual(["slowIngestion"]);
    expect(kinds({ ingested }, { ...row, eventName: { pattern: "^Delete", not: false } })).toEqual([]);
  });

  it("tells what a row asks beside its cells, and which of its patterns is in trouble", () => {
    const errorCode = (pattern: string) => ({ ...row, conditions: { errorCode: { pattern, not: false } } });
    const trouble = (of: typeof row, live = of, sources: Partial<LineSources> = {}) =>
      rowLines(of, live, { ...QUIET, ...sources }).map((line) => line.kind === "conditions" && line.trouble);
    expect(trouble(errorCode("Denied"))).toEqual([null]);
    expect(trouble(errorCode("("))).toEqual([{ condition: "errorCode", kind: "brokenCondition" }]);
    const slow = { condition: "errorCode", kind: "slowCondition" };
    expect(trouble(errorCode("x"), row, { slow: new Set([slowKey("a", "errorCode", "x")]) })).toEqual([slow]);
    const problem = {
      rowId: "a",
      cell: "errorCode",
      kind: "slow",
      lastAt: "2026-01-01T00:00:00Z",
      eventCount: 1,
    };
    const ingested = new Map([["a", [problem]]]);
    expect(trouble(errorCode("x"), errorCode("x"), { ingested })).toEqual([slow]);
    expect(trouble(errorCode("y"), errorCode("x"), { ingested })).toEqual([null]);
    expect(kinds({}, { ...blankRow("a"), ...errorCode("x"), eventName: blankRow("a").eventName })).toEqual([
      "conditions",
    ]);
  });

  it("warns of an enabled row that lets every event through, unless it is being filled in", () => {
    const open = blankRow("a");
    expect(kinds({}, open)).toEqual(["matchesAll"]);
    expect(kinds({}, { ...open, enabled: false })).toEqual([]);
    expect(kinds({ editing: startEditing(open, "eventName", "") }, open)).toEqual([]);
    expect(kinds({}, { ...open, eventName: { pattern: ".*", not: true } })).toEqual([]);
  });
});

describe("the trial of a row", () => {
  const onTrial = { ...row, trial: { quietDays: 7, since: null } };
  const standing = (trials: [string, number][], of = onTrial) =>
    rowLines(of, row, { ...QUIET, trials: new Map(trials) }).map((line) =>
      line.kind === "trial" ? line.standing.state : line.kind,
    );

  it("says whether it begins with publishing, runs, or has been quiet for long enough", () => {
    expect(standing([])).toEqual(["begins"]);
    expect(standing([["a", 6]])).toEqual(["running"]);
    expect(standing([["a", 7]])).toEqual(["due"]);
  });

  it("is no problem of the row, and gone with the trial", () => {
    expect(rowLines(onTrial, row, QUIET).map(isProblemLine)).toEqual([false]);
    expect(rowLines(row, row, { ...QUIET, trials: new Map([["a", 9]]) })).toEqual([]);
  });
});

describe("what the doctor says under a row", () => {
  const advice = (more: Partial<RowAdvice> = {}): RowAdvice => ({
    rowId: "a",
    cell: "eventName",
    kind: "strayQuantifier",
    severity: "warning",
    evidence: evidenceOf([]),
    repair: null,
    ...more,
  });
  const told = (...advices: RowAdvice[]) => new Map([["a", { row, advice: advices }]]);
  const typing = startEditing(row, "eventName", "^Creat");
  const typedRow = { ...row, eventName: { pattern: "^Creat", not: false } };

  it("stands there while the row is as it was, and until the next advice while it is typed into", () => {
    const advised = told(advice());
    expect(kinds({ advised })).toEqual(["advice"]);
    expect(kinds({ advised }, typedRow)).toEqual([]);
    expect(kinds({ advised, editing: typing }, typedRow)).toEqual(["advice"]);
    expect(kinds({ advised }, { ...row, enabled: false })).toEqual([]);
  });

  it("takes two lines, and counts what is left", () => {
    const lines = rowLines(row, row, { ...QUIET, advised: told(advice(), advice(), advice(), advice()) });
    expect(lines).toMatchObject([{ more: 0 }, { more: 2 }]);
  });

  it("names the row that covers by its number, and repairs the first that can be repaired", () => {
    const covered = advice({ kind: "coveredRow", cell: null, severity: "hint", repair: row });
    covered.evidence.rowId = "b";
    const lines = rowLines(row, row, { ...QUIET, advised: told(advice(), covered) });
    expect(lines).toMatchObject([{ otherNumber: 0 }, { otherNumber: 7 }]);
    expect(firstRepair(lines)).toBe(lines[1]);
    expect(firstRepair([])).toBeNull();
    expect(lines.map(isProblemLine)).toEqual([true, false]);
  });

  it("is the same when it comes again from the worker", () => {
    const lines = (...advices: RowAdvice[]) => rowLines(row, row, { ...QUIET, advised: told(...advices) });
    expect(areSameLines(lines(advice()), lines(advice()))).toBe(true);
    expect(areSameLines(lines(advice()), lines(advice({ repair: row })))).toBe(false);
    expect(areSameLines(lines(advice()), [])).toBe(false);
  });
});
