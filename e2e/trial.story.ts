import { db } from "@/lib/db/client";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

test("a row on trial records without a word, and is promoted when it was quiet for long enough", async ({
  openAs,
}) => {
  const account = await newAccount("trial");
  await saveRows(account.id, [row("^CreateUser$"), row("^DeleteUser$")]);
  const send = await newSource(account.id);
  const person = await newPerson("trial", { role: "editor", accountIds: [account.id] });
  const page = await openAs(person);
  const dialog = page.getByRole("dialog");
  // The account's name has the word too.
  const onTrial = page.getByRole("row").filter({ has: page.getByText("Trial", { exact: true }) });
  const publish = async (version: number) => {
    await page.getByRole("button", { name: /^Publish…/ }).click();
    await dialog.getByRole("button", { name: /^Publish/ }).click();
    await expect(page.getByText(`v${version} is live`)).toBeVisible();
  };
  const call = (eventName: string) =>
    record({ eventName, eventSource: "iam.amazonaws.com", accountId: account.id, userName: "mori" });
  await page.goto(`/rules/RTM-011?scope=${account.id}`);

  await test.step("the row's menu sets the trial, with bounds on its days", async () => {
    await page.getByRole("gridcell").filter({ hasText: "^CreateUser$" }).click();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Trial and notifications…" }).click();
    await dialog.getByRole("switch", { name: "On trial" }).check();
    const days = dialog.getByLabel("Quiet days before it is offered for promotion");
    await expect(days).toHaveValue("7");
    await days.fill("91");
    await expect(dialog.getByText("A whole number from 1 to 90.")).toBeVisible();
    await expect(dialog.getByRole("button", { name: /^Put into the draft/ })).toBeDisabled();
    await days.fill("2");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: /^Put into the draft/ }).click();
    await expect(page.getByText("On trial: records and does not notify, from publishing on")).toBeVisible();
    await expect(page.getByText("Draft: 1 row changed")).toBeVisible();
    await publish(2);
    await page.reload();
    await expect(page.getByText("Quiet for 0 of 2 days")).toBeVisible();
    await expect(page.getByRole("button", { name: "Promote" })).toHaveCount(0);
  });

  await test.step("who may only read sees how far the trial is", async () => {
    const reader = await openAs(await newPerson("trial", { role: "viewer", accountIds: [account.id] }, "ja"));
    await reader.goto(`/rules/RTM-011?scope=${account.id}`);
    await reader.getByRole("gridcell").filter({ hasText: "^CreateUser$" }).click();
    await reader.keyboard.press("Shift+F10");
    await reader.getByRole("menuitem", { name: "試行と通知…" }).click();
    const told = reader.getByRole("dialog", { name: "行1の試行と通知" });
    await expect(told).toContainText("検知のない日が2日のうち0日続いています。");
    await expect(told).toContainText("通知の上限はありません。");
    await reader.keyboard.press("Escape");
    await expect(told).toHaveCount(0);
    await reader.close();
  });

  await test.step("what it finds is recorded and says that it was a trial", async () => {
    expect(await send([call("CreateUser"), call("DeleteUser")])).toMatchObject({ stored: 2, matched: 2 });
    await page.goto(`/findings?account=${account.id}`);
    await expect(onTrial).toHaveCount(1);
    await expect(onTrial).toContainText("Row 1");
    await expectAccessible(page);
  });

  await test.step("after its quiet days it is offered, and published as one that notifies", async () => {
    await db.$executeRaw`UPDATE finding SET created_at = created_at - interval '3 days' WHERE account_id = ${account.id}`;
    await moveTrialBack(account.id, 4);
    await page.goto(`/rules/RTM-011?scope=${account.id}`);
    // Whole UTC days since the finding: two, or three where one has ended since the events were sent.
    const [{ quiet }] = await db.$queryRaw<[{ quiet: number }]>`
      SELECT (now() AT TIME ZONE 'UTC')::date - (max(created_at) AT TIME ZONE 'UTC')::date - 1 AS quiet
      FROM finding WHERE account_id = ${account.id}`;
    await expect(page.getByText(`quiet for ${quiet} days in a row`)).toBeVisible();
    await expectAccessible(page);
    const cell = page.getByRole("gridcell").filter({ hasText: "^CreateUser$" });
    await page.getByRole("button", { name: "Promote" }).click();
    await expect(page.getByText("On trial")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(page.getByText("On trial")).toHaveCount(1);
    await cell.click();
    await page.keyboard.press("Alt+p");
    await expect(page.getByText("On trial")).toHaveCount(0);
    await publish(3);
    await page.reload();
    await expect(page.getByText("On trial")).toHaveCount(0);
    expect(await send([call("CreateUser")])).toMatchObject({ matched: 1 });
    await page.goto(`/findings?account=${account.id}`);
    await expect(onTrial).toHaveCount(1);
  });
});

/** As if the live version had been published days ago. Versions never change: the trigger is told to look away. */
async function moveTrialBack(accountId: string, days: number): Promise<void> {
  const since = JSON.stringify(new Date(Date.now() - days * 86_400_000).toISOString());
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`
      UPDATE rule_setting_version SET body = jsonb_set(body, '{values,patterns,0,trial,since}', ${since}::jsonb)
      WHERE scope = ${accountId} AND version = 2`,
  ]);
}
