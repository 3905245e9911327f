import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChoices, listUndecided, mergeRows, orderState, type Side } from "./merge-rows";
import type { Row } from "./row";
import { areSameRows, diffRows, isSameRow, weave } from "./rows-diff";

function row(id: string, eventName = id, more: Partial<Row> = {}): Row {
  const blank = { pattern: "", not: false };
  return {
    id,
    enabled: true,
    eventName: { pattern: eventName, not: false },
    eventSource: blank,
    userIdentityType: blank,
    riskLevel: null,
    failedCalls: true,
    note: "",
    ...more,
  };
}

const grid = (ids: string) => [...ids].map((id) => row(id));
const told = (before: Row[], after: Row[]) => diffRows(before, after).map(({ kind, id }) => `${kind} ${id}`);

describe("the difference of two grids", () => {
  test("is nothing for equal rows", () => {
    expect(diffRows(grid("abc"), grid("abc"))).toEqual([]);
  });

  test("tells conditions, trial, budget and examples by what they hold", () => {
    const more = {
      conditions: { regions: { values: ["us-east-1"], not: false } },
      trial: { quietDays: 7, since: null },
      noiseBudget: 5,
    };
    const reordered = { ...more, conditions: { regions: { not: false, values: ["us-east-1"] } } };
    expect(diffRows([row("a", "a", more)], [row("a", "a", reordered)])).toEqual([]);
    expect(diffRows([row("a", "a", more)], [row("a", "a", { noiseBudget: 6 })])).toMatchObject([
      { kind: "changed", fields: ["conditions", "trial", "noiseBudget"] },
    ]);
  });

  test("is not made by publishing, which fills in when a trial began", () => {
    const trial = (quietDays: number, since: string | null) => [
      row("a", "a", { trial: { quietDays, since } }),
    ];
    expect(diffRows(trial(7, null), trial(7, "2026-11-24T00:00:00Z"))).toEqual([]);
    expect(diffRows(trial(7, null), trial(8, null))).toMatchObject([{ fields: ["trial"] }]);
  });

  test("names added, removed and changed rows with their numbers", () => {
    const after = [row("a"), row("n"), row("c", "c", { riskLevel: "LOW", note: "why" })];
    expect(diffRows(grid("abc"), after)).toMatchObject([
      { kind: "removed", id: "b", before: { id: "b" }, after: null, beforeNumber: 2, afterNumber: null },
      { kind: "added", id: "n", before: null, beforeNumber: null, afterNumber: 2 },
      {
        kind: "changed",
        id: "c",
        fields: ["riskLevel", "note"],
        moved: false,
        beforeNumber: 3,
        afterNumber: 3,
      },
    ]);
  });

  test("sees a NOT that was switched", () => {
    const after = row("a", "a", { eventName: { pattern: "a", not: true } });
    expect(diffRows([row("a")], [after])[0]?.fields).toEqual(["eventName"]);
  });

  test("counts one dragged row as one move, whichever way and however far", () => {
    expect(told(grid("abcdef"), grid("bcdefa"))).toEqual(["moved a"]);
    expect(told(grid("abcdef"), grid("fabcde"))).toEqual(["moved f"]);
    expect(told(grid("ab"), grid("ba"))).toHaveLength(1);
  });

  test("does not call a row moved because others came or went", () => {
    expect(told(grid("abcd"), grid("xcd"))).toEqual(["removed a", "removed b", "added x"]);
  });
});

test("grids are the same where each row is, in its place and under its id", () => {
  expect(areSameRows(grid("ab"), grid("ab"))).toBe(true);
  expect(areSameRows(grid("ab"), grid("ba"))).toBe(false);
  expect(areSameRows(grid("ab"), grid("abc"))).toBe(false);
  expect(areSameRows([row("a", "x")], [row("b", "x")])).toBe(false);
  expect([isSameRow(null, undefined), isSameRow(row("a"), null), isSameRow(null, row("a"))]).toEqual([
    true,
    false,
    false,
  ]);
});

test("rows that only one grid has keep their place behind the row that they follow", () => {
  expect(weave(grid("abc"), grid("xaybz")).join("")).toBe("xaybzc");
  expect(weave(grid(""), grid("ab")).join("")).toBe("ab");
});

describe("two people's changes of one grid", () => {
  const base = grid("abcd");
  const mine = [row("a", "mine"), row("b"), row("c", "mine"), row("m")];
  const theirs = [row("a", "theirs"), row("b", "theirs"), row("t"), row("c"), row("d")];
  const merge = () => mergeRows(base, mine, theirs);

  test("are told row by row", () => {
    expect(merge().map(({ id, state }) => [id, state])).toEqual([
      ["a", "both"],
      ["b", "theirsOnly"],
      ["t", "theirsOnly"],
      ["c", "mineOnly"],
      ["m", "mineOnly"],
      ["d", "mineOnly"],
    ]);
  });

  test("are merged where they do not meet, and theirs stands where nobody chose", () => {
    const merged = merge();
    const rows = applyChoices(merged, new Map());
    expect(rows.map(({ id, eventName }) => `${id} ${eventName.pattern}`)).toEqual([
      "a theirs",
      "b theirs",
      "t t",
      "c mine",
      "m m",
    ]);
    expect(listUndecided(merged, new Map())).toEqual(["a"]);
  });

  test("follow the choices, also against a change that only one side made", () => {
    const merged = merge();
    const choices = new Map<string, Side>([
      ["a", "mine"],
      ["t", "mine"],
      ["d", "theirs"],
    ]);
    const rows = applyChoices(merged, choices);
    expect(rows.map(({ id, eventName }) => `${id} ${eventName.pattern}`)).toEqual([
      "a mine",
      "b theirs",
      "c mine",
      "m m",
      "d d",
    ]);
    expect(listUndecided(merged, choices)).toEqual([]);
  });

  test("are no conflict where both did the same", () => {
    const alike = mergeRows(base, [row("a", "x"), ...grid("bc")], [row("a", "x"), ...grid("bc")]);
    expect(alike.map(({ state }) => state)).toEqual(["same", "same", "same"]);
    expect(applyChoices(alike, new Map()).map(({ eventName }) => eventName.pattern)).toEqual(["x", "b", "c"]);
  });

  test("are a conflict where one removed what the other changed", () => {
    const [first] = mergeRows(base, grid("bcd"), [row("a", "theirs"), ...grid("bcd")]);
    expect(first).toMatchObject({ id: "a", state: "both", mine: null });
  });

  test("keep my order where only I moved rows, else theirs", () => {
    const order = (mine: Row[], theirs: Row[]) =>
      mergeRows(base, mine, theirs)
        .map(({ id }) => id)
        .join("");
    expect(order(grid("dabc"), grid("abtcd"))).toBe("dabtc");
    expect(order(grid("abmcd"), grid("dcba"))).toBe("dcbma");
    expect(order(grid("dabc"), grid("bacd"))).toBe("bacd");
  });

  test.each<[string, string, string]>([
    ["abcd", "bacd", "theirsOnly"],
    ["dabc", "abtcd", "mineOnly"],
    ["dabc", "bacd", "both"],
    ["dabc", "dabc", "same"],
    // Rows that only one side has stand nowhere on the other.
    ["amcd", "acd", "same"],
    ["dabc", "abc", "same"],
  ])("%s and %s differ in order: %s", (mine, theirs, state) => {
    expect(orderState(base, grid(mine), grid(theirs))).toBe(state);
  });

  test("keep the order that is chosen", () => {
    const order = (side: Side) => mergeRows(base, grid("dambc"), grid("bactd"), side).map(({ id }) => id);
    expect(order("mine").join("")).toBe("dambct");
    expect(order("theirs").join("")).toBe("bamctd");
  });
});

describe("over random edits", { timeout: 60_000 }, () => {
  const edited = fc
    .uniqueArray(fc.record({ id: fc.constantFrom(..."abcdefgh"), text: fc.constantFrom("1", "2") }), {
      selector: ({ id }) => id,
    })
    .map((rows) => rows.map(({ id, text }) => row(id, text)));

  test("the difference leads from one grid to the other", () => {
    fc.assert(
      fc.property(edited, edited, (before, after) => {
        const changes = diffRows(before, after);
        const touched = new Map(changes.map((change) => [change.id, change]));
        const rebuilt = new Set(before.map(({ id }) => id));
        for (const { kind, id } of changes) {
          if (kind === "added") rebuilt.add(id);
          if (kind === "removed") rebuilt.delete(id);
        }
        expect([...rebuilt].sort()).toEqual(after.map(({ id }) => id).sort());
        const still = (rows: Row[]) =>
          rows.filter(
            ({ id }) => !touched.get(id)?.moved && rebuilt.has(id) && touched.get(id)?.kind !== "added",
          );
        expect(still(after).map(({ id }) => id)).toEqual(still(before).map(({ id }) => id));
      }),
      { seed: 21, numRuns: 2_000 },
    );
  });

  test("choosing one side everywhere gives that side's rows", () => {
    fc.assert(
      fc.property(
        edited,
        edited,
        edited,
        fc.constantFrom<Side>("mine", "theirs"),
        (base, mine, theirs, side) => {
          const merged = mergeRows(base, mine, theirs, side);
          const rows = applyChoices(merged, new Map(merged.map(({ id }) => [id, side])));
          expect(rows).toEqual(side === "mine" ? mine : theirs);
        },
      ),
      { seed: 22, numRuns: 2_000 },
    );
  });
});
