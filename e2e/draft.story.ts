import { expect, expectAccessible, test } from "./fixtures";
import { newAccount, newPerson, row, saveRows, storedDraft } from "./world";

test("a draft is kept as it is typed, for its author alone, until it is published or thrown away", async ({
  openAs,
  expectFault,
}) => {
  const account = await newAccount("draft");
  await saveRows(account.id, [row("^Create"), row("^Delete")]);
  const author = await newPerson("author", { role: "editor", accountIds: [account.id] });
  const page = await openAs(author);
  const address = `/rules/RTM-011?scope=${account.id}`;
  const cells = page.getByRole("gridcell");
  const isStored = async (pattern: string) => {
    // The time on the screen may be that of an earlier save.
    await expect.poll(() => storedDraft(author.id)).toContain(`"${pattern}"`);
    await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  };
  const type = async (before: string, text: string) => {
    await cells.filter({ hasText: before }).first().click();
    await page.keyboard.press("F2");
    await page.keyboard.press("End");
    await page.keyboard.type(text);
  };
  await page.goto(address);

  await test.step("what is being typed is there after a reload, without a question", async () => {
    await type("^Create", "User(");
    await isStored("^CreateUser(");
    await expect(page.getByText("Draft: 1 row changed")).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(cells.filter({ hasText: "^CreateUser(" })).toHaveCount(1);
    await expect(page.getByText("Draft: 1 row changed")).toBeVisible();
  });

  await test.step("nobody else sees it", async () => {
    const other = await openAs(await newPerson("other", { role: "editor", accountIds: [account.id] }));
    await other.goto(address);
    await expect(other.getByRole("gridcell").filter({ hasText: "^Create" })).toHaveCount(1);
    await expect(other.getByText("CreateUser(")).toHaveCount(0);
    await expect(other.getByRole("button", { name: /^Publish…/ })).toBeDisabled();
  });

  await test.step("a second tab does not overwrite what it has not seen", async () => {
    const second = await openAs(author);
    await second.goto(address);
    await expect(second.getByText("^CreateUser(")).toBeVisible();
    await type("^CreateUser(", ")");
    await page.keyboard.press("Enter");
    await isStored("^CreateUser()");
    await second.getByRole("gridcell").filter({ hasText: "^Delete" }).click();
    await second.keyboard.press("F2");
    await second.keyboard.type("x");
    await expect(second.getByRole("alert").filter({ hasText: "Another tab" })).toBeVisible();
    await second.close();
    await page.reload();
    await expect(cells.filter({ hasText: "^CreateUser()" })).toHaveCount(1);
    await expect(cells.filter({ hasText: "^Delete" })).toHaveCount(1);
  });

  await test.step("a save that fails is said and tried again", async () => {
    expectFault(/RTM-011|Failed to load resource/);
    await page.route("**/rules/RTM-011?scope=*", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await type("^Delete", "Trail");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "could not be saved" })).toBeVisible();
    await page.unroute("**/rules/RTM-011?scope=*");
    await isStored("^DeleteTrail");
  });

  await test.step("begun on a version that is not live any more, it meets what came since", async () => {
    const colleague = await openAs(
      await newPerson("colleague", { role: "editor", accountIds: [account.id] }),
    );
    await colleague.goto(address);
    await colleague.getByRole("gridcell").filter({ hasText: "^Delete" }).click();
    await colleague.keyboard.press("F2");
    await colleague.keyboard.press("End");
    await colleague.keyboard.type("Bucket$");
    await colleague.keyboard.press("Enter");
    await colleague.getByRole("button", { name: /^Publish…/ }).click();
    await colleague
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish/ })
      .click();
    await expect(colleague.getByText("v2 is live")).toBeVisible();
    await page.reload();
    await expect(page.getByText("A newer version is live")).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole("button", { name: /^Publish…/ })).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: /^Publish…/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish/ })
      .click();
    const conflict = page.getByRole("dialog", { name: "Somebody else published first" });
    // Both changed the second row, so nothing is chosen for it; the first one is mine alone.
    await expect(conflict.getByText("1 choice is still open")).toBeVisible();
    await expect(conflict.getByText("Both changed it: choose")).toHaveCount(1);
    await expect(conflict.getByText("Only you changed it")).toHaveCount(1);
    await page.keyboard.press("Escape");
  });

  await test.step("thrown away it is gone, published it is live", async () => {
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(page.getByRole("button", { name: /^Publish…/ })).toBeDisabled();
    await expect.poll(() => storedDraft(author.id)).toBe("");
    await page.reload();
    await expect(cells.filter({ hasText: /^\^Create$/ })).toHaveCount(1);
    await expect(cells.filter({ hasText: "^DeleteBucket$" })).toHaveCount(1);
    await type("^Create", "$");
    await page.keyboard.press("Enter");
    await isStored("^Create$");
    await page.getByRole("button", { name: /^Publish…/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish/ })
      .click();
    await expect(page.getByText("v3 is live")).toBeVisible();
    await page.reload();
    await expect(cells.filter({ hasText: "^Create$" })).toHaveCount(1);
    await expect(page.getByRole("button", { name: /^Publish…/ })).toBeDisabled();
  });
});
