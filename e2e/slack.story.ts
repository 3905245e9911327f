import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { startSlack } from "./slack-server";
import { newAccount, newSource, row, saveRows } from "./world";

test.use({ language: "ja" });

test("findings reach Slack once, whatever Slack answers in between, and failures are told", async ({
  admin: page,
}) => {
  test.setTimeout(90_000);
  const slack = await startSlack();
  const account = await newAccount("slack");
  await saveRows(account.id, [row("^DeleteTrail", "cloudtrail")]);
  const send = await newSource(account.id);
  const name = `#sec-${account.id}`;
  const deletion = () =>
    record({
      eventName: "DeleteTrail",
      eventSource: "cloudtrail.amazonaws.com",
      accountId: account.id,
      userName: "<!channel> & co",
    });
  const delivery = (text: string | RegExp) =>
    page.getByRole("table").getByRole("row").filter({ hasText: text });
  /** The page is a picture of a moment: what the worker did since shows after a reload. */
  const untilShown = (text: string | RegExp, state: string) =>
    expect(async () => {
      await page.reload();
      await expect(delivery(text).first()).toContainText(state, { timeout: 500 });
    }).toPass({ timeout: 20_000 });

  await test.step("a private address is refused with the reason", async () => {
    await page.goto("/channels");
    await page.getByRole("button", { name: "Slackの通知先を追加…" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("名前").fill(name);
    await dialog.getByLabel("Incoming WebhookのURL").fill("https://169.254.169.254/latest/meta-data");
    await dialog.getByRole("radio", { name: "選んだアカウント" }).check();
    await dialog.getByPlaceholder("アカウントを選択").fill(account.id);
    await page.getByRole("option", { name: new RegExp(account.id) }).click();
    await dialog.getByLabel("名前").click();
    await dialog.getByRole("button", { name: "追加する" }).click();
    await expect(
      dialog.getByText("プライベートまたは予約済みのアドレスです", { exact: false }),
    ).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel("Incoming WebhookのURL").fill(slack.url);
    await dialog.getByRole("button", { name: "追加する" }).click();
    await expect(page).toHaveURL(/\/channels\/[0-9a-f-]{36}$/);
  });

  await test.step("the address is never shown again", async () => {
    await page.getByRole("button", { name: "変更…" }).click();
    await expect(page.getByRole("dialog").getByLabel("Incoming WebhookのURL")).toHaveValue("");
    await page.getByRole("dialog").getByRole("button", { name: "キャンセル" }).click();
    expect(await page.content()).not.toContain("x9kJw2pQ7rTzV4mN");
  });

  await test.step("a test message takes the path of a real one", async () => {
    await page.getByRole("button", { name: "テスト送信" }).click();
    await expect(page.getByText("テスト送信を受け付けました", { exact: false })).toBeVisible();
    await expect.poll(() => slack.received.length).toBe(1);
    expect(slack.received[0]).toContain(account.id);
    await untilShown("テスト送信", "送信済み");
  });

  await test.step("a finding is told once, escaped, with its link", async () => {
    const one = deletion();
    expect(await send([one])).toMatchObject({ stored: 1, matched: 1 });
    expect(await send([one])).toMatchObject({ stored: 0, duplicate: 1 });
    await expect.poll(() => slack.received.length).toBe(2);
    expect(slack.received[1]).toContain("&amp; co");
    expect(slack.received[1]).not.toContain("<!channel");
    expect(slack.received[1]).toMatch(/\/findings\/\d+/);
    await untilShown("DeleteTrail", "送信済み");
    expect(slack.received).toHaveLength(2);
  });

  await test.step("told to wait, it waits and sends then", async () => {
    slack.next.push({ status: 429, body: "rate_limited", headers: { "retry-after": "1" } });
    await send([deletion()]);
    await expect.poll(() => slack.received.length, { timeout: 20_000 }).toBe(3);
    await untilShown(/DeleteTrail.*送信済み\s*2/, "送信済み");
  });

  await test.step("a webhook that is gone is a failure on the channel's page, and can be sent again", async () => {
    slack.next.push({ status: 404, body: "no_service" });
    await send([deletion()]);
    await untilShown("送信失敗", "Webhookが削除または無効化されています");
    await expect(page.getByText("送信できていません", { exact: false })).toBeVisible();
    await expectAccessible(page);
    await delivery("送信失敗").getByRole("button", { name: "再送" }).click();
    await expect.poll(() => slack.received.length, { timeout: 20_000 }).toBe(4);
    await untilShown(/DeleteTrail/, "送信済み");
  });

  await test.step("paused it sends nothing, removed it is gone", async () => {
    await page.getByRole("button", { name: "停止…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "通知先を停止" }).click();
    await expect(page.getByRole("button", { name: "再開" })).toBeVisible();
    await page.getByRole("button", { name: "削除…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "通知先を削除" }).click();
    await expect(page).toHaveURL(/\/channels$/);
    await expect(page.getByText(name)).toHaveCount(0);
    expect(slack.received).toHaveLength(4);
  });
  await slack.close();
});
