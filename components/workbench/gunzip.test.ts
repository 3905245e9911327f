import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readInput } from "./gunzip";

const blob = (bytes: Uint8Array | string) => new Blob([bytes as BlobPart]);

describe("reading a dropped file", () => {
  it("takes plain text as it is", async () => {
    expect(await readInput(blob('{"a":"日本"}'))).toEqual({ ok: true, text: '{"a":"日本"}' });
  });

  it("unpacks gzip by its first bytes", async () => {
    const packed = gzipSync('{"Records":[]}');
    expect(await readInput(blob(packed))).toEqual({ ok: true, text: '{"Records":[]}' });
  });

  it("stops unpacking at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000));
    expect(await readInput(blob(bomb), 10_000)).toEqual({ ok: false, reason: "fileTooLarge" });
  });

  it("says when a gzip file is damaged", async () => {
    const cut = gzipSync("x".repeat(10_000)).subarray(0, 30);
    expect(await readInput(blob(cut))).toEqual({ ok: false, reason: "badGzip" });
  });
});
