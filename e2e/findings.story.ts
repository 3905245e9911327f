import { db } from "@/lib/db/client";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

const s3 = "s3.amazonaws.com";
const HOUR = 3_600_000;
const IMAGE = "<img src=x onerror=alert(1)>";
/** Right-to-left override: shown raw, it would turn the text after it around. */
const BIDI = "svc-\u202Enimda";

/** An account with as many findings, newest first, and somebody who decides on them. */
async function accountWithFindings(count: number, more: Record<string, unknown> = {}) {
  const account = await newAccount("triage");
  await saveRows(account.id, [row("^PutBucketAcl77$", s3), row("", s3)]);
  const send = await newSource(account.id);
  await send(
    Array.from({ length: count }, (_, i) =>
      record({
        eventName: `PutBucketAcl${String(i + 1)}`,
        eventSource: s3,
        accountId: account.id,
        eventTime: new Date(Date.now() - HOUR - i * 60_000).toISOString().replace(/\.\d+Z/, "Z"),
        ...more,
      }),
    ),
  );
  const editor = await newPerson("triage", { role: "editor", accountIds: [account.id] });
  return { account, editor };
}

test("findings are decided on by keyboard: move, select, suppress, comment, open, and back", async ({
  openAs,
}) => {
  const { editor } = await accountWithFindings(3);
  const page = await openAs(editor);
  await page.goto("/findings");
  const table = page.getByRole("table", { name: "Findings" });
  const dialog = page.getByRole("dialog", { name: /^Suppress/ });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await test.step("? lists the keys; Escape closes", async () => {
    await press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("j, k and x select; s asks for a comment that says something", async () => {
    await press("j", "j", "k", "x", "j", "x");
    await expect(page.getByRole("toolbar", { name: "Selected findings" })).toContainText("2 selected");
    await press("s");
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    for (const nothing of ["", "   ", "\u200B\u200B\u2060"]) {
      await dialog.getByLabel(/Comment/).fill(nothing);
      await press("Control+Enter");
      await expect(dialog.getByText("A comment is needed", { exact: false })).toBeVisible();
    }
    await dialog.getByLabel(/Comment/).fill("Bucket policies are moved, CHG-2291");
    await press("Control+Enter");
    await expect(page.getByText("2 findings suppressed.")).toBeVisible();
    await expect(table.getByRole("link")).toHaveCount(1);
  });

  await test.step("undo brings them back", async () => {
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("2 findings as before.")).toBeVisible();
    await expect(table.getByRole("link")).toHaveCount(3);
  });

  await test.step("Enter opens the finding beside the list, c writes into its thread", async () => {
    await press("j");
    await press("Enter");
    await expect(page).toHaveURL(/finding=\d+/);
    await press("c");
    await expect(page.getByLabel("Write a comment")).toBeFocused();
    await page.keyboard.type("Asked the storage team.");
    await press("Control+Enter");
    await expect(page.getByRole("region", { name: "Timeline" })).toContainText("Asked the storage team.");
    await expectAccessible(page);
    await press("Escape", "Escape");
    await expect(page).not.toHaveURL(/finding=/);
  });
});

test("a suppression has a comment and an end within the ceiling, and can be reopened", async ({ openAs }) => {
  const { account, editor } = await accountWithFindings(1);
  const page = await openAs(editor);
  const { number } = await db.finding.findFirstOrThrow({ where: { accountId: account.id } });
  await page.goto(`/findings/${number}`);
  const dialog = page.getByRole("dialog", { name: `Suppress F-${number}` });
  const timeline = page.getByRole("region", { name: "Timeline" });

  await test.step("Escape leaves the dialog and not the finding, and focus goes back to the button", async () => {
    const toTheList: string[] = [];
    page.on("request", (request) => {
      // Links that are in sight are fetched ahead; only going there counts.
      const isAhead = Object.keys(request.headers()).some((name) => /^next-router-.*prefetch$/.test(name));
      if (!isAhead && new URL(request.url()).pathname === "/findings") toTheList.push(request.url());
    });
    const suppress = page.getByRole("button", { name: /^Suppress…/ });
    await suppress.focus();
    await page.keyboard.press("Enter");
    await expect(dialog.getByLabel(/Comment/)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(suppress).toBeFocused();
    await page.keyboard.press("c");
    await page.keyboard.type("Looked at.");
    await page.keyboard.press("Control+Enter");
    await expect(timeline).toContainText("Looked at.");
    expect(toTheList).toEqual([]);
  });

  await test.step("for good, or later than the ceiling of its level, is refused with the reason", async () => {
    await page.getByRole("button", { name: /^Suppress…/ }).click();
    await expect(dialog.getByRole("radio", { name: "For good" })).toBeDisabled();
    await expect(dialog.getByText(/Very High: at most 30 days/)).toBeVisible();
    await dialog.getByLabel(/Comment/).fill("Known migration");
    await dialog.getByRole("radio", { name: "Date and time" }).check();
    await dialog.getByLabel(/^Date and time \(/).fill("2031-01-01T09:00");
    await dialog.getByRole("button", { name: /^Suppress/ }).click();
    await expect(dialog.getByText("That is later than allowed.")).toBeVisible();
  });

  await test.step("until tomorrow it holds, and says by whom and why", async () => {
    await dialog.getByText("Tomorrow 09:00").click();
    await dialog.getByRole("button", { name: /^Suppress/ }).click();
    await expect(page.getByText(/^Suppressed until .*“Known migration”/)).toBeVisible();
    await expect(timeline).toContainText(`${editor.name} suppressed it until`);
  });

  await test.step("it is reopened", async () => {
    await page.getByRole("button", { name: "Reopen" }).first().click();
    await expect(timeline).toContainText(`${editor.name} reopened it`);
    await expect(page.getByRole("button", { name: /^Suppress…/ })).toBeVisible();
  });

  await test.step("an end that has passed makes it open, with nobody doing anything", async () => {
    await db.finding.update({
      where: { number },
      data: { status: "suppressed", suppressedUntil: new Date(Date.now() + HOUR) },
    });
    await page.goto("/findings");
    await expect(page.getByRole("link", { name: "Open 0" })).toBeVisible();
    await db.finding.update({ where: { number }, data: { suppressedUntil: new Date(Date.now() - 1000) } });
    await page.reload();
    await expect(page.getByRole("link", { name: "Open 1" })).toBeVisible();
    await expect(page.getByRole("table", { name: "Findings" }).getByText("PutBucketAcl1")).toBeVisible();
  });
});

test("filters live in the address, and a selection reaches across pages", async ({ openAs }) => {
  const { account, editor } = await accountWithFindings(120);
  const page = await openAs(editor);
  await page.goto("/findings");
  const bar = page.getByRole("toolbar", { name: "Selected findings" });

  await test.step("the text filter survives a reload and is cleared", async () => {
    await page.getByRole("searchbox", { name: "Event or actor" }).fill("PutBucketAcl77");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("table", { name: "Findings" }).getByRole("link")).toHaveCount(1);
    await expect(page).toHaveURL(/q=PutBucketAcl77/);
    await page.reload();
    await expect(page.getByRole("searchbox", { name: "Event or actor" })).toHaveValue("PutBucketAcl77");
    await expect(page.getByRole("table", { name: "Findings" }).getByRole("link")).toHaveCount(1);
    await page.getByRole("button", { name: "Clear all" }).click();
    await expect(page).toHaveURL(/\/findings$/);
  });

  await test.step("rows are chosen from the grids that one sees, found by pattern, in both languages", async () => {
    const filters = page.getByRole("group", { name: "Filters" });
    await filters.getByRole("button", { name: /^Row/ }).click();
    const words = page.getByRole("textbox", { name: "Pattern, note or number" });
    // A pattern may be longer than what is looked for.
    await words.fill("");
    await page.keyboard.insertText("n".repeat(300));
    await expect(page.getByText("No row fits")).toBeVisible();
    await words.fill("acl77");
    const option = page.getByRole("checkbox", { name: `Row 1 ^PutBucketAcl77$ · ${s3} ${account.name}` });
    await option.check();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("table", { name: "Findings" }).getByRole("link")).toHaveCount(1);
    await expect(page).toHaveURL(/row=[0-9a-f-]{36}/);
    const reader = await newPerson("triage", { role: "viewer", accountIds: [account.id] }, "ja");
    const japanese = await openAs(reader, "ja");
    await japanese.goto(page.url());
    const chip = japanese.getByRole("button", { name: /^行\s*行1$/ });
    await chip.click();
    await expect(japanese.getByRole("checkbox", { name: /^行1 \^PutBucketAcl77\$/ })).toBeChecked();
    await japanese.getByRole("checkbox", { name: new RegExp(`^行2 .*${account.name}`) }).check();
    await japanese.keyboard.press("Escape");
    await expect(japanese.getByRole("link", { name: "未対応 120" })).toBeVisible();
    await japanese.close();
    await page.getByRole("button", { name: "Clear all" }).click();
    await expect(page).toHaveURL(/\/findings$/);
  });

  await test.step("what is selected stays selected on the next page, and all that fit can be decided", async () => {
    await page
      .getByRole("checkbox", { name: /^Select F-/ })
      .first()
      .check();
    await page.getByRole("link", { name: "Older" }).click();
    await expect(page).toHaveURL(/after=/);
    await page
      .getByRole("checkbox", { name: /^Select F-/ })
      .first()
      .check();
    await expect(bar).toContainText("2 selected");
    await bar.getByRole("button", { name: "All 120 that fit" }).click();
    await expect(bar).toContainText("120 selected");
    await bar.getByRole("button", { name: "Resolve" }).click();
    await expect(page.getByText("120 findings resolved.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Open 0" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Resolved 120" })).toBeVisible();
  });
});

test("hostile text is shown as text, in the list, the detail and the record", async ({ openAs }) => {
  const { account, editor } = await accountWithFindings(1, {
    eventName: IMAGE,
    userAgent: `${IMAGE}<script>alert(2)</script>`,
    userName: BIDI,
    requestParameters: { [IMAGE]: "javascript:alert(3)", bucketName: BIDI },
  });
  const page = await openAs(editor);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto("/findings");
  await expect(page.getByRole("table", { name: "Findings" }).getByText(IMAGE)).toBeVisible();
  const { number } = await db.finding.findFirstOrThrow({ where: { accountId: account.id } });
  await page.goto(`/findings/${number}`);
  await expect(page.getByRole("heading", { level: 2, name: IMAGE })).toBeVisible();
  const tree = page.getByRole("group", { name: "Record as a tree" });
  await expect(tree.getByText("javascript:alert(3)")).toBeVisible();
  await expect(tree.getByText(`${IMAGE}<script>alert(2)</script>`)).toBeVisible();
  await page.goto("/events");
  await expect(page.getByText(IMAGE).first()).toBeVisible();
  await expect(page.getByText(BIDI.replace("\u202E", "\uFFFD")).first()).toBeVisible();
  await expect(page.locator("tbody").getByText("\u202E")).toHaveCount(0);
  await expect(page.locator('img[src="x"], a[href^="javascript"]')).toHaveCount(0);
  expect(dialogs).toEqual([]);
});
