import { expect, it } from "vitest";
import { partOfLine } from "./part-of-line";

it("keeps a text within its line and its direction", () => {
  expect(partOfLine("checked\r\nRow 2: ^Delete\n")).toBe("checked↵Row 2: ^Delete↵");
  expect(partOfLine("\u202E^Create")).toBe("\uFFFD^Create");
});

it("leaves nothing out", () => {
  expect(partOfLine("a".repeat(2_000))).toBe("a".repeat(2_000));
});
