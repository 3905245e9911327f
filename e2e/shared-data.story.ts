import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { db } from "@/lib/db/client";
import { expect, test } from "./fixtures";
import { importLogs } from "./import-logs";

const folder = join(process.cwd(), "..", "shared", "data", "cloudtrail");

// Real records of simulated attacks; they lie beside the project, not in it.
if (existsSync(folder)) {
  test.use({ language: "ja" });

  test("real records give exactly the findings that the tester foretold", async ({ admin: page }) => {
    test.setTimeout(120_000);
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const records = files.flatMap(
      (name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown[],
    );
    let foretold = 0;

    await test.step("the organisation's rows judge them in the browser", async () => {
      await page.goto("/rules/RTM-011");
      await page.locator("input[type=file]").setInputFiles(files.map((name) => join(folder, name)));
      const summary = page.getByText(new RegExp(`^${records.length}件中[\\d,]+件が一致$`));
      await expect(summary).toBeVisible();
      foretold = Number(/中([\d,]+)件/.exec((await summary.textContent()) ?? "")![1]!.replaceAll(",", ""));
      expect(foretold).toBeGreaterThan(0);
    });

    await test.step("imported, they become as many findings", async () => {
      const output = await importLogs(folder);
      expect(output).toContain(`${records.length} received`);
      expect(output).toContain(`${foretold} matched`);
      const ids = records.map((record) => (record as { eventID: string }).eventID);
      expect(await db.finding.count({ where: { eventId: { in: ids } } })).toBe(foretold);
    });
  });
}
