import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows, type Person } from "./world";

const ec2 = "ec2.amazonaws.com";
const iam = "iam.amazonaws.com";

const ROWS = () => [
  row("^Create*", iam),
  row("RuninateInstances", "^ec2\\.amazonaws\\.com$"),
  row("^Run|^Terminate", "ec2", "^IAMUser$", { riskLevel: "EXTREME" }),
  row("", "", "", { enabled: false }),
];

const events = () => [
  record({ eventName: "CreateUser", eventSource: iam }),
  record({ eventName: "RunInstances", eventSource: ec2 }),
  record({ eventName: "RunInstances", eventSource: ec2, type: "AssumedRole" }),
  record({ eventName: "RunInstances", eventSource: ec2, type: "AssumedRole" }),
];

/** The matrix of the pasted events, for somebody who may edit. */
async function openMatrix(openAs: (person: Person) => Promise<Page>) {
  const account = await newAccount("matrix");
  await saveRows(account.id, ROWS());
  const page = await openAs(await newPerson("matrix", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  await page.getByLabel("Events", { exact: true }).fill(
    events()
      .map((one) => JSON.stringify(one))
      .join("\n"),
  );
  await expect(page.getByText("2 of 4 match", { exact: true })).toBeVisible();
  await page.getByRole("radiogroup", { name: "View" }).getByText("Matrix").click();

  const matrix = page.getByRole("grid", { name: "Rows against events" });
  const cell = (number: number, event: string, at = 0) =>
    matrix.getByRole("gridcell", { name: new RegExp(`^Row ${number}, ${event}:`) }).nth(at);
  const panel = (title: string) => page.getByRole("region", { name: title });
  const rows = page.getByRole("grid", { name: "Rows of RTM-011" });
  const holds = (pattern: string) =>
    expect(rows.getByRole("gridcell", { name: pattern, exact: true })).toBeVisible();
  return { page, matrix, cell, panel, rows, holds };
}

test("the matrix says of each row and event why not, and what would let it match", async ({ openAs }) => {
  const { page, matrix, cell, panel, holds } = await openMatrix(openAs);

  await test.step("each row's verdict on each kind of event", async () => {
    await expect(matrix).toHaveAttribute("aria-rowcount", "4");
    await expect(cell(1, "CreateUser")).toHaveAccessibleName(/Attributed to this row$/);
    await expect(cell(3, "RunInstances")).toHaveAccessibleName(/Attributed to this row$/);
    await expect(cell(3, "RunInstances", 1)).toHaveAccessibleName(/No match$/);
    await expect(cell(4, "CreateUser")).toHaveAccessibleName(/Row is off$/);
    await expect(matrix.getByText("×2")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("arrows move, Enter opens, Esc goes back to the input", async () => {
    await cell(1, "CreateUser").click();
    await expect(panel("Row 1 × CreateUser")).toContainText("the event is attributed to this row");
    await page.keyboard.press("Escape");
    await expect(page.getByLabel("Events", { exact: true })).toBeVisible();
    await expect(cell(1, "CreateUser")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(cell(2, "RunInstances")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(panel("Row 2 × RunInstances")).toContainText("stopped at eventName");
    await expect(cell(2, "RunInstances")).toBeFocused();
  });

  await test.step("the misspelt name is told with its smallest edit, what that lets in, and applied by hand", async () => {
    const first = panel("Row 2 × RunInstances").getByRole("listitem").first();
    await expect(first).toContainText("eventName: write RunInstances");
    await expect(first.locator("del")).toHaveText("inate");
    await expect(first).toContainText("Also matches 2 more events here.");
    await expectAccessible(page);
    await holds("RuninateInstances");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Change to RunInstances", exact: true })).toBeFocused();
    await page.keyboard.press("Enter");
    await holds("RunInstances");
    await expect(cell(2, "RunInstances")).toHaveAccessibleName(/: Matches$/);
    await expect(cell(2, "RunInstances")).toBeFocused();
    await expect(panel("Row 2 × RunInstances")).toContainText("attributed to another row");
  });

  await test.step("it is one step of undo", async () => {
    await page.getByRole("button", { name: /undo$/ }).click();
    await holds("RuninateInstances");
    await expect(cell(2, "RunInstances")).toHaveAccessibleName(/No match$/);
  });
});

test("a caller is added in the style of what is there, and the matrix follows what is typed", async ({
  openAs,
}) => {
  const { page, cell, panel, rows, holds } = await openMatrix(openAs);

  await test.step("a caller that is left out is added in the style of what is there", async () => {
    await cell(3, "RunInstances", 1).click();
    const first = panel("Row 3 × RunInstances").getByRole("listitem").first();
    await expect(first).toContainText("userIdentityType: add AssumedRole");
    await first.getByRole("button", { name: "Change to ^(?:IAMUser|AssumedRole)$" }).click();
    await holds("^(?:IAMUser|AssumedRole)$");
    await expect(page.getByText("4 of 4 match", { exact: true })).toBeVisible();
  });

  await test.step("the matrix follows what is typed", async () => {
    await rows.getByRole("combobox", { name: "eventName, row 1", exact: true }).focus();
    await page.keyboard.type("^Delete");
    await expect(cell(1, "CreateUser")).toHaveAccessibleName(/No match$/);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+z");
    await expect(cell(1, "CreateUser")).toHaveAccessibleName(/Attributed to this row$/);
  });
});

test("stored events are shown in the matrix as well, and who may only read gets no button", async ({
  openAs,
}) => {
  const account = await newAccount("matrix-read");
  await saveRows(account.id, ROWS());
  await (
    await newSource(account.id)
  )(events().map((one) => ({ ...one, recipientAccountId: account.id })));
  const page = await openAs(await newPerson("matrix-read", { role: "viewer", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}&events=recent`);
  await expect(page.getByText("2 of 4 match", { exact: true })).toBeVisible();
  await page.getByRole("radiogroup", { name: "View" }).getByText("Matrix").click();
  await page.getByRole("gridcell", { name: "Row 3, RunInstances: No match" }).click();
  const panel = page.getByRole("region", { name: "Row 3 × RunInstances" });
  await expect(panel.getByRole("listitem").first()).toContainText("add AssumedRole");
  await expect(panel.getByRole("button")).toHaveCount(1);

  await test.step("on a phone an event is chosen and its rows are a list", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("combobox", { name: "Event" }).selectOption({ index: 1 });
    const last = page.getByRole("list", { name: "What each row says" }).getByRole("button").nth(1);
    await last.click();
    await expect(last).toHaveAttribute("aria-expanded", "true");
    await expect(page.getByRole("region", { name: /^Row 2 ×/ })).toBeVisible();
    await expectAccessible(page);
  });
});

test("1,000 rows and 200 kinds of events are drawn only as far as they are in sight", async ({ openAs }) => {
  const account = await newAccount("matrix-large");
  await saveRows(
    account.id,
    Array.from({ length: 1_000 }, (_, at) => row(`^Describe${at % 250}$`, "", "", { note: String(at) })),
  );
  const page = await openAs(await newPerson("matrix-large", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const pasted = Array.from({ length: 230 }, (_, at) =>
    JSON.stringify(record({ eventName: `Describe${at}`, eventSource: ec2 })),
  );
  await page.getByLabel("Events", { exact: true }).fill(pasted.join("\n"));
  await expect(page.getByText("230 of 230 match", { exact: true })).toBeVisible();
  await page.getByRole("radiogroup", { name: "View" }).getByText("Matrix").click();
  const matrix = page.getByRole("grid", { name: "Rows against events" });
  await expect(matrix).toHaveAttribute("aria-colcount", "1001");
  await expect(matrix).toHaveAttribute("aria-rowcount", "201");
  await expect(page.getByText("The first 200 of 230 kinds of events")).toBeVisible();

  await matrix.getByRole("gridcell", { name: "Row 1, Describe0: Attributed to this row" }).click();
  await page.keyboard.press("Control+End");
  await expect(matrix.getByRole("gridcell", { name: "Row 1000, Describe199: No match" })).toBeFocused();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Home");
  await expect(matrix.locator(":focus")).toHaveAccessibleName(/^Row 1, /);
  expect(await matrix.getByRole("gridcell").count()).toBeLessThan(1_500);
});
