import { describe, expect, it } from "vitest";
import { keepSelection, moveSelection, rectangleOf, selectCell, selectRows, tabSelection } from "./selection";

const ORDER = ["a", "b", "c"];
const at = (rowId: string, column: Parameters<typeof selectCell>[0]["column"]) =>
  selectCell({ rowId, column });

describe("a selection", () => {
  it("moves by arrows and stops at the edges", () => {
    expect(moveSelection(at("a", "eventName"), ORDER, "down")).toEqual(at("b", "eventName"));
    expect(moveSelection(at("a", "eventName"), ORDER, "up")).toEqual(at("a", "eventName"));
    expect(moveSelection(at("a", "note"), ORDER, "right")).toEqual(at("a", "note"));
    expect(moveSelection(at("c", "note"), ORDER, "up", { by: 20 })).toEqual(at("a", "note"));
  });

  it("extends from the active cell, which stays", () => {
    const extended = moveSelection(at("b", "eventName"), ORDER, "down", { extend: true });
    const wider = moveSelection(extended, ORDER, "right", { extend: true });
    expect(wider.active).toEqual({ rowId: "b", column: "eventName" });
    expect(rectangleOf(wider, ORDER)).toEqual({ top: 1, bottom: 2, left: 1, right: 2 });
  });

  it("collapses to the neighbour of the active cell when moved without Shift", () => {
    const extended = moveSelection(at("a", "eventName"), ORDER, "down", { extend: true, by: 2 });
    expect(moveSelection(extended, ORDER, "down")).toEqual(at("b", "eventName"));
  });

  it("tabs through all cells and leaves the grid at both ends", () => {
    expect(tabSelection(at("a", "note"), ORDER, false)).toEqual(at("b", "enabled"));
    expect(tabSelection(at("b", "enabled"), ORDER, true)).toEqual(at("a", "note"));
    expect(tabSelection(at("c", "note"), ORDER, false)).toBeNull();
    expect(tabSelection(at("a", "enabled"), ORDER, true)).toBeNull();
  });

  it("covers whole rows", () => {
    expect(rectangleOf(selectRows("c", "b"), ORDER)).toEqual({ top: 1, bottom: 2, left: 0, right: 6 });
  });

  it("goes to the row that took the place of a deleted one", () => {
    expect(keepSelection(at("b", "note"), ORDER, ["a", "c"])).toEqual(at("c", "note"));
    expect(keepSelection(at("c", "note"), ORDER, ["a", "b"])).toEqual(at("b", "note"));
    expect(keepSelection(at("c", "note"), ORDER, [])).toBeNull();
  });

  it("follows its row when rows move", () => {
    const selection = at("b", "note");
    expect(keepSelection(selection, ORDER, ["c", "b", "a"])).toBe(selection);
  });

  it("has no rectangle when its row is unknown", () => {
    expect(rectangleOf(at("z", "note"), ORDER)).toBeNull();
  });
});
