import { db } from "@/lib/db/client";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

const IAM = "iam.amazonaws.com";

test("examples live with a row: added from the tester, tried at each character, and told when publishing", async ({
  openAs,
}) => {
  const account = await newAccount("examples");
  await saveRows(account.id, [row("^CreateUser$", "iam.amazonaws.com"), row("^DeleteTrail$")]);
  const page = await openAs(await newPerson("examples", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const grid = page.getByRole("grid", { name: "Rows of RTM-011" });
  const line = grid.getByRole("row").filter({ hasText: "Example fails" });
  const cell = grid.getByRole("gridcell").filter({ hasText: /^\^CreateUse/ });
  const verdicts = page.getByRole("treegrid", { name: "Verdicts" });
  const dialog = page.getByRole("dialog");
  const editCell = async (keys: string[]) => {
    await cell.click();
    await page.keyboard.press("F2");
    await page.keyboard.press("End");
    for (const key of keys) await page.keyboard.press(key);
  };

  await test.step("an event in the tester becomes an example of the row that it is attributed to", async () => {
    await page
      .getByLabel("Events", { exact: true })
      .fill(JSON.stringify(record({ eventName: "CreateUser", eventSource: IAM, accountId: account.id })));
    await verdicts.getByRole("row").first().click();
    const bar = verdicts.getByRole("group", { name: "Make this event an example" });
    await expect(bar.getByLabel("As an example of")).toHaveValue(/.+/);
    await expectAccessible(page);
    await bar.getByRole("button", { name: "Must match" }).click();
    await expect(page.getByText("Added to the examples of row 1.")).toBeVisible();
    await expect(grid.getByRole("button", { name: "1 of 1 examples pass" })).toBeVisible();
  });

  await test.step("the toast takes it back, and it can be added again", async () => {
    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await expect(grid.getByRole("button", { name: /examples pass/ })).toHaveCount(0);
    await verdicts.getByRole("button", { name: "Must match" }).click();
    await expect(grid.getByRole("button", { name: "1 of 1 examples pass" })).toBeVisible();
  });

  await test.step("one character breaks the row: a line says so while it is typed", async () => {
    await editCell(["ArrowLeft", "x"]);
    await expect(line).toContainText(
      "must match CreateUser · iam.amazonaws.com · IAMUser, but is stopped at eventName. (1 of 1 fail)",
    );
    await expect(grid.getByRole("button", { name: "0 of 1 examples pass" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Backspace");
    await expect(line).toHaveCount(0);
    await page.keyboard.type("x");
    await page.keyboard.press("Enter");
    await expect(line).toHaveCount(1);
  });

  await test.step("publishing warns of it", async () => {
    await page.getByRole("button", { name: /^Publish…/ }).click();
    await expect(dialog).toContainText("0 of 1 examples pass. Examples fail in row 1.");
    await page.keyboard.press("Escape");
  });

  await test.step("the row's dialog tries the examples with each character, and mends the cell", async () => {
    await line.getByRole("button", { name: "Examples…" }).click();
    await expect(dialog).toContainText("Examples of row 1");
    const item = dialog.getByRole("list", { name: "Examples" }).getByRole("listitem").first();
    await expect(item).toContainText("Fails");
    await dialog.getByRole("textbox", { name: "eventName", exact: true }).fill("^CreateUser$");
    await expect(item).toContainText("Passes");
    await expectAccessible(page);
  });

  await test.step("an example by hand; its expectation can be turned over, and it can go", async () => {
    const form = dialog.getByRole("form", { name: "Add an example by hand" });
    await form.getByLabel("eventName of the example").fill("DeleteUser");
    await form.getByLabel("eventSource of the example").fill(IAM);
    await form.getByRole("button", { name: "Add: must match" }).click();
    const list = dialog.getByRole("list", { name: "Examples" });
    await expect(list.getByRole("listitem")).toHaveCount(2);
    await expect(dialog).toContainText("1 of 2 examples pass");
    await dialog
      .getByRole("radiogroup", { name: "What example 2 expects" })
      .getByText("Must not match")
      .click();
    await expect(dialog).toContainText("2 of 2 examples pass");
    await dialog.getByRole("button", { name: "Remove example 2" }).click();
    await expect(list.getByRole("listitem")).toHaveCount(1);
  });

  await test.step("changes that nothing notices are offered with an event that would, one click each", async () => {
    const check = dialog.getByRole("region", { name: "Changes that no example notices" });
    const examples = dialog.getByRole("list", { name: "Examples" }).getByRole("listitem");
    const add = check.getByRole("button", { name: "Add", exact: true });
    await expect(check).toContainText("would pass unnoticed");
    await expect(check.getByRole("listitem").first()).toBeVisible();
    await expect(add.first()).toBeEnabled();
    await expectAccessible(page);
    for (;;) {
      await expect(check).not.toHaveAttribute("aria-busy");
      if ((await add.count()) === 0) break;
      const shown = await examples.count();
      await add.first().click();
      await expect(examples).toHaveCount(shown + 1);
      await expect(dialog).toContainText(`${shown + 1} of ${shown + 1} examples pass`);
    }
    await expect(check).toContainText("the examples notice every one");
    expect(await examples.count()).toBeGreaterThan(1);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Close" }).last().click();
  });

  await test.step("then it goes live, with its examples", async () => {
    await page.getByRole("button", { name: /^Publish…/ }).click();
    await expect(dialog).toContainText(/All \d+ examples pass\./);
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(dialog).toHaveCount(0);
    const head = await db.ruleSetting.findFirstOrThrow({
      where: { ruleId: "RTM-011", scope: account.id },
      select: { current: { select: { body: true } } },
    });
    const { values } = head.current.body as { values: { patterns: { examples?: unknown[] }[] } };
    expect(values.patterns[0]!.examples!.length).toBeGreaterThan(1);
  });
});

test("where the organisation says so, rows whose examples fail are not published", async ({
  openAs,
  admin,
}) => {
  const account = await newAccount("examples-gate");
  const event = {
    eventName: "CreateUser",
    eventSource: IAM,
    userIdentityType: "IAMUser",
    failed: false,
  };
  await saveRows(account.id, [
    row("^DeleteTrail$"),
    row("^CreateUser$", "", "", { examples: [{ id: "one", expect: "match", event }] }),
  ]);
  const gate = admin.getByRole("switch", { name: "テスト例がすべて合格している行だけを反映する" });
  const saveGate = async () => {
    await admin.getByRole("button", { name: "組織の設定を保存" }).click();
    await expect(admin.getByText("保存しました。")).toBeVisible();
  };
  await admin.goto("/organisation");
  await gate.check();
  await saveGate();

  const page = await openAs(await newPerson("examples", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const dialog = page.getByRole("dialog");
  const line = page.getByRole("grid").getByRole("row").filter({ hasText: "Example fails" });
  await page.getByRole("gridcell").filter({ hasText: "^CreateUser$" }).click();
  await page.keyboard.press("F2");
  await page.keyboard.press("Home");
  await page.keyboard.type("x");
  await expect(line).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Publish…/ }).click();
  await expect(dialog).toContainText("the organisation does not let such rows be published");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog.getByRole("alert").last()).toContainText("Row 2 has an example that fails");
  await page.keyboard.press("Escape");

  await page.getByRole("gridcell").filter({ hasText: "x^CreateUser$" }).click();
  await page.keyboard.press("Control+z");
  await expect(line).toHaveCount(0);
  await page.getByRole("button", { name: "Add row" }).click();
  await page.keyboard.type("^DeleteUser$");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Publish…/ }).click();
  await expect(dialog).toContainText("The one example passes.");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog).toHaveCount(0);

  await gate.uncheck();
  await saveGate();
});

test("a finding becomes an example of the row that found it, in one's own draft", async ({ openAs }) => {
  const account = await newAccount("examples-finding");
  await saveRows(account.id, [row("^Never"), row("^Create", IAM)]);
  const send = await newSource(account.id);
  await send([record({ eventName: "CreateUser", eventSource: IAM, accountId: account.id })]);
  const { number } = await db.finding.findFirstOrThrow({
    where: { accountId: account.id },
    select: { number: true },
  });
  const editor = await newPerson("examples", { role: "editor", accountIds: [account.id] }, "ja");
  const page = await openAs(editor, "ja");
  await page.goto(`/findings/${number}`);
  const group = page.getByRole("group", { name: "行2のテスト例にする：" });
  await expectAccessible(page);
  await group.getByRole("button", { name: "一致すべきでない" }).click();
  await expect(group.getByText("下書きの行2に追加しました。")).toBeVisible();
  await page.getByRole("button", { name: "元に戻す", exact: true }).click();
  await expect(group.getByText("下書きの行2に追加しました。")).toHaveCount(0);
  expect(await db.ruleDraft.count({ where: { userId: editor.id } })).toBe(0);
  await group.getByRole("button", { name: "一致すべきでない" }).click();
  await group.getByRole("link", { name: "下書きを開く" }).click();
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("button", { name: "テスト例 1件中0件が合格" })).toBeVisible();
  await expect(grid).toContainText(
    "CreateUser · iam.amazonaws.com · IAMUserに一致すべきでないのに、一致しています。",
  );

  const viewer = await openAs(await newPerson("viewer", { role: "viewer", accountIds: [account.id] }));
  await viewer.goto(`/findings/${number}`);
  await expect(viewer.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(viewer.getByRole("group", { name: /^As an example of/ })).toHaveCount(0);
});
