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
