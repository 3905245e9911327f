import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, test } from "./fixtures";
import { newAccount, newPerson, row, saveRows } from "./world";

type OpenAs = (person: Awaited<ReturnType<typeof newPerson>>) => Promise<Page>;

const ROWS = [
  row("^CreateUser$", "iam", "Root", { riskLevel: "EXTREME", note: '=1+1, "quoted"', failedCalls: false }),
  { ...row("^Delete", "s3"), eventSource: { pattern: "^ec2", not: true } },
  row("^Stop", "", "", { enabled: false }),
];

async function openWorkbench(openAs: OpenAs, role: "editor" | "viewer" = "editor") {
  const account = await newAccount("exchange");
  await saveRows(
    account.id,
    ROWS.map((one) => ({ ...one, id: crypto.randomUUID() })),
  );
  const page = await openAs(await newPerson("exchange", { role, accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const dialog = page.getByRole("dialog");
  const grid = page.getByRole("grid", { name: "Rows of RTM-011" });
  /** The menu and the dialog by keyboard. */
  const openExport = async (format: string) => {
    await page.getByRole("button", { name: "Export…" }).focus();
    await page.keyboard.press("Enter");
    // A moment after it is drawn a menu gives the focus to its first item: also where another one has it by then.
    await expect(page.getByRole("menu").locator(":focus")).toHaveCount(1);
    await page.getByRole("menuitem", { name: format, exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "Save file" })).toBeVisible();
  };
  const choose = async (name: string, text: string | Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: "Choose a file…" }).click();
    const buffer = Buffer.from(text);
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer });
  };
  const openImport = () => page.getByRole("button", { name: "Paste or import…" }).click();
  return { page, dialog, grid, openExport, openImport, choose };
}

test("what is exported as CSV and as Kanaria’s JSON comes back as the same rows", async ({ openAs }) => {
  const { page, dialog, grid, openExport, openImport, choose } = await openWorkbench(openAs);
  for (const format of ["CSV of Kanaria", "JSON of Kanaria"]) {
    await openExport(format);
    await expect(dialog.getByText("3 rows, as they are live.")).toBeVisible();
    await expect(dialog.getByText("This format holds everything that a row has.")).toBeVisible();
    await expect(dialog.getByRole("region", { name: /^Contents of rtm-011/ })).toContainText("^CreateUser$");
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Save file" }).click();
    const saved = await readFile(await (await download).path());
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Export…" })).toBeFocused();

    await openImport();
    await choose("rows", saved);
    await expect(dialog.getByText(`${format}: 3 rows`)).toBeVisible();
    await dialog.getByText("Replace all rows").click();
    await dialog.getByRole("button", { name: "Take 3 rows" }).click();
    await expect(page.getByText("Rows replaced by 3").last()).toBeVisible();
    await expect(page.getByRole("button", { name: "Publish…" })).toBeDisabled();

    // Beside themselves the same rows are others.
    await openImport();
    await choose("rows", saved);
    await dialog.getByRole("button", { name: "Take 3 rows" }).click();
    await expect(grid).toHaveAttribute("aria-rowcount", "7");
    await page.keyboard.press("Control+z");
    await expect(grid).toHaveAttribute("aria-rowcount", "4");
  }
});

test("a setting of Conformity with swapped columns is put right, and that is said", async ({ openAs }) => {
  const { page, dialog, grid, openImport, choose } = await openWorkbench(openAs);
  const swapped = { eventName: "iam.amazonaws.com", eventSource: "IAMUser", userIdentityType: "Delete" };
  const right = { eventName: "^Put", eventSource: "s3.amazonaws.com", userIdentityType: "Root" };
  const setting = {
    enabled: true,
    riskLevel: "HIGH",
    exceptions: { tags: ["mine"] },
    extraSettings: [
      {
        name: "patterns",
        type: "multiple-object-values",
        valueKeys: ["eventName", "eventSource", "userIdentityType"],
        values: [{ value: swapped }, { value: right }, { value: 7 }],
      },
    ],
  };
  await openImport();
  await choose("setting.json", JSON.stringify(setting));
  await expect(dialog.getByText("Cloud One Conformity (JSON): 2 rows")).toBeVisible();
  await expect(dialog.getByText(/They were put into their own columns\..*row 1/)).toBeVisible();
  await expect(dialog.getByText(/This entry is no row\. 7 entry 3/)).toBeVisible();
  await expect(dialog.getByText(/The exceptions of the setting/)).toBeVisible();
  const whole = /what the file says of the whole rule: enabled and risk level High$/;
  await dialog.getByRole("checkbox", { name: whole }).check();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectToFit(page, 390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole("button", { name: "Take 2 rows" }).click();
  await expect(grid.getByRole("row", { name: "Delete iam.amazonaws.com IAMUser" })).toBeVisible();
  const level = page.getByRole("main").locator("header").first();
  await expect(level).toContainText("High");
  await expect(level).not.toContainText("Very High");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(grid).toHaveAttribute("aria-rowcount", "4");
  await expect(level).toContainText("Very High");
});

test("an EventBridge pattern is shown with what it lets through beyond the rows", async ({ openAs }) => {
  const { page, dialog, openExport } = await openWorkbench(openAs, "viewer");
  await openExport("EventBridge event pattern");
  const preview = dialog.getByRole("region", { name: /^Contents of rtm-011/ });
  const pattern = JSON.parse((await preview.textContent())!) as { detail: { $or: unknown[] } };
  expect(pattern.detail.$or).toHaveLength(2);
  await expect(dialog.getByText(/The row is off and lets nothing through\. row 3/)).toBeVisible();
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.getByText("Copied")).toBeVisible();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(pattern);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  // Its writer has to be fetched first.
  await openExport("Sigma rules (YAML)");
  await expect(dialog.getByRole("button", { name: "Save file" })).toBeFocused();
  await page.keyboard.press("Escape");

  await openExport("Conformity: Terraform");
  await expect(
    dialog.getByText(/The row’s own risk level is lost\. All rows have the rule’s\..*row 1/),
  ).toBeVisible();
  await expect(dialog.getByText(/NOT is not known there\..*row 2, eventSource/)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectToFit(page, 390);
});

test("a Sigma rule that fits becomes rows, one that does not says what it needs", async ({ openAs }) => {
  const { page, dialog, grid, openImport } = await openWorkbench(openAs);
  const rule = (title: string, field: string) => `title: ${title}
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    ${field}: DeleteTrail
  condition: selection
`;
  await openImport();
  await dialog
    .getByLabel("Table", { exact: true })
    .fill(`${rule("Fits", "eventName")}---\n${rule("Other", "requestParameters.name")}`);
  await expect(dialog.getByText("Sigma rules (YAML): 1 row")).toBeVisible();
  await expect(
    dialog.getByText(/on a field that rows do not look at\..*requestParameters\.name rule 2/),
  ).toBeVisible();
  await expect(dialog.getByText(/Sigma ignores the case of letters\..*row 1/)).toBeVisible();
  await dialog.getByRole("button", { name: "Take 1 row" }).click();
  await expect(grid.getByText("DeleteTrail")).toBeVisible();
  await expect(page.getByText("1 row appended")).toBeVisible();
});

test("a large file is read beside the page, which does not stand still for it", async ({ openAs }) => {
  const { page, dialog, openImport, choose } = await openWorkbench(openAs);
  const rules = Array.from(
    { length: 1100 },
    (_, number) => `title: Rule ${number}
description: ${"Why somebody who knows it looks at this call. ".repeat(12)}
logsource: { product: aws, service: cloudtrail }
detection: { one: { eventName: [StopThing${number}, DeleteThing${number}] }, condition: one }
`,
  ).join("---\n");
  // The row doctor's has begun; the next one is the reader's.
  await expect.poll(() => page.workers().length).toBe(1);
  await openImport();
  const reader = page.waitForEvent("worker");
  await choose("large.yml", rules);
  await (await reader).waitForEvent("close");
  await expect(dialog.getByText("Sigma rules (YAML): 1,000 rows")).toBeVisible();
  await expect(dialog.getByText(/A grid holds no more rows than this/)).toBeVisible();
});

test("a broken file says where it is broken, and takes nothing away", async ({ openAs }) => {
  const { page, dialog, grid, openImport, choose } = await openWorkbench(openAs);
  await openImport();
  await dialog.getByLabel("Table", { exact: true }).fill("^Typed\ts3\tRoot");
  await choose("broken.json", '{\n  "rows": [oops]\n}');
  await expect(dialog.getByRole("alert").filter({ hasText: "Line 2, column 12:" })).toContainText(
    "The JSON cannot be read from here on. Nothing was taken.",
  );
  await expect(dialog.getByRole("button", { name: /^Take/ })).toBeDisabled();
  await expectAccessible(page);
  await choose("newer.json", '{"format":"kanaria.rtm-011.rows","version":2,"rows":[]}');
  await expect(dialog.getByText(/written by a newer Kanaria/)).toBeVisible();
  await dialog.getByRole("button", { name: "Remove newer.json" }).click();
  await expect(dialog.getByLabel("Table", { exact: true })).toHaveValue("^Typed\ts3\tRoot");

  // What is wrong stays in sight while it is mended: the dialog does not jump at each letter.
  const field = dialog.getByLabel("Table", { exact: true });
  await field.fill('{"rows": [oops');
  const problem = dialog.getByRole("alert").filter({ hasText: "The JSON cannot be read from here on." });
  await problem.evaluate((shown) => {
    const watched = new MutationObserver(() => shown.isConnected || (document.title = "It jumped"));
    watched.observe(document.body, { subtree: true, childList: true });
  });
  await field.pressSequentially("ed]}");
  await expect(problem).toBeVisible();
  await expect(page).not.toHaveTitle("It jumped");

  await field.fill("^Typed\ts3\tRoot");
  await dialog.getByRole("button", { name: "Take 1 row" }).click();
  await expect(grid.getByText("^Typed")).toBeVisible();
});
