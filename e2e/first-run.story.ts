import { expect, expectAccessible, test } from "./fixtures";
import { ADMIN, ORGANISATION } from "./people";

test.use({ language: "ja" });

test("the first visit registers the organisation and its administrator, and never again", async ({
  openAs,
}) => {
  await test.step("in the browser's language, whichever it is", async () => {
    const english = await openAs(null, "en");
    await english.goto("/");
    await expect(english).toHaveURL(/\/set-up$/);
    await expect(english.getByRole("heading", { level: 1 })).toHaveText(
      "Register the organisation and its first administrator",
    );
    await english.getByRole("button", { name: "Register and begin" }).click();
    await expect(english.getByLabel("Organisation name")).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(english);
  });

  const page = await openAs(null);
  await page.goto("/");
  await expect(page).toHaveURL(/\/set-up$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("組織と最初の管理者を登録します");
  await expectAccessible(page);

  await page.getByLabel("組織名").fill(ORGANISATION);
  await page.getByLabel("名前", { exact: true }).fill(ADMIN.name);
  await page.getByLabel("メールアドレス").fill("kei.sato");
  await page.getByLabel("パスワード", { exact: true }).fill("password1234");
  await page.getByRole("button", { name: "登録して始める" }).click();
  // Nothing that was typed is lost over a mistake.
  await expect(page.getByLabel("メールアドレス")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("組織名")).toHaveValue(ORGANISATION);

  await page.getByLabel("メールアドレス").fill(ADMIN.email);
  await page.getByLabel("パスワード", { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: "登録して始める" }).click();
  await expect(page).toHaveURL(/\/set-up\/start$/);
  await expectAccessible(page);

  const second = await openAs(null);
  await second.goto("/set-up");
  await expect(second).toHaveURL(/\/sign-in/);

  await test.step("start empty: the rollout board says what is to be decided, and nothing is made up", async () => {
    await page.getByRole("link", { name: /空のまま始める/ }).click();
    await expect(page).toHaveURL(/\/rollout$/);
    await expect(page.getByText("54件のうち54件", { exact: false }).first()).toBeVisible();
    await page.goto("/accounts");
    await expect(page.getByText("アカウントがありません")).toBeVisible();
    await page.goto("/set-up/start");
  });

  await test.step("load the sample organisation and look around", async () => {
    await page.getByRole("button", { name: /サンプル組織を読み込む/ }).click();
    await expect(page).toHaveURL(/\/overview$/);
    await page.goto("/findings");
    await expect(page.getByText("DeleteTrail").first()).toBeVisible();
    await page.goto("/accounts");
    await expect(page.getByText("dev-sandbox")).toBeVisible();
  });

  await test.step("remove it with one click", async () => {
    await page.goto("/organisation");
    await page.getByRole("button", { name: "サンプル組織を削除…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "サンプル組織を削除" }).click();
    await expect(page.getByRole("button", { name: "サンプル組織を読み込む" })).toBeVisible();
    await page.goto("/rollout");
    await expect(page.getByText("54件のうち54件", { exact: false }).first()).toBeVisible();
  });

  await test.step("the only administrator stays one", async () => {
    await page.goto("/people");
    await page.getByRole("button", { name: `${ADMIN.name}さんへの操作` }).click();
    await page.getByRole("menuitem", { name: "権限とアカウント…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "閲覧者" }).check();
    await dialog.getByRole("button", { name: "権限とアカウントを保存" }).click();
    await expect(dialog.getByText("最後の管理者", { exact: false })).toBeVisible();
  });
});
