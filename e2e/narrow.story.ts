import { db } from "@/lib/db/client";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

const DAY_MS = 86_400_000;

test("a noisy row is narrowed down by what makes the noise, without losing what was confirmed", async ({
  openAs,
}) => {
  const account = await newAccount("narrow");
  await saveRows(account.id, [row("^Create")]);
  const send = await newSource(account.id);
  const role = `arn:aws:iam::${account.id}:role/deploy`;
  const day = new Date(Date.now() - 10 * DAY_MS).toISOString().slice(0, 10);
  const byRole = (count: number, more = {}) =>
    Array.from({ length: count }, () =>
      record({
        eventName: "CreateTags",
        eventSource: "ec2.amazonaws.com",
        accountId: account.id,
        userIdentity: {
          type: "AssumedRole",
          principalId: "AROAEXAMPLE:ci-1",
          arn: `arn:aws:sts::${account.id}:assumed-role/deploy/ci-1`,
          accountId: account.id,
          sessionContext: {
            sessionIssuer: { type: "Role", arn: role, accountId: account.id, userName: "deploy" },
          },
        },
        ...more,
      }),
    );
  const byPerson = (count: number, more = {}) =>
    Array.from({ length: count }, () =>
      record({
        eventName: "CreateUser",
        eventSource: "iam.amazonaws.com",
        accountId: account.id,
        userName: "mori",
        ...more,
      }),
    );
  await send([
    ...byRole(30, { eventTime: `${day}T03:00:00Z` }),
    ...byPerson(3, { eventTime: `${day}T15:00:00Z` }),
    ...byRole(4),
    ...byPerson(1),
  ]);
  const { id } = await db.finding.findFirstOrThrow({
    where: { accountId: account.id, eventName: "CreateUser" },
  });
  await db.finding.update({ where: { id }, data: { status: "confirmed" } });

  const page = await openAs(await newPerson("narrow", { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const strip = page.getByRole("region", { name: "Consequence" });
  const dialog = page.getByRole("dialog", { name: "Narrow row 1 down" });
  await expect(strip).toContainText("Findings of these rows");

  await test.step("the row's menu proposes first to leave out the role", async () => {
    await page.getByRole("button", { name: "Actions of row 1" }).click();
    await page.getByRole("menuitem", { name: "Narrow down…" }).click();
    await expect(dialog.getByRole("status")).toHaveText(
      "38 events of this row in 2 days; 1 finding of it was confirmed.",
    );
    const first = dialog.getByRole("listitem").first();
    await expect(first).toContainText(`Leave out calls by ${role}`);
    await expect(first.getByRole("definition")).toHaveText(["91% (30 events)", "80% (4 events)", "0"]);
    await expectAccessible(page);
  });

  await test.step("what would lose the confirmed finding is shown only when asked for", async () => {
    const loser = dialog.getByRole("listitem").filter({ hasText: "Leave out CreateUser" });
    await expect(loser).toHaveCount(0);
    await dialog.getByRole("checkbox", { name: "Also show what would have lost confirmed findings" }).check();
    await expect(loser.getByRole("definition")).toHaveText(["9% (3 events)", "20% (1 event)", "1"]);
    await expectAccessible(page);
  });

  await test.step("taken into the draft, its consequence is open", async () => {
    const first = dialog.getByRole("listitem").first();
    await first.getByRole("button", { name: "Take into the draft" }).click();
    await expect(dialog).toHaveCount(0);
    const consequence = page.getByRole("dialog", { name: "Consequence of the draft" });
    await expect(consequence.getByRole("row").filter({ hasText: account.name })).toContainText("−34");
    await expect(consequence.getByRole("listitem").filter({ hasText: "CreateTags" })).toContainText("34");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(consequence).toHaveCount(0);
    await expect(page.getByRole("combobox", { name: "eventName, row 1" })).toBeFocused();
    await expect(page.getByText("Row 1 was narrowed down in your draft")).toBeVisible();
    await expect(page.getByText("Draft: 1 row changed")).toBeVisible();
    await expect(strip).toContainText("−34 lost");
    await expect(strip.getByRole("listitem")).toHaveText([/CreateTags.*34/]);
    await expectAccessible(page);
  });

  await test.step("undo brings it back", async () => {
    await page.keyboard.press("Control+z");
    await expect(page.getByText("Draft: 1 row changed")).toHaveCount(0);
    await expect(strip).toContainText("Findings of these rows");
  });
});
