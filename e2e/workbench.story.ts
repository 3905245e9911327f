import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, row, saveRows } from "./world";

/** The workbench of an account with these rows, opened by one of its editors. */
async function openGrid(
  openAs: (person: Awaited<ReturnType<typeof newPerson>>) => Promise<Page>,
  names: string[],
) {
  const account = await newAccount("grid");
  await saveRows(
    account.id,
    names.map((name) => row(name)),
  );
  const page = await openAs(await newPerson("grid", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const grid = page.getByRole("grid", { name: "Rows of RTM-011" });
  const cell = (column: string, number: number) =>
    grid.getByRole("combobox", { name: new RegExp(`^${column}, row ${number}( NOT)?$`) });
  const line = (text: string) => grid.getByRole("row", { name: text });
  return { page, grid, cell, line };
}

test("the grid is worked by keyboard alone", async ({ openAs }) => {
  const { page, grid, cell, line } = await openGrid(openAs, [
    "^CreateUser$",
    "^DeleteTrail$",
    "^StopLogging$",
  ]);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await test.step("arrows move; F2 edits, Enter takes over and goes down, Escape leaves as it was", async () => {
    await cell("eventName", 1).focus();
    await press("ArrowDown", "ArrowRight");
    await expect(cell("eventSource", 2)).toBeFocused();
    await press("F2");
    await page.keyboard.type("cloudtrail");
    await press("Enter");
    await expect(cell("eventSource", 3)).toBeFocused();
    await expect(line("2 On ^DeleteTrail$ cloudtrail any value")).toBeVisible();
    await press("Enter");
    await page.keyboard.type("never");
    await press("Escape", "Escape");
    await expect(cell("eventSource", 3)).toHaveValue("");
  });

  await test.step("typing replaces, Tab goes on, Alt+N says NOT", async () => {
    await page.keyboard.type("sns");
    await press("Tab");
    await expect(cell("userIdentityType", 3)).toBeFocused();
    await page.keyboard.type("Root");
    await press("F2", "Alt+n");
    await expect(cell("userIdentityType", 3)).toHaveAccessibleName("userIdentityType, row 3 NOT");
  });

  await test.step("Alt+Up moves the row, and undo brings it back", async () => {
    await press("Alt+ArrowUp");
    await expect(line("2 On ^StopLogging$ sns")).toBeVisible();
    await press("Control+z");
    await expect(line("3 On ^StopLogging$ sns")).toBeVisible();
  });

  await test.step("a deleted row comes back", async () => {
    await press("Control+Backspace");
    await expect(grid.getByText("^StopLogging$")).toHaveCount(0);
    await expect(page.getByText("1 row deleted")).toBeVisible();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(line("3 On ^StopLogging$ sns")).toBeVisible();
  });

  await test.step("a range is copied and pasted", async () => {
    await grid.getByRole("gridcell", { name: "^CreateUser$" }).click();
    await press("Shift+ArrowDown", "Shift+ArrowRight", "Control+c");
    await press("Escape", "ArrowDown", "ArrowDown", "Control+v");
    await expect(line("3 On ^CreateUser$ any value")).toBeVisible();
    await expect(line("4 On ^DeleteTrail$ cloudtrail")).toBeVisible();
  });
  await expectAccessible(page);
});

test("a pattern that cannot be read says where and why, and is not published", async ({ openAs }) => {
  const { page, cell, line } = await openGrid(openAs, ["^Create"]);
  await cell("eventName", 1).focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("(User");
  await expect(page.getByText("Character 8: This group is never closed: a “)” is missing.")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "A pattern cannot be published" });
  await expect(dialog.getByText("This group is never closed", { exact: false })).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Publish/ })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Row 1, eventName:" }).click();
  await expect(cell("eventName", 1)).toBeFocused();
  await page.keyboard.type("^CreateUser$");
  await page.keyboard.press("Enter");
  await expect(line("1 On ^CreateUser$")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Publish/ })
    .click();
  await expect(page.getByText("v2 is live")).toBeVisible();
});

test("tables are taken over from TSV, CSV and a page, with their columns recognised", async ({ openAs }) => {
  const { page, line } = await openGrid(openAs, ["^First$"]);
  const dialog = page.getByRole("dialog");
  const paste = () => page.getByRole("button", { name: "Paste or import…" }).click();

  await paste();
  await dialog
    .getByLabel("Table", { exact: true })
    .fill("^Tab$\ts3.amazonaws.com\tIAMUser\n^Second$\t.*\tRoot");
  await dialog.getByRole("button", { name: "Take 2 rows" }).click();
  await expect(line("^Tab$ s3.amazonaws.com IAMUser")).toBeVisible();

  await paste();
  await dialog
    .getByLabel("Table", { exact: true })
    .fill('userIdentityType,eventSource,eventName\nRoot,iam.amazonaws.com,"^(Create|Delete){1,2}User$"');
  await expect(
    dialog.getByText("The columns stand in another order here; they are put right."),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Take 1 row" }).click();
  await expect(line("^(Create|Delete){1,2}User$ iam.amazonaws.com Root")).toBeVisible();

  await paste();
  await page.evaluate(() => {
    const html =
      "<table><tr><th>eventSource</th><th>eventName</th></tr><tr><td>ec2.amazonaws.com</td><td>^RunInstances$</td></tr></table>";
    return navigator.clipboard.write([
      new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }) }),
    ]);
  });
  await dialog.getByLabel("Table", { exact: true }).press("Control+v");
  await dialog.getByRole("button", { name: "Take 1 row" }).click();
  await expect(line("^RunInstances$ ec2.amazonaws.com any value")).toBeVisible();
});

test("a thousand rows stay usable: what is typed into the last is judged", async ({ openAs }) => {
  const { page, grid, cell } = await openGrid(openAs, ["^First$"]);
  await page.getByRole("button", { name: "Paste or import…" }).click();
  const lines = Array.from({ length: 999 }, (_, i) => `^Call${i}$\tservice${i}.amazonaws.com\tIAMUser`);
  await page.getByRole("dialog").getByLabel("Table", { exact: true }).fill(lines.join("\n"));
  await page.getByRole("dialog").getByRole("button", { name: "Take 999 rows" }).click();
  await expect(grid).toHaveAttribute("aria-rowcount", "1001");
  await page
    .getByLabel("Events", { exact: true })
    .fill(JSON.stringify(record({ eventName: "PutObjectAcl", eventSource: "s3.amazonaws.com" })));
  await expect(page.getByText("0 of 1 match")).toBeVisible();
  await grid.getByRole("switch", { name: "Enabled, row 2" }).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(cell("eventName", 1000)).toBeFocused();
  await page.keyboard.type("^PutObject");
  await page.keyboard.press("Tab");
  await page.keyboard.type("s3");
  await expect(page.getByText("1 of 1 match")).toBeVisible();
  await expect(
    page.getByRole("treegrid", { name: "Verdicts" }).getByRole("button", { name: /^Row 1,?000$/ }),
  ).toBeVisible();
});

/** Two frames on: what a change of size brings with it has happened. */
function untilDrawn(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

test("column names stay while rows scroll, and a phone reaches all that a row offers", async ({ openAs }) => {
  const names = Array.from({ length: 40 }, (_, at) => `^Call${at + 1}$`);
  const { page, grid, cell, line } = await openGrid(openAs, ["RuninateInstances", ...names]);
  const name = grid.getByRole("columnheader", { name: "eventName" });
  const repair = grid.getByRole("button", { name: "Make it RunInstances" });
  const scroller = page.locator("[data-grid-scroller]");

  await cell("eventName", 1).focus();
  await page.keyboard.press("Control+End");
  await expect(line("^Call40$")).toBeInViewport();
  await expect(cell("eventName", 41)).toBeFocused();
  await expect(name).toBeInViewport({ ratio: 1 });

  // While a layout is on its way the grid can be without height for a moment: a key pressed then is not lost.
  await scroller.evaluate((element) => element.setAttribute("style", "flex: none; height: 0"));
  await expect(scroller).toHaveJSProperty("clientHeight", 0);
  await untilDrawn(page);
  await expect(cell("eventName", 41)).toBeFocused();
  await page.keyboard.press("Control+Home");
  await scroller.evaluate((element) => element.removeAttribute("style"));
  await expect(cell("eventName", 1)).toBeFocused();
  await page.keyboard.press("Control+End");
  await expect(cell("eventName", 41)).toBeFocused();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press("Control+Home");
  await expect(cell("eventName", 1)).toBeFocused();
  await expect(name).toBeInViewport();

  await page.setViewportSize({ width: 320, height: 844 });
  const boxOf = async (text: string) => (await line(text).boundingBox())!;
  await expect.poll(async () => (await boxOf("^Call1$")).height).toBe(44);
  const advice = await boxOf("No such name is known");
  // Longer than the line that it was thought to be: it is read whole, and the next row stands under it.
  expect(advice.height).toBeGreaterThan(60);
  expect((await boxOf("^Call1$")).y).toBe(advice.y + advice.height);

  await page.setViewportSize({ width: 390, height: 844 });
  await repair.click();
  await expect(line("1 On RunInstances")).toBeVisible();
  await expect(repair).toHaveCount(0);

  await page.getByRole("button", { name: "Actions of row 6" }).click();
  const remove = page.getByRole("menuitem", { name: "Delete the row" });
  await remove.scrollIntoViewIfNeeded();
  await expect(remove).toBeInViewport({ ratio: 1 });
  await remove.click();
  const toast = page.getByText("1 row deleted");
  await expect(toast).toBeVisible();

  await page.getByRole("button", { name: "Actions of row 5" }).click();
  await page.getByRole("menuitem", { name: "What it catches…" }).click();
  const footer = page.getByRole("dialog").getByText("Held against the API names");
  await expect(footer).toBeInViewport();
  const overlap = async () => {
    const [over, under] = await Promise.all([toast.boundingBox(), footer.boundingBox()]);
    return over!.y + over!.height - under!.y;
  };
  await expect.poll(overlap).toBeLessThan(0);
  await page.keyboard.press("Alt+z");
  await expect(toast).toHaveCount(0);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(line("^Call5$")).toBeVisible();
});

test("rows are put in order by mouse and by keyboard, and saved in that order", async ({ openAs }) => {
  const names = ["^CreateUser$", "^DeleteTrail$", "^StopLogging$", "^RunInstances$"];
  const { page, grid, cell, line } = await openGrid(openAs, names);
  const order = () => grid.getByRole("row").filter({ has: page.getByRole("rowheader") });
  const isOrdered = (...numbers: number[]) =>
    expect(order()).toContainText(numbers.map((number) => names[number - 1]!));
  /** Takes a row by its grip and holds it over the lower or upper part of another. */
  const pull = async (from: string, to: string, part: "upper" | "lower") => {
    const grip = (await line(from).getByTitle("Drag to reorder").boundingBox())!;
    const target = (await line(to).boundingBox())!;
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(target.x + 40, target.y + target.height * (part === "upper" ? 0.2 : 0.8), {
      steps: 6,
    });
  };

  await test.step("a row is dragged below another, and undo brings it back", async () => {
    await pull(names[0]!, names[2]!, "lower");
    await page.mouse.up();
    await isOrdered(2, 3, 1, 4);
    await page.keyboard.press("Control+z");
    await isOrdered(1, 2, 3, 4);
    await page.keyboard.press("Control+Shift+z");
    await isOrdered(2, 3, 1, 4);
  });

  await test.step("Escape lets go without a move", async () => {
    await pull(names[3]!, names[1]!, "upper");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await isOrdered(2, 3, 1, 4);
  });

  await test.step("selected rows move together", async () => {
    await grid.getByRole("gridcell", { name: names[1]! }).click();
    await page.keyboard.press("Shift+ArrowDown");
    await pull(names[2]!, names[3]!, "lower");
    await page.mouse.up();
    await isOrdered(1, 4, 2, 3);
  });

  await test.step("by keyboard, with undo", async () => {
    await cell("eventName", 3).focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Alt+ArrowUp");
    await isOrdered(1, 2, 4, 3);
    await page.keyboard.press("Control+z");
    await isOrdered(1, 4, 2, 3);
    await page.keyboard.press("Control+Shift+z");
    await isOrdered(1, 2, 4, 3);
  });

  await test.step("the order that was saved is the one on screen", async () => {
    await page.keyboard.press("Control+Enter");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish/ })
      .click();
    await expect(page.getByText("v2 is live")).toBeVisible();
    await page.reload();
    await isOrdered(1, 2, 4, 3);
  });
});

test("a cell that was focused before the page was ready is worked from there", async ({ openAs }) => {
  const { page, cell } = await openGrid(openAs, ["^CreateUser$", "^DeleteTrail$"]);
  let begin = () => {};
  const scripts = new Promise<void>((resolve) => (begin = resolve));
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await scripts;
    await route.continue();
  });
  const drawn = page.waitForEvent("domcontentloaded");
  const ready = page.reload({ waitUntil: "commit" });
  await drawn;
  await cell("eventName", 1).focus();
  begin();
  await ready;
  await page.keyboard.press("ArrowDown");
  await expect(cell("eventName", 2)).toBeFocused();
});

test("the help of a cell grows upwards where it would lie over the consequence", async ({ openAs }) => {
  const patterns = Array.from({ length: 9 }, (_, index) => `^Row${index}`);
  const { page, line } = await openGrid(openAs, patterns);
  const edge = (what: Locator, side: "top" | "bottom") =>
    what.evaluate((element, name) => element.getBoundingClientRect()[name], side);
  const consequence = await edge(page.getByRole("region", { name: "Consequence" }), "top");
  const names = page.getByRole("listbox", { name: "Names that fit" });
  for (const pattern of patterns) {
    await line(pattern).getByRole("gridcell").filter({ hasText: pattern }).click();
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Crea");
    await expect(names.getByRole("option").first()).toBeVisible();
    await expect
      .poll(() => edge(names.locator(".."), "bottom"), { message: pattern })
      .toBeLessThan(consequence);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
});
