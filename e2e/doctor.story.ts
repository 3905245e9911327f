import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

const EC2 = "^ec2\\.amazonaws\\.com$";

test("the row doctor finds the mistakes that documents are full of, and mends them", async ({ openAs }) => {
  const account = await newAccount("doctor");
  await saveRows(account.id, [
    row("RuninateInstances", EC2),
    row("^Put*", "^s[qn]s\\.amazonaws\\.com$"),
    row("ec2.amazonaws.com", "IAMUser", "RunInstances"),
    row("^StopLogging$", "^cloudtrail\\.amazonaws\\.com$"),
  ]);
  const person = await newPerson("doctor", { role: "editor", accountIds: [account.id] });
  const page = await openAs(person);
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const grid = page.getByRole("grid", { name: "Rows of RTM-011" });
  const line = (text: string) => grid.getByRole("row").filter({ hasText: text });
  const cell = (column: string, number: number) =>
    grid.getByRole("combobox", { name: new RegExp(`^${column}, row ${number}$`) });
  const misspelt = line("No such name is known: RuninateInstances. Close to it: RunInstances");
  const stray = line("The * repeats only the letter before it.");
  const swapped = line("The cells stand in each other’s columns");

  await test.step("each mistake stands under its row, and a sound row has none", async () => {
    await expect(misspelt).toBeVisible();
    await expect(stray).toContainText("PurgeQueue");
    await expect(swapped).toBeVisible();
    await expect(grid.getByRole("button", { name: /^(Make it|Repair)/ })).toHaveCount(3);
    await expect(cell("eventName", 1)).toHaveAccessibleDescription(/No such name is known/);
    await expectAccessible(page);
  });

  await test.step("a button mends it, undo brings it back, Alt+Enter mends it too", async () => {
    await misspelt.getByRole("button", { name: "Make it RunInstances" }).click();
    await expect(cell("eventName", 1)).toHaveValue("RunInstances");
    await expect(cell("eventName", 1)).toBeFocused();
    await expect(misspelt).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(cell("eventName", 1)).toHaveValue("RuninateInstances");
    await expect(misspelt).toBeVisible();
    await page.keyboard.press("Alt+Enter");
    await expect(cell("eventName", 1)).toHaveValue("RunInstances");
    await expect(misspelt).toHaveCount(0);
  });

  await test.step("swapped columns go where they belong", async () => {
    await swapped.getByRole("button", { name: "Repair 3 cells" }).click();
    await expect(swapped).toHaveCount(0);
    await expect(line("RunInstances")).toHaveCount(2);
  });

  await test.step("the row's menu tells what it catches, and what nobody meant", async () => {
    await page.getByRole("button", { name: "Actions of row 2" }).click();
    await page.getByRole("menuitem", { name: "What it catches…" }).click();
    const dialog = page.getByRole("dialog", { name: "What row 2 catches" });
    await expect(dialog.getByRole("row").filter({ hasText: "PutDataProtectionPolicy" })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByText(/^Surprises/).click();
    await expect(dialog.getByRole("row").filter({ hasText: "PutDataProtectionPolicy" })).toHaveCount(0);
    await dialog.getByLabel("Name or source").fill("purgequeue");
    await expect(dialog.getByRole("row")).toHaveText([/eventName/, /PurgeQueue.*sqs\.amazonaws\.com/]);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });

  await test.step("a cell that is typed into offers names, and says in words what it takes", async () => {
    await grid.getByRole("gridcell", { name: "^StopLogging$", exact: true }).click();
    await page.keyboard.type("StopLog");
    const help = page.getByText("contains “StopLog”:");
    await expect(help).toContainText(/contains “StopLog”: 1 of \d\d,\d{3} API names/);
    const names = page.getByRole("listbox", { name: "Names that fit" });
    await expect(names.getByRole("option")).toHaveText([/^StopLogging/]);
    await expect(cell("eventName", 4)).toHaveAttribute("aria-expanded", "true");
    await expectAccessible(page);
    await page.keyboard.press("Alt+ArrowDown");
    await expect(names.getByRole("option", { selected: true })).toContainText("StopLogging");
    await page.keyboard.press("Enter");
    await expect(cell("eventName", 4)).toHaveValue("StopLogging");
    await expect(cell("eventName", 4)).toBeFocused();
    await page.keyboard.type("|^Cre*");
    await expect(page.getByText("starts with “Cr”, then any number of “e”")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByText("starts with “Cr”, then any number of “e”")).toHaveCount(0);
    await expect(cell("eventName", 4)).toHaveValue("StopLogging|^Cre*");
    await page.keyboard.press("Escape");
    await expect(cell("eventName", 4)).toHaveValue("^StopLogging$");
  });

  await test.step("typing is followed: the star gone, the line is gone", async () => {
    await grid.getByRole("gridcell", { name: "^Put*", exact: true }).click();
    await page.keyboard.press("F2");
    await page.keyboard.press("Backspace");
    await expect(stray).toHaveCount(0);
    await page.keyboard.type("*");
    await expect(stray).toBeVisible();
    await page.keyboard.press("Alt+Enter");
    await expect(cell("eventName", 2)).toHaveValue("^Put");
    await expect(stray).toHaveCount(0);
  });
});

test("in Japanese the doctor names the name that was meant", async ({ openAs }) => {
  const account = await newAccount("doctor-ja");
  await saveRows(account.id, [row("RuninateInstances", EC2), row("^GetObject$")]);
  const person = await newPerson("doctor", { role: "editor", accountIds: [account.id] }, "ja");
  const page = await openAs(person, "ja");
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  await expect(page.getByText("RuninateInstancesという名前は見つかりません。")).toBeVisible();
  await page.getByRole("button", { name: "RunInstancesにする" }).click();
  await expect(page.getByText("という名前は見つかりません。")).toHaveCount(0);
  await page.getByRole("button", { name: "行1の操作" }).click();
  await page.getByRole("menuitem", { name: "一致する呼び出し…" }).click();
  await expect(page.getByRole("dialog").getByRole("row")).toHaveText([/eventName/, /RunInstances/]);
});

test("a row that leaves out who really calls here is told so, from stored events", async ({ openAs }) => {
  const account = await newAccount("doctor-seen");
  await saveRows(account.id, [row("^RunInstances$", EC2, "^IAMUser$")]);
  const send = await newSource(account.id);
  const calls = Array.from({ length: 30 }, () =>
    record({
      eventName: "RunInstances",
      eventSource: "ec2.amazonaws.com",
      type: "AssumedRole",
      accountId: account.id,
    }),
  );
  await send(calls);
  const page = await openAs(await newPerson("doctor", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const line = page
    .getByRole("row")
    .filter({ hasText: "of 30 such calls here came from other identity types: AssumedRole" });
  await line.getByRole("button").first().click();
  await expect(line).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: /^userIdentityType, row 1$/ })).toHaveValue(/AssumedRole/);
});

test("a browser that starts no worker has the grid without the doctor and without files", async ({
  openAs,
}) => {
  const account = await newAccount("doctor-none");
  await saveRows(account.id, [row("RuninateInstances", EC2)]);
  const page = await openAs(await newPerson("doctor", { role: "editor", accountIds: [account.id] }));
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        document.documentElement.dataset.refused = "yes";
        throw new Error("refused");
      }
    } as unknown as typeof Worker;
  });
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  await expect(page.locator("html[data-refused]")).toBeAttached();
  await page.getByRole("button", { name: "Actions of row 1" }).click();
  await page.getByRole("menuitem", { name: "What it catches…" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("could not be loaded");
  await page.keyboard.press("Escape");
  await expect(page.getByText("No such name is known")).toHaveCount(0);
  await page.getByRole("grid").getByRole("gridcell").filter({ hasText: "ec2" }).click();
  await page.keyboard.type("^ec2");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid").getByText("^ec2", { exact: true })).toBeVisible();
  // Nor what is no table: that is read by a worker.
  await page.getByRole("button", { name: "Paste or import…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Table", { exact: true }).fill("detection:");
  await expect(dialog.getByRole("alert").filter({ hasText: "could not be fetched" })).toBeVisible();
  await dialog.getByLabel("Table", { exact: true }).fill("^Typed\tec2\tRoot");
  await expect(dialog.getByRole("button", { name: "Take 1 row" })).toBeEnabled();
});
