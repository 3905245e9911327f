import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { newAccount, newPerson } from "./world";

const saved = (page: Page, version: number) => expect(page.getByText(`Saved as v${version}.`)).toBeVisible();
const save = (page: Page) =>
  page
    .getByRole("button", { name: /^(Save|Switch on and save)/ })
    .last()
    .click();

test("each kind of setting has a control that checks while typing, and is saved", async ({ openAs }) => {
  test.setTimeout(90_000);
  const account = await newAccount("form");
  const page = await openAs(await newPerson("form", { role: "editor", accountIds: [account.id] }));
  const open = (ruleId: string) => page.goto(`/rules/${ruleId}?scope=${account.id}`);
  const disabled = () =>
    expect(page.getByRole("button", { name: /^(Save|Switch on)/ }).last()).toBeDisabled();

  await test.step("addresses and hours: an address that is none is named, a number has its bounds", async () => {
    await open("RTM-007");
    await expect(
      page.getByText("The evaluator of this rule does not exist yet.", { exact: false }),
    ).toBeVisible();
    const addresses = page.getByRole("textbox", { name: "Allowed addresses" });
    await addresses.fill("203.0.113.300/24");
    await addresses.press("Enter");
    await expect(page.getByText("Not an IP address or CIDR block.", { exact: false })).toBeVisible();
    await disabled();
    await page.getByRole("button", { name: "Remove 203.0.113.300/24" }).click();
    await addresses.fill("203.0.113.0/24, 2001:db8::/32");
    await addresses.press("Enter");
    await page.getByRole("textbox", { name: "Time to live" }).fill("0");
    await expect(page.getByText("Must be at least", { exact: false })).toBeVisible();
    await page.getByRole("textbox", { name: "Time to live" }).fill("12");
    await expectAccessible(page);
    await save(page);
    await saved(page, 1);
    await expect(page.getByRole("list", { name: "Allowed addresses" }).getByRole("listitem")).toHaveCount(2);
  });

  await test.step("a regular expression says where it breaks", async () => {
    await open("VPC-004");
    const pattern = page.getByRole("textbox", { name: "Naming pattern" });
    await pattern.fill("^vpc-(prod");
    await expect(page.getByText("Character 6: This group is never closed", { exact: false })).toBeVisible();
    await disabled();
    await pattern.fill("^vpc-(prod|dev)$");
    await expect(page.getByText("Can be compiled")).toBeVisible();
    await save(page);
    await saved(page, 1);
  });

  await test.step("a tag, countries, regions, choices", async () => {
    await open("IAM-060");
    await page.getByRole("textbox", { name: "Tag key" }).fill("tier");
    await page.getByRole("textbox", { name: "Tag value" }).fill("app");
    await save(page);
    await saved(page, 1);

    await open("RTM-005");
    await page.getByPlaceholder("Search countries").fill("Japan");
    await page.getByRole("option", { name: "JP Japan" }).click();
    await page.keyboard.press("Escape");
    await save(page);
    await saved(page, 1);

    await open("RTM-008");
    await page.getByPlaceholder("Search regions").fill("ap-northeast-1");
    await page.getByRole("option", { name: /ap-northeast-1/ }).click();
    await page.keyboard.press("Escape");
    await save(page);
    await saved(page, 1);

    await open("RTM-009");
    await page.getByRole("checkbox", { name: "Route tables" }).check();
    await page.getByRole("checkbox", { name: "Security groups" }).check();
    await expect(page.getByText("2 of 10 chosen")).toBeVisible();
    await save(page);
    await saved(page, 1);
  });

  await test.step("a mapping names the line that does not fit", async () => {
    await open("VPC-013");
    await page.getByRole("button", { name: "Add a VPC" }).click();
    await page.getByRole("textbox", { name: "VPC 1" }).fill("vpc-nonsense!");
    await expect(page.getByText("Not a VPC id.", { exact: false })).toBeVisible();
    await page.getByRole("textbox", { name: "VPC 1" }).fill("vpc-0abcdef1234567890");
    await page.getByRole("textbox", { name: /^Gateways/ }).fill("igw-0abcdef1234567890");
    await page.getByRole("textbox", { name: /^Gateways/ }).press("Enter");
    await save(page);
    await saved(page, 1);
  });

  await test.step("one choice, undone right after it was saved", async () => {
    await open("Support-001");
    await page.getByRole("radio", { name: "Business" }).check();
    await save(page);
    await saved(page, 1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Undone. The version before holds again.")).toBeVisible();
    await expect(page.getByText("Inherits. Saving a change makes", { exact: false })).toBeVisible();
  });
});

test("an account's value says where it comes from, can be reset, and yields to a lock", async ({
  openAs,
  admin,
}) => {
  const account = await newAccount("lock");
  const page = await openAs(await newPerson("lock", { role: "editor", accountIds: [account.id] }));
  const rule = "CT-014";
  const own = `/rules/${rule}?scope=${account.id}`;
  const line = page.getByRole("table").getByRole("row").filter({ hasText: account.name });

  await test.step("the organisation decides, the account inherits", async () => {
    await admin.goto(`/rules/${rule}`);
    const buckets = admin.getByRole("textbox").first();
    await buckets.fill("central-trail-logs");
    await buckets.press("Enter");
    await admin.getByRole("button", { name: /^有効にして保存/ }).click();
    await expect(admin.getByText("v1として保存しました。")).toBeVisible();
    await page.goto(own);
    await expect(line).toContainText("central-trail-logs");
    await expect(line).toContainText("Organisation profile v1");
  });

  await test.step("the account overrides it, and takes the inherited value again", async () => {
    const buckets = page.getByRole("textbox", { name: "Buckets for trails" });
    await buckets.fill("own-trail-logs");
    await buckets.press("Enter");
    await page.getByRole("button", { name: /^Save/ }).last().click();
    await saved(page, 1);
    await expect(line).toContainText("own-trail-logs");
    await expect(line).toContainText("Account setting v1");
    await page.getByRole("button", { name: "Reset to inherited…" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Reset to inherited" }).click();
    await expect(line).toContainText("Organisation profile v1");
  });

  await test.step("locked meanwhile, the account's save is refused and nothing is lost", async () => {
    const buckets = page.getByRole("textbox", { name: "Buckets for trails" });
    await buckets.fill("late-trail-logs");
    await buckets.press("Enter");
    await admin.getByRole("button", { name: "個別設定を禁止…" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "禁止する" }).click();
    await expect(admin.getByText("個別設定を禁止しました。")).toBeVisible();
    await page.getByRole("button", { name: /^Save/ }).last().click();
    await expect(
      page.getByText(
        "The organisation profile does not allow account settings for this rule. Nothing was saved.",
      ),
    ).toBeVisible();
    await expect(page.getByText("late-trail-logs").first()).toBeVisible();
  });

  await test.step("the audit log tells it in words, also to a thumb", async () => {
    await admin.setViewportSize({ width: 390, height: 844 });
    await admin.goto(`/audit?account=${account.id}`);
    // Its link leads to this entry and to no other's.
    await admin.getByRole("link", { name: "ルール設定を保存" }).click();
    const entry = admin.getByRole("complementary", { name: "監査ログの記録" });
    await expect(entry.getByRole("listitem").filter({ hasText: /^有効/ })).toContainText("はい");
    await expect(entry.getByRole("listitem").filter({ hasText: "own-trail-logs" })).toContainText("証跡");
    await expect(entry).not.toContainText("values.");
    await expectAccessible(admin);
  });
});

test("a rule is left off with a reason on the rollout board, and the counts follow", async ({ openAs }) => {
  const page = await openAs(await newPerson("rollout", { role: "editor" }));
  const progress = page.getByRole("region", { name: /High/ }).getByRole("img", { name: /open$/ });
  const openCount = async () =>
    Number(/(\d+) of 54 rules need/.exec((await page.getByRole("main").textContent()) ?? "")?.[1]);
  await page.goto("/rollout");
  const before = await openCount();
  expect(before).toBeGreaterThan(0);
  await expect(progress.first()).toBeVisible();
  const leave = page.getByRole("button", { name: /^Leave \S+ off…$/ }).last();
  const ruleId = /Leave (\S+) off/.exec((await leave.getAttribute("aria-label")) ?? "")![1]!;
  await leave.click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  const confirm = dialog.getByRole("button", { name: `Leave ${ruleId} off` });
  await dialog.getByLabel("Reason").fill(" \u200B ");
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel("Reason").fill("We do not use this service");
  await confirm.click();
  await expect(page.getByText(`${ruleId} is left off.`)).toBeVisible();
  await expect.poll(openCount).toBeLessThan(before);
  await page.goto(`/rules/${ruleId}`);
  await expect(page.getByText("Left off: We do not use this service").first()).toBeVisible();
});
