import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount } from "./world";

test.use({ language: "ja" });

const post = (page: Page, address: string, secret: string, ...records: unknown[]) =>
  page.request.post(address, {
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    data: gzipSync(JSON.stringify({ Records: records })),
  });
const event = (accountId: string) =>
  record({ eventName: "GetObject", eventSource: "s3.amazonaws.com", accountId, readOnly: true });

test("a source is made in the browser, speaks for its accounts only, and changes its secret without a gap", async ({
  admin: page,
}) => {
  const [own, other] = [await newAccount("own"), await newAccount("foreign")];
  const name = `eventbridge-${own.id}`;
  const dialog = page.getByRole("dialog");
  let secret = "";
  let address = "";

  await test.step("made, it shows its secret this one time", async () => {
    await page.goto("/sources");
    await page.getByRole("button", { name: "イベントソースを作成…" }).first().click();
    await dialog.getByRole("button", { name: "作成する" }).click();
    await expect(dialog.getByText("値が必要です。")).toBeVisible();
    await dialog.getByLabel("名前").fill(name);
    await dialog.getByRole("radio", { name: "選んだアカウント" }).check();
    await dialog.getByPlaceholder("アカウントを選択").fill(own.id);
    await page.getByRole("option", { name: new RegExp(own.id) }).click();
    await dialog.getByLabel("名前").click();
    await dialog.getByRole("button", { name: "作成する" }).click();
    secret = await dialog.getByLabel("シークレット", { exact: true }).inputValue();
    expect(secret.length).toBeGreaterThan(30);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "控えました" }).click();
    await expect(page).toHaveURL(/\/sources\/[0-9a-f-]{36}$/);
    address = `/api/ingest/${page.url().split("/").at(-1)}`;
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    expect(await page.content()).not.toContain(secret);
  });

  await test.step("it takes a gzip file and answers with counts", async () => {
    const one = event(own.id);
    const answer = await post(page, address, secret, one, event(own.id));
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toMatchObject({ received: 2, stored: 2, duplicate: 0, rejected: [] });
    expect(await (await post(page, address, secret, one)).json()).toMatchObject({ stored: 0, duplicate: 1 });
    expect((await post(page, address, `${secret}x`, one)).status()).toBe(401);
  });

  await test.step("a record of another account is rejected, and the page says why", async () => {
    const answer = await post(page, address, secret, event(other.id), event(own.id));
    expect(await answer.json()).toMatchObject({
      stored: 1,
      rejected: [{ index: 0, reason: "accountNotAllowed" }],
    });
    await page.reload();
    const line = page.getByRole("row").filter({ hasText: other.id });
    await expect(line).toContainText("このイベントソースの対象ではないアカウントです。");
    await expectAccessible(page);
  });

  await test.step("after a rotation old and new secret work, and the old one no more when it ends at once", async () => {
    const rotate = async (overlap: string) => {
      await page.getByRole("button", { name: "シークレットを再発行…" }).click();
      await dialog.getByRole("radio", { name: overlap }).check();
      await dialog.getByRole("button", { name: "再発行する" }).click();
      const made = await dialog.getByLabel("シークレット", { exact: true }).inputValue();
      await dialog.getByRole("button", { name: "控えました" }).click();
      return made;
    };
    const second = await rotate("24時間");
    expect((await post(page, address, secret, event(own.id))).status()).toBe(200);
    expect((await post(page, address, second, event(own.id))).status()).toBe(200);
    const third = await rotate("すぐに無効");
    expect((await post(page, address, secret, event(own.id))).status()).toBe(401);
    expect((await post(page, address, second, event(own.id))).status()).toBe(401);
    expect((await post(page, address, third, event(own.id))).status()).toBe(200);
    secret = third;
  });

  await test.step("switched off it is deaf, switched on it hears again", async () => {
    await page.getByRole("button", { name: "無効にする…" }).click();
    await dialog.getByRole("button", { name: "イベントソースを無効化" }).click();
    await expect(page.getByRole("button", { name: "有効にする…" })).toBeVisible();
    expect((await post(page, address, secret, event(own.id))).status()).toBe(401);
    await page.getByRole("button", { name: "有効にする…" }).click();
    await dialog.getByRole("button", { name: "イベントソースを有効化" }).click();
    await expect(page.getByRole("button", { name: "無効にする…" })).toBeVisible();
    expect((await post(page, address, secret, event(own.id))).status()).toBe(200);
  });
});

test("an account that a source of the whole organisation brings is shown as new, named and removed", async ({
  admin: page,
}) => {
  const id = (await newAccount("neighbour")).id.replace(/^./, (first) => (first === "9" ? "8" : "9"));
  const dialog = page.getByRole("dialog");
  await page.goto("/sources");
  await page.getByRole("button", { name: "イベントソースを作成…" }).first().click();
  await dialog.getByLabel("名前").fill(`organisation-${id}`);
  await dialog.getByRole("button", { name: "作成する" }).click();
  const secret = await dialog.getByLabel("シークレット", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "控えました" }).click();
  await expect(page).toHaveURL(/\/sources\/[0-9a-f-]{36}$/);
  const address = `/api/ingest/${page.url().split("/").at(-1)}`;
  expect((await post(page, address, secret, event(id))).status()).toBe(200);

  await page.goto(`/accounts?q=${id}`);
  const line = page.getByRole("row").filter({ hasText: id });
  await expect(line.getByText("新規")).toBeVisible();
  await page.goto(`/accounts/${id}`);
  await page.getByRole("button", { name: "確認済みにする" }).click();
  await expect(page.getByRole("button", { name: "確認済みにする" })).toHaveCount(0);

  await page.getByRole("button", { name: /の操作$/ }).click();
  await page.getByRole("menuitem", { name: "名前を変更…" }).click();
  await dialog.getByLabel("名前").fill(`found-${id}`);
  await dialog.getByRole("button", { name: "名前を変更" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `found-${id}` })).toBeVisible();

  await page.getByRole("button", { name: /の操作$/ }).click();
  await page.getByRole("menuitem", { name: "削除…" }).click();
  await dialog.getByRole("textbox").fill("111111111111");
  await dialog.getByRole("button", { name: "アカウントを削除" }).click();
  await expect(dialog.getByText("アカウント番号が一致しません。")).toBeVisible();
  await dialog.getByRole("textbox").fill(id);
  await dialog.getByRole("button", { name: "アカウントを削除" }).click();
  await expect(page).toHaveURL(/\/accounts$/);
  await expect(page.getByText(`found-${id}`)).toHaveCount(0);
});
