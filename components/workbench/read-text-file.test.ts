import { describe, expect, test } from "vitest";
import { decodeText, readTextFile } from "./read-text-file";

describe("the text of a file", () => {
  test.each([
    ["UTF-8", [0xe8, 0xa1, 0x8c], "行"],
    ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, 0x61], "a"],
    ["UTF-16, as spreadsheets save Unicode text", [0xff, 0xfe, 0x4c, 0x88], "行"],
    ["UTF-16 the other way round", [0xfe, 0xff, 0x88, 0x4c], "行"],
    ["Shift_JIS, as Excel saves CSV in Japan", [0x8d, 0x73], "行"],
  ])("is read from %s", (_name, bytes, text) => {
    expect(decodeText(new Uint8Array(bytes))).toBe(text);
  });

  test("is not even read where it is far too large", async () => {
    const blob = new Blob([new Uint8Array(13 * 1024 * 1024)]);
    expect(await readTextFile(blob)).toBeNull();
  });
});
