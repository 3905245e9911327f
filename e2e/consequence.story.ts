import { expect, expectAccessible, test } from "./fixtures";
import { aDay, record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

test("each character shows what it gains and loses over everything stored, before it is saved", async ({
  openAs,
  expectFault,
}) => {
  const account = await newAccount("consequence");
  await saveRows(account.id, [row("^Put*"), row("^Never")]);
  const send = await newSource(account.id);
  const calls = (eventName: string, eventSource: string, count: number) =>
    Array.from({ length: count }, () => record({ eventName, eventSource, accountId: account.id }));
  await send([
    ...calls("PutObject", "s3.amazonaws.com", 4),
    ...calls("Publish", "sns.amazonaws.com", 3),
    ...calls("PurgeQueue", "sqs.amazonaws.com", 1),
    ...calls("CreateUser", "iam.amazonaws.com", 2),
  ]);
  const page = await openAs(await newPerson("consequence", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const strip = page.getByRole("region", { name: "Consequence" });
  const rows = page
    .getByRole("grid")
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
  const cell = page.getByRole("gridcell").filter({ hasText: /^\^Put/ });
  const type = async (text: string) => {
    await cell.click();
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
  };

  await test.step("what the rows find now, per row too", async () => {
    await expect(strip).toContainText("Findings of these rows");
    await expect(strip).toContainText(aDay(8));
    await expect(rows.nth(0)).toContainText(aDay(8));
    await expect(rows.nth(0)).toContainText("8 by this row alone");
    await expect(rows.nth(1)).toContainText("0.0");
    await expectAccessible(page);
  });

  await test.step("the star is taken away: what Put never meant is lost", async () => {
    await type("^Put");
    await expect(strip).toContainText("−4 lost");
    await expect(strip).toContainText("Findings if published");
    await expect(strip.getByRole("listitem")).toHaveText([/Publish.*sns.*3/, /PurgeQueue.*sqs.*1/]);
    await page.keyboard.type("Object|^Create");
    await expect(strip).toContainText("+2 gained");
    await expect(strip.getByRole("listitem").filter({ hasText: "CreateUser" })).toContainText("gained");
  });

  await test.step("an event of this minute counts", async () => {
    await send(calls("CreateUser", "iam.amazonaws.com", 5));
    await page.keyboard.type("U");
    await expect(strip).toContainText("+7 gained");
    await page.keyboard.press("Enter");
  });

  await test.step("per account, with events to open", async () => {
    await strip.getByRole("button", { name: "See all" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("15 stored events of 1 account");
    await expect(dialog.getByRole("row").filter({ hasText: account.name })).toContainText("+7");
    await expect(dialog.getByRole("link", { name: /tanaka\.yu/ }).first()).toHaveAttribute(
      "href",
      /^\/events\/\d+$/,
    );
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  });

  await test.step("rows that share events, and what moving one changes", async () => {
    await page.getByRole("button", { name: "No overlap" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("row").filter({ hasText: "^Never" })).toContainText(
      "Matches no stored event",
    );
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add row" }).click();
    await page.keyboard.type("^CreateUser");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Overlap 1" }).click();
    const added = dialog
      .getByRole("row")
      .filter({ hasText: /\^CreateUser(?!\w*\|)/ })
      .last();
    await expect(added).toContainText("Adds nothing");
    await expect(added.getByRole("cell")).toHaveText([/CreateUser/, "7", "0", "0", ""]);
    await expect(dialog).toContainText("Rows 1 and 3: 7 events");
    await expectAccessible(page);
    for (const number of [3, 2]) {
      await dialog.getByRole("button", { name: `Move row ${number} up` }).click();
    }
    await expect(added.getByRole("cell")).toHaveText([/CreateUser/, "7", "0", "7", ""]);
    await expect(added).toContainText("Other rows match all of its events; 7 are attributed to it");
    await page.keyboard.press("Escape");
  });

  await test.step("without an answer it is unknown, and can be asked again", async () => {
    expectFault(/preview|Failed to load resource/);
    await page.route("**/preview", (route) => route.abort());
    await type("^Put");
    await expect(strip.getByRole("alert")).toContainText("The server did not answer");
    await expect(rows.nth(0)).toContainText("–");
    await expectAccessible(page);
    await page.unroute("**/preview");
    await strip.getByRole("button", { name: "Try again" }).click();
    await expect(strip).toContainText("−4 lost");
  });
});

test("where no event is stored the consequence is unknown, not zero", async ({ openAs }) => {
  const account = await newAccount("nothing");
  await saveRows(account.id, [row("^Create")]);
  const page = await openAs(await newPerson("nothing", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const strip = page.getByRole("region", { name: "Consequence" });
  await expect(strip).toContainText("No events of these accounts are stored yet.");
  await expect(strip.getByRole("status")).toContainText("– a day");
  await expect(strip.getByRole("button", { name: "See all" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Overlap –" })).toBeDisabled();
  await expectAccessible(page);
});
