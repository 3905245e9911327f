import { db } from "@/lib/db/client";
import { expect, expectAccessible, test } from "./fixtures";
import { everythingToSee, lookAtEach } from "./screens";
import { newAccount, newPerson } from "./world";

test("every screen in English, in the dark, is accessible on a phone and fits", async ({ openAs }) => {
  test.setTimeout(150_000);
  const { person, paths } = await everythingToSee("en");
  await lookAtEach(await openAs(person), paths, "dark", "narrow");
});

test("language and theme are changed in the menu and stay", async ({ openAs }) => {
  const page = await openAs(await newPerson("switch"));
  await page.goto("/rules");
  await page.getByRole("button", { name: /profile, theme, language, sign out$/ }).click();
  await page.getByRole("radiogroup", { name: "Theme" }).getByText("Dark").click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.getByRole("radiogroup", { name: "Language" }).getByText("日本語").click();
  await expect(page.getByRole("heading", { level: 1, name: "ルール設定" })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
});

test("an address without anything says so", async ({ openAs, expectFault }) => {
  // #419: React draws in the browser what the server left when it found nothing.
  expectFault(/404|#419/);
  const page = await openAs(await newPerson("lost"));
  for (const path of ["/rules/RTM-999", "/findings/999999999", "/accounts/000000000000", "/no-such-page"]) {
    await page.goto(path);
    await expect(
      page.getByRole("heading", { name: /^There is (nothing at this address|no such finding)$/ }),
    ).toBeVisible();
  }
  await expectAccessible(page);
});

test("a read that fails is an error with a reference, and never an empty answer", async ({
  openAs,
  expectFault,
}) => {
  // #441 is how React tells the browser that the server failed.
  expectFault(/ 500 |#441/);
  const account = await newAccount("broken");
  // A body that no version of Kanaria wrote: what holds for this account cannot be known.
  const version = await db.ruleSettingVersion.create({
    data: {
      ruleId: "XRay-001",
      scope: account.id,
      accountId: account.id,
      version: 1,
      body: { enabled: "perhaps" },
      createdByName: "fixtures",
    },
    select: { id: true },
  });
  await db.ruleSetting.create({
    data: { ruleId: "XRay-001", scope: account.id, accountId: account.id, version: 1, versionId: version.id },
  });
  try {
    const page = await openAs(await newPerson("broken", { role: "editor", accountIds: [account.id] }));
    await page.goto(`/rules/XRay-001?scope=${account.id}`);
    await expect(page.getByRole("heading", { name: "The page could not be loaded" })).toBeVisible();
    await expect(page.getByText("This is not an empty result.", { exact: false })).toBeVisible();
    await expect(page.getByText("Reference", { exact: false }).first()).toBeVisible();
    await expect(page.getByText("perhaps")).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "The page could not be loaded" })).toBeVisible();
  } finally {
    await db.account.delete({ where: { id: account.id } });
  }
});
