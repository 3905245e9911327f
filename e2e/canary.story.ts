import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

const iam = "iam.amazonaws.com";

test("a canary is named in the form, tried on stored events, and told the moment it is used or changed", async ({
  openAs,
}) => {
  const account = await newAccount("canary");
  await saveRows(account.id, [row("^NeverCalled$")]);
  const send = await newSource(account.id);
  const canary = "cn-pay-readonly";
  const use = (eventName: string, userName: string) =>
    record({ eventName, eventSource: "s3.amazonaws.com", accountId: account.id, userName });
  await send([use("ListBuckets", canary), use("ListBuckets", "tanaka.yu")]);
  const page = await openAs(await newPerson("canary", { role: "editor", accountIds: [account.id] }));

  await test.step("the name is checked while typing, and stored events show what it would have found", async () => {
    await page.goto(`/rules/IAM-055?scope=${account.id}`);
    const names = page.getByRole("textbox", { name: "Canary IAM users" });
    await names.fill("arn:aws:iam::1:user/x");
    await names.press("Enter");
    await expect(page.getByText("Not an IAM name", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Remove arn:aws:iam::1:user/x" }).click();
    await names.fill(canary);
    await names.press("Enter");
    const preview = page.getByRole("row").filter({ hasText: `${canary} was used` });
    await expect(preview).toHaveCount(1);
    await expectAccessible(page);
  });

  await test.step("switched on and saved, its provenance is the account", async () => {
    await page.getByRole("button", { name: /^Switch on and save/ }).click();
    await expect(page.getByText("Saved as v1.")).toBeVisible();
    await expect(page.getByRole("table").getByText("Account setting v1", { exact: false })).toBeVisible();
    await page.goto("/findings");
    await expect(page.getByRole("link", { name: "Open 0" })).toBeVisible();
  });

  await test.step("its use and its change are findings at once, what others do is none", async () => {
    const change = record({
      eventName: "CreateAccessKey",
      eventSource: iam,
      accountId: account.id,
      userName: "tanaka.yu",
      requestParameters: { userName: canary },
    });
    const counts = await send([use("GetCallerIdentity", canary), change, use("ListBuckets", "tanaka.yu")]);
    expect(counts).toMatchObject({ stored: 3, matched: 2 });
    await page.goto("/findings");
    const table = page.getByRole("table", { name: "Findings" });
    await expect(table.getByRole("row").filter({ hasText: "GetCallerIdentity" })).toContainText(
      "Canary used",
    );
    await expect(table.getByRole("row").filter({ hasText: "CreateAccessKey" })).toContainText(
      "Canary changed",
    );
    await table.getByText("GetCallerIdentity").click();
    await expect(page.getByText(`The actor is the canary ${canary}.`)).toBeVisible();
  });

  await test.step("the canaries' page says so, and what it does not know", async () => {
    await page.goto("/canaries");
    const line = page.getByRole("row").filter({ hasText: account.name });
    await expect(line).toContainText(canary);
    await expect(line).toContainText(/Used|Changed/);
    await expect(page.getByText("The credential report is not connected yet.")).toBeVisible();
    await expectAccessible(page);
  });
});
