import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { importLogs } from "./import-logs";
import { isMatching, newKillWorld, seed, someRecords, untilNobodyIsAtWork } from "./kill-world";
import { startImport } from "./processes";
import { logFile } from "./records";
import { expectStoredOnce } from "./stored-once";

const DEATHS = 2;
const LARGE = 5_000;

test(`an import that is killed goes on where it stopped, with exact counts (KILL_SEED=${seed})`, async () => {
  const { accountIds, random } = await newKillWorld("http://127.0.0.1:9/services/T0/B0/nobody");
  const folder = await mkdtemp(join(tmpdir(), "kanaria-killed-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = [300, LARGE, 700].map((count) => someRecords(random, accountIds, count));
  for (const [index, records] of files.entries())
    await writeFile(join(folder, `${index}.json.gz`), logFile(records));
  const records = files.flat();

  let stored = 0;
  for (let death = 0; death < DEATHS; death++) {
    const running = startImport(folder);
    const enough = stored + random.between(301, 1_000);
    await vi.waitFor(async () => expect(await db.event.count()).toBeGreaterThanOrEqual(enough), {
      timeout: 40_000,
      interval: 10,
    });
    expect(await running.end("SIGKILL")).toBeNull();
    await untilNobodyIsAtWork();
    stored = await db.event.count();
    expect(stored, "stored at death").toBeLessThan(records.length);
  }
  expect(await db.importFile.count({ where: { finishedAt: null } }), "files begun and not ended").toBe(1);

  const last = await importLogs(folder);
  expect(last).toContain("2 files imported, 1 already imported before, 0 not readable");
  expect(last).toContain(` ${records.length - stored} stored, `);
  await expectStoredOnce(records, isMatching);
  expect(await importLogs(folder)).toContain("0 files imported, 3 already imported before");
  await expectStoredOnce(records, isMatching);
});
