import { describe, expect, it } from "vitest";
import { gridCommand, type KeyPress } from "./grid-keys";

function press(key: string, rest: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: "",
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    isComposing: false,
    keyCode: 0,
    ...rest,
  };
}

describe("keys of the grid", () => {
  it("leaves every key to an IME that composes, also the Enter that ends a conversion", () => {
    expect(gridCommand(press("Enter", { isComposing: true }), true)).toBeNull();
    expect(gridCommand(press("Enter", { keyCode: 229 }), true)).toBeNull();
    expect(gridCommand(press("Process", { keyCode: 229 }), false)).toBeNull();
  });

  it("commits downwards on Enter and sideways on Tab", () => {
    expect(gridCommand(press("Enter"), true)).toEqual({ kind: "commit", then: "down" });
    expect(gridCommand(press("Tab", { shiftKey: true }), true)).toEqual({ kind: "commit", then: "tabBack" });
  });

  it("leaves the caret keys and the browser's own undo to the text that is edited", () => {
    expect(gridCommand(press("ArrowLeft"), true)).toBeNull();
    expect(gridCommand(press("z", { metaKey: true }), true)).toBeNull();
    expect(gridCommand(press("Delete"), true)).toBeNull();
  });

  it("saves from everywhere", () => {
    expect(gridCommand(press("Enter", { metaKey: true }), false)).toEqual({ kind: "save" });
    expect(gridCommand(press("Enter", { ctrlKey: true }), true)).toEqual({ kind: "save" });
  });

  it("knows Alt N by its place on the keyboard, because a Mac types another character", () => {
    expect(gridCommand(press("˜", { code: "KeyN", altKey: true }), false)).toEqual({ kind: "toggleNot" });
    expect(gridCommand(press("Dead", { code: "KeyN", altKey: true }), true)).toEqual({ kind: "toggleNot" });
  });

  it("promotes the row with Alt and P, whatever a Mac types for it", () => {
    expect(gridCommand(press("π", { altKey: true, code: "KeyP" }), false)).toEqual({ kind: "promote" });
  });

  it("opens the row's conditions with Alt and C, whatever a Mac types for it", () => {
    expect(gridCommand(press("ç", { altKey: true, code: "KeyC" }), true)).toEqual({ kind: "conditions" });
  });

  it("repairs with Alt and Enter, edited or not", () => {
    expect(gridCommand(press("Enter", { altKey: true }), false)).toEqual({ kind: "repair" });
    expect(gridCommand(press("Enter", { altKey: true }), true)).toEqual({ kind: "repair" });
  });

  it("moves rows with Alt and an arrow, while a plain letter types", () => {
    expect(gridCommand(press("ArrowUp", { altKey: true }), false)).toEqual({ kind: "moveRows", by: -1 });
    expect(gridCommand(press("x"), false)).toBeNull();
  });
});
