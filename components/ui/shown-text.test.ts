import { describe, expect, it } from "vitest";
import { shownText } from "./shown-text";

describe("somebody else's text in our sentence", () => {
  it("stays as it is where it is harmless", () => {
    expect(shownText("tanaka.yu")).toBe("tanaka.yu");
    expect(shownText("田中 <b>")).toBe("田中 <b>");
  });

  it("cannot turn the words around it", () => {
    expect(shownText("\u202Egnp.exe")).toBe("\uFFFDgnp.exe");
    expect(shownText("שלום")).toBe("\u2068שלום\u2069");
  });

  it("is cut, never through a character", () => {
    expect(shownText("x".repeat(100), 10)).toBe(`${"x".repeat(9)}…`);
    expect(shownText("😀".repeat(20), 4)).toBe("😀😀😀…");
  });
});
