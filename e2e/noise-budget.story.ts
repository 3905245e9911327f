import { db } from "@/lib/db/client";
import { expect, expectAccessible, test } from "./fixtures";
import { ADMIN } from "./people";
import { record } from "./records";
import { startSlack } from "./slack-server";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

test("beyond its noise budget a row is told in one digest, and every finding is kept", async ({ openAs }) => {
  test.setTimeout(120_000);
  const slack = await startSlack();
  const account = await newAccount("noise");
  await saveRows(account.id, [row("^PutObject$")]);
  const send = await newSource(account.id);
  const page = await openAs(await newPerson("noise", { role: "editor", accountIds: [account.id] }));
  const dialog = page.getByRole("dialog");
  const admin = await openAs(ADMIN, "ja");

  await test.step("the budget is set in the row's menu and published", async () => {
    await page.goto(`/rules/RTM-011?scope=${account.id}`);
    await page.getByRole("gridcell").filter({ hasText: "^PutObject$" }).click();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Trial and notifications…" }).click();
    const budget = dialog.getByLabel("Noise budget: notifications a UTC day");
    await budget.fill("0");
    await expect(dialog.getByText("A whole number from 1 to 10000.")).toBeVisible();
    await budget.fill("2");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: /^Put into the draft/ }).click();
    await page.getByRole("button", { name: /^Publish…/ }).click();
    await dialog.getByRole("button", { name: /^Publish/ }).click();
    await expect(page.getByText("v2 is live")).toBeVisible();
  });

  await admin.goto("/channels");
  await admin.getByRole("button", { name: "Slackの通知先を追加…" }).first().click();
  const adding = admin.getByRole("dialog");
  await adding.getByLabel("名前").fill(`#noise-${account.id}`);
  await adding.getByLabel("Incoming WebhookのURL").fill(slack.url);
  await adding.getByRole("radio", { name: "選んだアカウント" }).check();
  await adding.getByPlaceholder("アカウントを選択").fill(account.id);
  await admin.getByRole("option", { name: new RegExp(account.id) }).click();
  await adding.getByLabel("名前").click();
  await adding.getByRole("button", { name: "追加する" }).click();
  await expect(admin).toHaveURL(/\/channels\/[0-9a-f-]{36}$/);

  await test.step("so many are told by themselves, the others only at the hour's end", async () => {
    const calls = Array.from({ length: 6 }, () =>
      record({
        eventName: "PutObject",
        eventSource: "s3.amazonaws.com",
        accountId: account.id,
        userName: "backup",
      }),
    );
    const sentIn = new Date().getUTCHours();
    expect(await send(calls)).toMatchObject({ stored: 6, matched: 6 });
    // The digest comes by itself only where the hour has ended just now.
    const mayHaveDigest = () => new Date().getUTCHours() !== sentIn;
    const isDigest = (message: string) => /まとめ通知|Digest/.test(message);
    const told = () => slack.received.filter((message) => !(mayHaveDigest() && isDigest(message)));
    await expect.poll(() => told().length, { timeout: 20_000 }).toBe(2);
    expect(told().some(isDigest)).toBe(false);
    expect(await db.finding.count({ where: { accountId: account.id } })).toBe(6);
    await db.$executeRaw`
      UPDATE folded_notification SET created_at = created_at - interval '1 hour' WHERE scope = ${account.id}`;
    await expect.poll(() => slack.received.length, { timeout: 40_000 }).toBe(3);
    expect(slack.received[2]).toMatch(
      /まとめ通知：通知の上限を超えた検知 4件|Digest: 4 more findings beyond the noise budget/,
    );
    expect(slack.received[2]).toContain("backup (4)");
    expect(slack.received[2]).toContain("PutObject (4)");
  });

  await test.step("the channel's page lists the digest, and its link shows the findings", async () => {
    await admin.reload();
    await expect(admin.getByRole("row").filter({ hasText: "まとめ通知（4件）" })).toContainText("送信済み");
    await expectAccessible(admin);
    const link = /<(http[^|]+)\|/.exec(
      (JSON.parse(slack.received[2]!) as Message).attachments[0].blocks[0].text.text,
    )!;
    await page.goto(link[1]!.replaceAll("&amp;", "&"));
    await expect(page.getByRole("row").filter({ hasText: "PutObject" })).toHaveCount(6);
  });
  await slack.close();
});

interface Message {
  attachments: [{ blocks: [{ text: { text: string } }] }];
}
