import { describe, expect, it } from "vitest";
import { differences, DIFFERENCES_SHOWN } from "./difference";

const told = (before: unknown, after: unknown) =>
  differences(before, after).shown.map(({ path, before, after }) => [
    path.map((part) => (typeof part === "object" ? `${part.id}#${part.number}` : part)).join("."),
    before,
    after,
  ]);

describe("what an audit row changed", () => {
  it("tells the fields that differ, and only those", () => {
    const before = { role: "viewer", allAccounts: true, accountIds: [] };
    const after = { role: "editor", allAccounts: false, accountIds: ["210987654321"] };
    expect(told(before, after)).toEqual([
      ["role", "viewer", "editor"],
      ["allAccounts", true, false],
      ["accountIds", [], ["210987654321"]],
    ]);
    expect(told(before, before)).toEqual([]);
  });

  it("goes into nested objects", () => {
    const before = { suppressionCeilings: { HIGH: 90, LOW: null } };
    const after = { suppressionCeilings: { HIGH: 30, LOW: null } };
    expect(told(before, after)).toEqual([["suppressionCeilings.HIGH", 90, 30]]);
  });

  it("tells what was created or removed field by field", () => {
    expect(told(null, { name: "a", on: true })).toEqual([
      ["name", undefined, "a"],
      ["on", undefined, true],
    ]);
    expect(told({ name: "a" }, null)).toEqual([["name", "a", undefined]]);
    expect(told(null, null)).toEqual([]);
  });

  it("follows a row by its id, not by its place, and tells where it is, or was", () => {
    const row = (id: string, eventName: string) => ({ id, eventName });
    const before = { rows: [row("a", "^Create"), row("g", "^Get"), row("b", "^Delete")] };
    const after = { rows: [row("n", "^Put"), row("a", "^Create"), row("b", "^Delete.*")] };
    expect(told(before, after)).toEqual([
      ["rows.g#2", row("g", "^Get"), undefined],
      ["rows.b#3.eventName", "^Delete", "^Delete.*"],
      ["rows.n#1", undefined, row("n", "^Put")],
    ]);
  });

  it("tells a change of kind as one value", () => {
    expect(told({ value: "x" }, { value: { a: 1 } })).toEqual([["value", "x", { a: 1 }]]);
    expect(told("x", { a: 1 })).toEqual([["", "x", { a: 1 }]]);
  });

  it("says how many more there are when there are too many", () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`k${n}`, n]));
    const { shown, more } = differences({}, many);
    expect(shown).toHaveLength(DIFFERENCES_SHOWN);
    expect(more).toBe(1000 - DIFFERENCES_SHOWN);
  });
});
