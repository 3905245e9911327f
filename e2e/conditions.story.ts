import { expect, expectAccessible, test } from "./fixtures";
import { aDay, record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

const CALL = { eventName: "CreateUser", eventSource: "iam.amazonaws.com" };

test("a row asks who calls from where; tester, preview and ingestion obey", async ({ openAs }) => {
  test.setTimeout(120_000);
  const account = await newAccount("conditions");
  await saveRows(account.id, [row("^CreateUser$"), row("^Never")]);
  const send = await newSource(account.id);
  const call = (userName: string, sourceIPAddress: string) =>
    record({ ...CALL, userName, sourceIPAddress, accountId: account.id });
  await send([
    ...Array.from({ length: 3 }, () => call("tanaka.yu", "10.1.2.3")),
    call("tanaka.yu", "203.0.113.9"),
    call("mori", "203.0.113.9"),
  ]);
  const page = await openAs(await newPerson("conditions", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const grid = page.getByRole("grid", { name: "Rows of RTM-011" });
  const strip = page.getByRole("region", { name: "Consequence" });
  const dialog = page.getByRole("dialog");
  const told = page.getByRole("button", { name: /^Conditions of row 1: / });
  await expect(strip).toContainText(aDay(5));

  await test.step("the row's menu opens them; what is none of its kind is not taken", async () => {
    await grid.getByRole("gridcell", { name: "^CreateUser$" }).click();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: /^Conditions…/ }).click();
    await expect(dialog.getByRole("textbox", { name: "Caller by pattern" })).toBeFocused();
    await page.keyboard.type("user/(");
    await expect(dialog.getByText("Character 6", { exact: false })).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Apply" })).toBeDisabled();
    await page.keyboard.press("Backspace");
    await page.keyboard.type("tanaka");
    const addresses = dialog.getByRole("combobox", { name: "Source address", exact: true });
    await addresses.fill("10.0.0.0/99");
    await addresses.press("Enter");
    await expect(dialog.getByText("Not taken: 10.0.0.0/99")).toBeVisible();
    await addresses.fill("10.0.0.0/8");
    await addresses.press("Enter");
    await dialog.getByRole("checkbox", { name: "Source address: None of these" }).check();
    await dialog.getByRole("checkbox", { name: "Only at certain hours" }).check();
    await dialog.getByRole("combobox", { name: "From (UTC)" }).selectOption("00:00");
    await dialog.getByRole("combobox", { name: "To (UTC)" }).selectOption("00:00");
    await expect(dialog.getByText("every hour", { exact: false })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Apply" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the row says what it asks, and the preview what that changes", async () => {
    await expect(told).toContainText(
      "caller user/tanaka · from not 10.0.0.0/8 · between 00:00 and 00:00 UTC",
    );
    await expect(page.getByText("Draft: 1 row changed")).toBeVisible();
    await expect(strip).toContainText("−4 lost");
  });

  await test.step("undo takes them away in one step, redo brings them back", async () => {
    await page.keyboard.press("Control+z");
    await expect(told).toHaveCount(0);
    await page.keyboard.press("Control+y");
    await expect(told).toHaveCount(1);
    await expect(strip).toContainText("−4 lost");
  });

  await test.step("the tester says which condition stopped the row", async () => {
    const pasted = [
      call("tanaka.yu", "203.0.113.9"),
      call("tanaka.yu", "10.9.9.9"),
      call("mori", "192.0.2.1"),
    ];
    await page.getByLabel("Events", { exact: true }).fill(JSON.stringify({ Records: pasted }));
    const results = page.getByRole("treegrid");
    await expect(
      results.getByText("stopped at the condition “Source address”", { exact: false }),
    ).toBeVisible();
    await expect(
      results.getByText("stopped at the condition “Caller by pattern”", { exact: false }),
    ).toBeVisible();
  });

  await test.step("the keyboard opens them too, with what is set", async () => {
    await grid.getByRole("gridcell", { name: "^CreateUser$" }).click();
    await page.keyboard.press("Alt+c");
    await expect(dialog.getByText("10.0.0.0/8")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("published, ingestion obeys, and the finding says what was asked", async () => {
    await page.getByRole("button", { name: /^Publish…/ }).click();
    await dialog.getByRole("button", { name: /^Publish/ }).click();
    await expect(page.getByText("v2 is live")).toBeVisible();
    await send([
      call("mori", "203.0.113.9"),
      call("tanaka.yu", "10.1.2.3"),
      call("tanaka.yu", "198.51.100.7"),
    ]);
    await page.goto(`/findings?account=${account.id}&q=CreateUser`);
    await page.getByText("CreateUser").first().click();
    await expect(page.getByText("from not 10.0.0.0/8", { exact: false })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("who may only read sees them", async () => {
    const reader = await openAs(await newPerson("reader", { role: "viewer", accountIds: [account.id] }));
    await reader.goto(`/rules/RTM-011?scope=${account.id}`);
    await reader.getByRole("button", { name: /^Conditions of row 1: / }).click();
    const shown = reader.getByRole("dialog");
    await expect(shown.getByRole("textbox")).toHaveCount(0);
    await expect(shown.getByText("10.0.0.0/8")).toBeVisible();
    await expect(shown.getByText("user/tanaka")).toBeVisible();
    await expect(shown.getByRole("button", { name: "Apply" })).toHaveCount(0);
    await expectAccessible(reader);
  });
});
