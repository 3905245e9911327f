import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { suppressFindings } from "@/lib/suppressions/suppress-findings";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows, storedDraft } from "./world";

test("a large publication waits for a second person, who refuses or approves it", async ({
  admin,
  openAs,
}) => {
  test.setTimeout(180_000);
  const account = await newAccount("review");
  await saveRows(account.id, [row("^NothingYet$|^CreateBucket$")]);
  const send = await newSource(account.id);
  const call = (eventName: string) =>
    record({ eventName, eventSource: "s3.amazonaws.com", accountId: account.id, userName: "mori" });
  await send([call("CreateBucket"), ...Array.from({ length: 60 }, () => call("PutObject"))]);
  const { id } = await db.finding.findFirstOrThrow({ where: { accountId: account.id } });
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const targets = { items: [{ id, status: "open" as const }] };
  await suppressFindings(systemActor("fixtures"), { targets, comment: "Nightly backup", until });
  const access = { role: "editor" as const, accountIds: [account.id] };
  const [author, reviewer] = [await newPerson("author", access), await newPerson("reviewer", access)];
  const address = `/rules/RTM-011?scope=${account.id}`;

  await test.step("an administrator sets the size, and only a whole number", async () => {
    await admin.goto("/organisation");
    const never = admin.getByRole("checkbox", { name: /2人目の承認を求めない|Never ask a second person/ });
    const size = admin.getByRole("textbox", {
      name: /反映に2人目の承認が必要な変更量|above which another person/,
    });
    await never.uncheck();
    await size.fill("");
    const save = admin.getByRole("button", { name: /組織の設定を保存|Save the organisation/ });
    await save.click();
    await expect(admin.getByText(/0以上の整数|whole number from 0/)).toBeVisible();
    await size.fill("50");
    await expectAccessible(admin);
    await save.click();
    await expect.poll(async () => (await db.organisation.findFirst())?.reviewRadius).toBe(50);
  });

  try {
    const page = await openAs(author);
    const other = await openAs(reviewer);
    const dialog = page.getByRole("dialog");
    const ask = async () => {
      await page.goto(address);
      await page.getByRole("button", { name: /^Publish…/ }).click();
      await expect(dialog.getByText("This changes more than 50 events")).toBeVisible();
      await dialog.getByLabel("Note for the history").fill("All of S3");
      await dialog.getByRole("button", { name: /^Ask for approval/ }).click();
      await expect(page.getByText("another person was asked to approve it")).toBeVisible();
    };

    await test.step("above it the publication becomes a request, and the draft stays", async () => {
      await page.goto(address);
      await page.getByRole("gridcell").filter({ hasText: "^NothingYet$" }).click();
      await page.keyboard.press("F2");
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type("^PutObject$");
      await page.keyboard.press("Enter");
      await expect.poll(() => storedDraft(author.id)).toContain('"^PutObject$"');
      await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
      await ask();
      await expect(page.getByText("Draft: 1 row changed")).toBeVisible();
      await expectAccessible(page);
      expect(await live(account.id)).toBe(1);
      await page.getByRole("link", { name: "1 publication waits for approval" }).click();
      await expect(page.getByRole("button", { name: "Withdraw the request" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Approve and publish" })).toHaveCount(0);
    });

    await test.step("the other person finds it, sees what it changes, and refuses with a comment", async () => {
      await other.goto("/overview");
      await expect(other.getByText("1 publication waits for your approval")).toBeVisible();
      await other.goto("/reviews");
      await expectAccessible(other);
      await other.getByRole("link", { name: new RegExp(account.name) }).click();
      await expect(other.getByText("+60 gained").first()).toBeVisible();
      await expect(other.getByText("“All of S3”")).toBeVisible();
      await expect(other.getByText("^PutObject$").first()).toBeVisible();
      await expect(other.getByText("Suppressed findings of rows that change or go: 1.")).toBeVisible();
      await expectAccessible(other);
      await expect(other.getByRole("button", { name: "Refuse" })).toBeDisabled();
      await other.getByLabel("Comment").fill("Leave the backups out");
      await other.getByRole("button", { name: "Refuse" }).click();
      await expect(other.getByRole("status").filter({ hasText: "Refused by" })).toBeFocused();
      await expect(other.getByText("“Leave the backups out”")).toBeVisible();
      expect(await live(account.id)).toBe(1);
    });

    await test.step("withdrawn by its author it is over", async () => {
      await ask();
      await page.getByRole("link", { name: "1 publication waits for approval" }).click();
      await page.getByRole("button", { name: "Withdraw the request" }).click();
      await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
    });

    await test.step("approved it is live exactly as it was asked for, in its author's name", async () => {
      await ask();
      await other.goto(address);
      await other.getByRole("link", { name: "1 publication waits for approval" }).click();
      await other.getByLabel("Comment").fill("Without the backups");
      await other.getByRole("button", { name: "Approve and publish" }).click();
      await expect(other.getByText("It went live as version 2.")).toBeVisible();
      await expect(other.getByText("^NothingYet$").first()).toBeVisible();
      await expect(other.getByText("^PutObject$").first()).toBeVisible();
      await page.goto(address);
      await expect(page.getByRole("gridcell").filter({ hasText: "^PutObject$" })).toHaveCount(1);
      await expect(page.getByRole("button", { name: /^Publish…/ })).toBeDisabled();
      await page.goto(`/rules/RTM-011/history?scope=${account.id}`);
      await expect(page.getByText(author.name).first()).toBeVisible();
      const approved = page.getByText(`Approved by ${reviewer.name}`);
      await expect(approved).toContainText("“Without the backups”");
      await expectAccessible(page);
    });
  } finally {
    await db.organisation.update({ where: { id: 1 }, data: { reviewRadius: null } });
  }
});

async function live(scope: string): Promise<number> {
  const head = await db.ruleSetting.findUniqueOrThrow({
    where: { ruleId_scope: { ruleId: "RTM-011", scope } },
    select: { version: true },
  });
  return head.version;
}
