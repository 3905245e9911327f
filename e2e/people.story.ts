import { db } from "@/lib/db/client";
import { expect, expectAccessible, test } from "./fixtures";
import { ADMIN } from "./people";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows, type Account } from "./world";

test.use({ language: "ja" });

/** An account whose one event became a finding. */
async function accountWithFinding(label: string, eventName: string): Promise<Account & { number: bigint }> {
  const account = await newAccount(label);
  await saveRows(account.id, [row(`^${eventName}$`)]);
  const send = await newSource(account.id);
  await send([record({ eventName, eventSource: "s3.amazonaws.com", accountId: account.id })]);
  const { number } = await db.finding.findFirstOrThrow({ where: { accountId: account.id } });
  return { ...account, number };
}

test("an invited editor sees the chosen account and nothing else, until somebody disables them", async ({
  admin,
  openAs,
  expectFault,
}) => {
  const own = await accountWithFinding("own", "PutBucketAcl");
  const other = await accountWithFinding("other", "DeleteBucketPolicy");
  const email = `invited.${own.id}@aoba.example`;
  let link = "";

  await test.step("the administrator makes a link for one account", async () => {
    await admin.goto("/people");
    await admin.getByRole("button", { name: "招待…" }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("メールアドレス").fill("invited");
    await dialog.getByRole("button", { name: "リンクを発行" }).click();
    await expect(dialog.getByLabel("メールアドレス")).toHaveAttribute("aria-invalid", "true");
    await dialog.getByLabel("メールアドレス").fill(email);
    await dialog.getByRole("radio", { name: "編集者" }).check();
    await dialog.getByRole("radio", { name: "選んだアカウント" }).check();
    await dialog.getByRole("button", { name: "リンクを発行" }).click();
    await expect(dialog.getByText("アカウントを1つ以上", { exact: false })).toBeVisible();
    await dialog.getByPlaceholder("アカウントを選択").fill(own.id);
    await admin.getByRole("option", { name: new RegExp(own.id) }).click();
    await dialog.getByText("アカウント", { exact: true }).click();
    await expectAccessible(admin);
    await dialog.getByRole("button", { name: "リンクを発行" }).click();
    link = await dialog.getByLabel("招待リンク").inputValue();
    expect(link).toMatch(/\/invitation\/\S{20,}$/);
    await dialog.getByRole("button", { name: "閉じる" }).last().click();
  });

  await test.step("a dialog opened from a menu gives focus back to the menu's button", async () => {
    const actions = admin.getByRole("button", { name: `${ADMIN.name}さんへの操作` });
    await actions.focus();
    await admin.keyboard.press("Enter");
    await admin.getByRole("menuitem", { name: "権限とアカウント…" }).press("Enter");
    await expect(admin.getByRole("dialog")).toBeVisible();
    await admin.keyboard.press("Escape");
    await expect(actions).toBeFocused();
  });

  const guest = await openAs(null);
  await test.step("the person sets name and password, once", async () => {
    await guest.goto(link);
    await guest.getByLabel("名前", { exact: true }).fill("高橋 蓮");
    await guest.getByLabel("パスワード", { exact: true }).fill("password1234");
    await guest.getByRole("button", { name: "パスワードを登録して参加" }).click();
    const password = guest.getByLabel("パスワード", { exact: true });
    await expect(password).toHaveAttribute("aria-invalid", "true");
    await expect(password).toHaveAccessibleDescription(/早い段階で推測されます/);
    await expectAccessible(guest);
    await password.fill("quiet-lantern-harbour-9");
    await expect(password).not.toHaveAttribute("aria-invalid");
    await guest.getByRole("button", { name: "パスワードを登録して参加" }).click();
    await expect(guest).not.toHaveURL(/invitation/);
    const late = await openAs(null);
    await late.goto(link);
    await expect(late.getByText("この招待は使えません", { exact: false })).toBeVisible();
  });

  await test.step("findings, events and settings are those of the chosen account", async () => {
    await guest.goto("/findings");
    await expect(guest.getByRole("table").getByText("PutBucketAcl")).toBeVisible();
    await expect(guest.getByText("DeleteBucketPolicy")).toHaveCount(0);
    await guest.goto("/events");
    await expect(guest.getByText("PutBucketAcl").first()).toBeVisible();
    await expect(guest.getByText("DeleteBucketPolicy")).toHaveCount(0);
    await guest.goto(`/rules/RTM-011?scope=${own.id}`);
    await expect(guest.getByRole("button", { name: "行を追加" })).toBeEnabled();
    await guest.goto("/rules/RTM-011");
    await expect(guest.getByRole("button", { name: "行を追加" })).toHaveCount(0);
  });

  await test.step("what belongs to another account is not there, and people are not theirs to see", async () => {
    expectFault(/404/);
    for (const path of [
      `/accounts/${other.id}`,
      `/findings/${other.number}`,
      `/rules/RTM-011?scope=${other.id}`,
    ]) {
      await guest.goto(path);
      await expect(guest.getByRole("main").getByText(other.name)).toHaveCount(0);
      await expect(guest.getByText(/ありません|見つかりません/).first()).toBeVisible();
    }
    await guest.goto("/people");
    await expect(guest.getByText("管理者だけが開けるページです", { exact: false })).toBeVisible();
    await expect(guest.getByText(ADMIN.email)).toHaveCount(0);
  });

  await test.step("disabled, the next click leads to the sign-in", async () => {
    await guest.goto("/findings");
    await admin.reload();
    const line = admin.getByRole("row").filter({ hasText: email });
    await line.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await line.getByRole("button", { name: "高橋 蓮さんへの操作" }).click();
    await admin.getByRole("menuitem", { name: "無効にする…" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "メンバーを無効にする" }).click();
    await expect(line.getByText("無効", { exact: true })).toBeVisible();
    await guest.getByRole("link", { name: "イベント", exact: true }).click();
    await expect(guest).toHaveURL(/\/sign-in/);
  });
});

test("a viewer reads rows and findings and is offered nothing that would change them", async ({ openAs }) => {
  const account = await accountWithFinding("seen", "PutBucketAcl");
  const viewer = await newPerson("viewer", { role: "viewer", accountIds: [account.id] });
  const page = await openAs(viewer);
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  await expect(page.getByText("Your role is viewer: rows can be read and tried, not changed.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish…" })).toHaveCount(0);
  await page.getByLabel("Events", { exact: true }).fill('"eventName": "PutBucketAcl"');
  await expect(page.getByText("1 of 1 match")).toBeVisible();
  await page.getByRole("button", { name: "Actions of row 1" }).click();
  const asked = ["What it catches…", "Examples…", "Narrow down…", /^Conditions…/, "Trial and notifications…"];
  await expect(page.getByRole("menuitem")).toHaveText(asked);
  await page.getByRole("menuitem", { name: "Narrow down…" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("1 event of this row");
  await expect(page.getByRole("button", { name: "Take into the draft" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.goto(`/findings/${account.number}`);
  await expect(page.getByText("Your role may read, not decide.")).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Suppress/ })).toHaveCount(0);
});
