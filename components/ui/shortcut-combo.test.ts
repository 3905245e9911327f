import { describe, expect, it } from "vitest";
import { comboOf } from "./shortcut-combo";

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "",
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("the name of a pressed key", () => {
  it("is the letter, whatever Caps Lock says", () => {
    expect(comboOf(press("j"), false)).toBe("j");
    expect(comboOf(press("J"), false)).toBe("j");
  });

  it("has Shift for letters and named keys, not for signs that need it", () => {
    expect(comboOf(press("X", { shiftKey: true }), false)).toBe("shift+x");
    expect(comboOf(press("Tab", { shiftKey: true }), false)).toBe("shift+tab");
    expect(comboOf(press("?", { shiftKey: true }), false)).toBe("?");
  });

  it("calls ⌘ or Ctrl mod and leaves the other one to the system", () => {
    expect(comboOf(press("k", { metaKey: true }), true)).toBe("mod+k");
    expect(comboOf(press("k", { ctrlKey: true }), false)).toBe("mod+k");
    expect(comboOf(press("k", { ctrlKey: true }), true)).toBe("");
    expect(comboOf(press("k", { metaKey: true }), false)).toBe("");
  });

  it("takes the physical letter with Alt", () => {
    expect(comboOf(press("˜", { altKey: true, code: "KeyN" }), true)).toBe("alt+n");
    expect(comboOf(press("ArrowUp", { altKey: true }), false)).toBe("alt+arrowup");
  });

  it("is empty for a modifier alone and for keys that an IME has taken", () => {
    expect(comboOf(press("Shift", { shiftKey: true }), false)).toBe("");
    expect(comboOf(press("Process"), false)).toBe("");
  });
});
