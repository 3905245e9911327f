import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { importFile, whyUnreadable } from "./import-file";

let folder = "";
let source = { id: "", name: "import" };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kanaria-import-"));
  const { id } = await db.source.create({ data: { name: "import", kind: "import", allAccounts: true } });
  source = { ...source, id };
});
afterAll(() => rm(folder, { recursive: true }));

describe("importing a file", () => {
  it("says why one cannot be read, so that the others go on", async () => {
    const now = new Date("2026-11-24T00:00:00Z");
    expect(await importFile(source, join(folder, "gone.json"), now)).toEqual({
      state: "unreadable",
      reason: "is not there any more",
    });
    expect(await importFile(source, folder, now)).toMatchObject({ state: "unreadable" });
    const path = join(folder, "log.json");
    await writeFile(path, '{"Records":[]}');
    expect(await importFile(source, path, now)).toMatchObject({ state: "imported", counts: { received: 0 } });
    expect(await importFile(source, path, now)).toEqual({ state: "already" });
  });

  it("does not take a fault of the database for one of the file", () => {
    const fault = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    expect(() => whyUnreadable(fault)).toThrow(fault);
    expect(whyUnreadable(Object.assign(new Error(), { code: "EACCES" }))).toBe("may not be read");
  });
});
