import { describe, expect, it } from "vitest";
import { findBlindSpots, isPartly, rowsForSpots } from "./blind-spots";
import { createNameCatcher } from "./catch-names";
import { blankRow } from "./cell-text";
import { createNameTable } from "./name-table";
import type { Row } from "./row";

const TYPES = ["", "AssumedRole", "IAMUser", "Root"];
const CALLERS = ["Root", "IAMUser", "AssumedRole"];
const table = createNameTable(
  [
    {
      source: "iam.amazonaws.com",
      events: [
        { name: "CreateUser", readOnly: false },
        { name: "ListUsers", readOnly: true },
        { name: "DeleteUser", readOnly: null },
      ],
    },
    { source: "s3.amazonaws.com", events: [{ name: "DeleteBucket", readOnly: false }] },
  ],
  TYPES,
);
const calls = [
  { eventSource: "iam.amazonaws.com", eventName: "CreateUser", callers: CALLERS },
  { eventSource: "iam.amazonaws.com", eventName: "ListUsers", callers: CALLERS },
  { eventSource: "iam.amazonaws.com", eventName: "DeleteUser", callers: ["IAMUser"] },
  { eventSource: "s3.amazonaws.com", eventName: "DeleteBucket", callers: CALLERS },
];

function row(eventName: string, userIdentityType = "", changes: Partial<Row> = {}): Row {
  const cell = (pattern: string) => ({ pattern, not: false });
  return {
    ...blankRow(eventName),
    eventName: cell(eventName),
    userIdentityType: cell(userIdentityType),
    ...changes,
  };
}

const find = (rows: Row[]) =>
  findBlindSpots(calls, rows, { table, catcher: createNameCatcher(table) }).spots.map((spot) => ({
    name: calls[spot.call]!.eventName,
    missing: spot.missing.join(" "),
    partly: isPartly(spot, calls[spot.call]!),
  }));

describe("blind spots", () => {
  it("are all calls where no row is, and say which are read-only", () => {
    const { spots, total } = findBlindSpots(calls, [], { table, catcher: createNameCatcher(table) });
    expect([spots.length, total]).toEqual([4, 4]);
    expect(spots.map(({ readOnly }) => readOnly)).toEqual([false, true, null, false]);
    expect(find([]).every(({ partly }) => !partly)).toBe(true);
  });

  it("are none for what a row catches, and off or broken rows catch nothing", () => {
    expect(find([row("User")]).map(({ name }) => name)).toEqual(["DeleteBucket"]);
    expect(find([row("User", "", { enabled: false }), row("(")])).toHaveLength(4);
  });

  it("stay in part where the identity cell lets only some callers pass", () => {
    expect(find([row("^(Create|Delete)", "^IAMUser$")])).toEqual([
      { name: "CreateUser", missing: "Root AssumedRole", partly: true },
      { name: "ListUsers", missing: "Root IAMUser AssumedRole", partly: false },
      { name: "DeleteBucket", missing: "Root AssumedRole", partly: true },
    ]);
    expect(find([row("CreateUser", "^IAMUser$"), row("CreateUser", "^(Root|AssumedRole)$")])[0]!.name).toBe(
      "ListUsers",
    );
  });

  it("stay in part where a row asks for more than its cells, whatever that is", () => {
    const asks = row("CreateUser", "", { conditions: { regions: { values: ["us-east-1"], not: false } } });
    expect(find([asks])[0]).toEqual({
      name: "CreateUser",
      missing: "Root IAMUser AssumedRole",
      partly: true,
    });
    expect(find([row("CreateUser", "", { conditions: {} })])[0]!.name).toBe("ListUsers");
  });

  it("say whether a row with conditions catches them from somebody who is missing", () => {
    const conditions = { readOnly: false };
    expect(find([row("CreateUser", "", { conditions: { readOnly: undefined } })])[0]!.name).toBe("ListUsers");
    expect(find([row("CreateUser", "^IAMUser$", { conditions })])[0]).toMatchObject({ partly: true });
    const known = { table, catcher: createNameCatcher(table) };
    const spotsOf = (rows: Row[]) => findBlindSpots(calls, rows, known).spots;
    const [first] = spotsOf([row("CreateUser", "^Root$"), row("CreateUser", "^Root$", { conditions })]);
    expect(first).toMatchObject({ missing: ["IAMUser", "AssumedRole"], isConditional: false });
    expect(spotsOf([row("CreateUser", "^Root$")])[0]).toMatchObject({ isConditional: false });
  });

  it("are calls that nobody knows, whatever the rows are", () => {
    const unknown = { eventSource: "iam.amazonaws.com", eventName: "Frobnicate", callers: ["Root"] };
    const rows = [row(""), row("", "", { conditions: { readOnly: true } })];
    const { spots } = findBlindSpots([unknown], rows, { table, catcher: createNameCatcher(table) });
    expect(spots).toEqual([{ call: 0, missing: ["Root"], isConditional: false, readOnly: null }]);
  });

  it("are not wholly known where a pattern is too slow for all names", () => {
    const events = Array.from({ length: 5_000 }, (_, at) => ({
      name: `${"a".repeat(40)}${at}`,
      readOnly: false,
    }));
    const many = createNameTable([{ source: "iam.amazonaws.com", events }], TYPES);
    const completeWith = (...rows: Row[]) =>
      findBlindSpots([], rows, { table: many, catcher: createNameCatcher(many) }).complete;
    expect(completeWith(row("b"), row("^(a+)+$"))).toBe(false);
    expect(completeWith(row("b"), row("c"))).toBe(true);
  });

  it("are closed by few rows: calls that everybody is missed in go together, 30 names to a row", () => {
    const cellsFor = (watched: typeof calls) => {
      const { spots } = findBlindSpots(watched, [], { table, catcher: createNameCatcher(table) });
      return rowsForSpots(watched, spots);
    };
    expect(cellsFor(calls).map(({ cells }) => cells.eventName)).toEqual([
      { pattern: "^(CreateUser|DeleteUser)$", not: false },
      { pattern: "^ListUsers$", not: false },
      { pattern: "^DeleteBucket$", not: false },
    ]);
    const many = Array.from({ length: 60 }, (_, at) => ({ ...calls[0]!, eventName: `Unknown${at}` }));
    const rows = cellsFor(many);
    expect(rows.map(({ spots }) => spots.map(({ call }) => call))).toEqual([
      Array.from({ length: 30 }, (_, at) => at),
      Array.from({ length: 30 }, (_, at) => at + 30),
    ]);
    expect(rows.map(({ cells }) => cells.eventName.pattern.split("|").length)).toEqual([30, 30]);
  });

  it("are closed by rows of their own: by source, by who is missing, read-only ones apart", () => {
    const { spots } = findBlindSpots(calls, [row("^Create", "Root")], {
      table,
      catcher: createNameCatcher(table),
    });
    expect(
      rowsForSpots(calls, spots).map(({ cells }) => Object.values(cells).map(({ pattern }) => pattern)),
    ).toEqual([
      ["^CreateUser$", "^iam\\.amazonaws\\.com$", "^(IAMUser|AssumedRole)$"],
      ["^ListUsers$", "^iam\\.amazonaws\\.com$", ""],
      ["^DeleteUser$", "^iam\\.amazonaws\\.com$", ""],
      ["^DeleteBucket$", "^s3\\.amazonaws\\.com$", ""],
    ]);
  });
});
