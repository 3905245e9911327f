import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { suppressFindings } from "@/lib/suppressions/suppress-findings";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

test("publishing tells which suppressed findings it touches and which rows begin to overlap", async ({
  openAs,
}) => {
  const account = await newAccount("touched");
  await saveRows(account.id, [row("^PutObject$"), row("Acl$")]);
  const send = await newSource(account.id);
  const call = (eventName: string) =>
    record({ eventName, eventSource: "s3.amazonaws.com", accountId: account.id, userName: "mori" });
  await send([...["PutObject", "PutObject"].map(call), ...["PutBucketAcl", "PutBucketAcl"].map(call)]);
  const finding = await db.finding.findFirstOrThrow({
    where: { accountId: account.id, eventName: "PutObject" },
  });
  const targets = { items: [{ id: finding.id, status: "open" as const }] };
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const decision = { targets, comment: "Nightly backup", until };
  expect(await suppressFindings(systemActor("fixtures"), decision)).toMatchObject({ ok: true });

  const page = await openAs(await newPerson("touched", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  await page.getByRole("gridcell").filter({ hasText: "^PutObject$" }).click();
  await page.keyboard.press("F2");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("^PutBucket");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Consequence" }).first()).toContainText("−2 lost");
  await page.getByRole("button", { name: /^Publish…/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Suppressed findings of rows that change or go: 1.");
  await expect(dialog).toContainText("1 of their events would be found no more.");
  await expect(dialog).toContainText("Rows that newly share events:Rows 1 and 2: 2 events");
  await expectAccessible(page);
  const opened = page.context().waitForEvent("page");
  await dialog.getByRole("link", { name: `F-${finding.number} PutObject, mori` }).click();
  await expect((await opened).getByText("Nightly backup").first()).toBeVisible();
});
