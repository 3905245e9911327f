import { describe, expect, test } from "vitest";
import { createDraft, HISTORY_LIMIT, isChanged, reduceDraft, rowState, type DraftAction } from "./grid-draft";
import type { Row } from "./row";

function row(id: string, eventName = id): Row {
  const blank = { pattern: "", not: false };
  const rest = { enabled: true, riskLevel: null, failedCalls: true, note: "" };
  return {
    id,
    eventName: { pattern: eventName, not: false },
    eventSource: blank,
    userIdentityType: blank,
    ...rest,
  };
}

const grid = (ids: string) => [...ids].map((id) => row(id));
const start = createDraft(grid("abcd"));
const after = (...actions: DraftAction[]) => actions.reduce(reduceDraft, start);
const ids = (draft: { rows: readonly Row[] }) => draft.rows.map(({ id }) => id).join("");

describe("a change of the draft", () => {
  test.each<[string, DraftAction, string]>([
    ["inserts where it is told", { type: "insertRows", rows: grid("xy"), at: 1 }, "axybcd"],
    ["inserts at the end", { type: "insertRows", rows: grid("x"), at: 4 }, "abcdx"],
    ["never takes an id twice", { type: "insertRows", rows: grid("bxx"), at: 0 }, "xabcd"],
    ["deletes", { type: "deleteRows", rowIds: ["b", "d", "unknown"] }, "ac"],
    ["moves down", { type: "moveRows", rowIds: ["a"], before: 3 }, "bcad"],
    ["moves up", { type: "moveRows", rowIds: ["d"], before: 0 }, "dabc"],
    ["moves to the end", { type: "moveRows", rowIds: ["b"], before: 4 }, "acdb"],
    ["moves several in their order", { type: "moveRows", rowIds: ["d", "a"], before: 2 }, "badc"],
    ["replaces everything", { type: "replaceAll", rows: grid("z") }, "z"],
    ["pastes past the end", { type: "pasteRows", changed: [row("d", "new")], added: grid("e") }, "abcde"],
  ])("%s", (_, action, expected) => expect(ids(after(action))).toBe(expected));

  test("replaces rows where they stand", () => {
    const draft = after({ type: "replaceRows", rows: [row("c", "new"), row("unknown")] });
    expect(ids(draft)).toBe("abcd");
    expect(draft.rows[2]).toEqual(row("c", "new"));
    expect(draft.rows[0]).toBe(start.rows[0]);
  });

  test("that changes nothing is no step of undo", () => {
    expect(after({ type: "deleteRows", rowIds: ["unknown"] })).toBe(start);
    expect(after({ type: "moveRows", rowIds: ["b"], before: 1 })).toBe(start);
    expect(after({ type: "replaceRows", rows: [row("a")] })).toBe(start);
    expect(after({ type: "undo" }, { type: "redo" })).toBe(start);
  });
});

describe("undo and redo", () => {
  const remove = (id: string): DraftAction => ({ type: "deleteRows", rowIds: [id] });

  test("go back and forth step by step", () => {
    expect(ids(after(remove("a"), remove("b"), { type: "undo" }))).toBe("bcd");
    expect(ids(after(remove("a"), remove("b"), { type: "undo" }, { type: "undo" }))).toBe("abcd");
    const all: DraftAction[] = [remove("a"), remove("b"), { type: "undo" }, { type: "undo" }];
    expect(ids(after(...all, { type: "redo" }, { type: "redo" }))).toBe("cd");
    expect(ids(after(...all, { type: "redo" }, { type: "undo" }))).toBe("abcd");
    expect(ids(after(remove("a"), remove("b"), remove("c"), { type: "undo" }))).toBe("cd");
  });

  test("forget what was undone once something else is changed", () => {
    const draft = after(remove("a"), { type: "undo" }, remove("d"), { type: "redo" });
    expect(ids(draft)).toBe("abc");
  });

  test("reach back a bounded number of steps", () => {
    let draft = start;
    for (let step = 0; step < HISTORY_LIMIT + 50; step += 1) {
      draft = reduceDraft(draft, { type: "replaceRows", rows: [row("a", `step ${step}`)] });
    }
    expect(draft.past).toHaveLength(HISTORY_LIMIT);
  });

  test("go over a save", () => {
    const saved = after(remove("a"), { type: "rebase", base: grid("bcd") });
    expect(isChanged(saved)).toBe(false);
    const undone = reduceDraft(saved, { type: "undo" });
    expect(ids(undone)).toBe("abcd");
    expect(isChanged(undone)).toBe(true);
  });
});

test("a row is reverted to its saved content where it stands, a new row stays", () => {
  const draft = after(
    { type: "replaceRows", rows: [row("a", "1"), row("b", "2")] },
    { type: "moveRows", rowIds: ["a"], before: 4 },
    { type: "insertRows", rows: [row("n")], at: 0 },
    { type: "revertRows", rowIds: ["a", "n"] },
  );
  expect(draft.rows.map(({ id, eventName }) => id + eventName.pattern)).toEqual([
    "nn",
    "b2",
    "cc",
    "dd",
    "aa",
  ]);
});

test("a row knows how it stands against the saved version", () => {
  const base = new Map(start.base.map((saved) => [saved.id, saved]));
  expect(rowState(base, row("a"))).toBe("same");
  expect(rowState(base, row("a", "other"))).toBe("changed");
  expect(rowState(base, { ...row("a"), note: "why" })).toBe("changed");
  expect(rowState(base, row("x"))).toBe("new");
});

test("a changed order is a change", () => {
  expect(isChanged(start)).toBe(false);
  expect(isChanged(after({ type: "moveRows", rowIds: ["a"], before: 2 }))).toBe(true);
});
