import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { newPerson } from "./world";

const SCREENS = [
  {
    what: "rows",
    rule: "RTM-011",
    // Rows are kept as a draft while one types: only what the server has not taken is unsaved.
    async hold(page: Page) {
      await page.route("**/rules/RTM-011", (route) =>
        route.request().method() === "POST" ? route.abort() : route.continue(),
      );
    },
    async change(page: Page) {
      await page.getByRole("button", { name: "Add row" }).first().click();
      await page.keyboard.type("^NeverSaved$");
      await page.keyboard.press("Enter");
    },
    draft: (page: Page) => page.getByRole("grid").getByText("^NeverSaved$"),
    control: (page: Page) => page.getByRole("button", { name: "Add row" }).first(),
  },
  {
    what: "values of a rule",
    rule: "VPC-004",
    async hold() {},
    async change(page: Page) {
      await page.getByRole("textbox", { name: "Naming pattern" }).fill("^never-saved$");
    },
    draft: (page: Page) => page.locator("input[value='^never-saved$']"),
    control: (page: Page) => page.getByRole("textbox", { name: "Naming pattern" }),
  },
];

for (const { what, rule, hold, change, draft, control } of SCREENS) {
  test(`unsaved ${what} are asked about, whichever way they are left`, async ({ openAs, expectFault }) => {
    expectFault(/rules\/RTM-011|Failed to load resource|Failed to fetch/);
    const page = await openAs(await newPerson("unsaved", { role: "editor" }));
    const question = page.getByRole("dialog", { name: "Leave without saving?" });
    const isAskedAndStays = async () => {
      await expect(question).toBeVisible();
      await question.getByRole("button", { name: "Cancel" }).click();
      await expect(question).toBeHidden();
      await expect(page).toHaveURL(new RegExp(`/rules/${rule}$`));
      await expect(draft(page)).toHaveCount(1);
    };
    const search = async (text: string) => {
      await page.keyboard.press("Control+k");
      await expect(
        page.getByRole("textbox", { name: "A place, a rule, an account, F-number" }),
      ).toBeFocused();
      await page.keyboard.type(text);
      await expect(page.getByRole("dialog").getByRole("button", { name: text })).toBeVisible();
      await page.keyboard.press("Enter");
    };

    await hold(page);
    await page.goto("/audit");
    await search("Rule settings");
    await expect(page).toHaveURL(/\/rules$/);
    await page.getByRole("row").filter({ hasText: rule }).getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/rules/${rule}$`));
    await change(page);

    await test.step("by a link", async () => {
      await page.getByRole("navigation").getByRole("link", { name: "Findings" }).first().click();
      await expect(question).toBeVisible();
      await expectAccessible(page);
      await isAskedAndStays();
    });

    await test.step("by the search box", async () => {
      await search("Audit log");
      await isAskedAndStays();
    });

    await test.step("by the keys of the console", async () => {
      await page
        .getByRole("button", { name: /^Discard/ })
        .first()
        .focus();
      await page.keyboard.press("g");
      await page.keyboard.press("f");
      await isAskedAndStays();
    });

    await test.step("by the browser's Back", async () => {
      await page.evaluate(() => history.back());
      await isAskedAndStays();
    });

    await test.step("by loading again and by closing, in the browser's own words", async () => {
      for (const way of ["reload", "close"]) {
        const asked = page.waitForEvent("dialog");
        if (way === "close") await page.close({ runBeforeUnload: true });
        else await page.evaluate(() => setTimeout(() => location.reload()));
        const dialog = await asked;
        expect(dialog.type()).toBe("beforeunload");
        await dialog.dismiss();
        await expect(draft(page)).toHaveCount(1);
      }
    });

    await test.step("Back and Forward are gone once that is decided, and the changes with them", async () => {
      await page.evaluate(() => history.back());
      await question.getByRole("button", { name: "Drop the changes and leave" }).click();
      await expect(page).toHaveURL(/\/rules$/);
      await page.goForward();
      await expect(page).toHaveURL(new RegExp(`/rules/${rule}$`));
      // The address changes before the page does.
      await expect(control(page)).toBeVisible();
      await expect(page.getByRole("button", { name: /^Discard/ })).toHaveCount(0);
      await expect(draft(page)).toHaveCount(0);
    });

    await test.step("the search box leads on where that was decided", async () => {
      await change(page);
      await search("Audit log");
      await question.getByRole("button", { name: "Drop the changes and leave" }).click();
      await expect(page).toHaveURL(/\/audit$/);
      await page.reload();
      await expect(page).toHaveURL(/\/audit$/);
    });
  });
}
