import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, expectAccessible, test } from "./fixtures";
import { importLogs } from "./import-logs";
import { MAIN_JOB_WORDS } from "./main-job-words";
import { logFile, record } from "./records";
import { newPerson, resetOrganisation } from "./world";

/** The vendor's example as the article quotes it: columns reversed, words for people. */
const OFFICIAL_EXAMPLE = `Item | Identity | Service | Event |
---|---|---|---|
(a) | IAM user | IAM | * |
(b) | * | CloudTrail | DeleteTrail |
(c) | IAM user | EC2 | StartInstances |
(d) | * | * | "Create" "Delete" "Update" "Put" "Stop*" |`;

const iam = "iam.amazonaws.com";
const ec2 = "ec2.amazonaws.com";

function recordsOf(accountId: string) {
  const user = { accountId, requestParameters: { userName: "svc-backup" } };
  return [
    record({ eventName: "CreateUser", eventSource: iam, ...user }),
    record({ eventName: "CreateLoginProfile", eventSource: iam, ...user }),
    record({ eventName: "CreateAccessKey", eventSource: iam, ...user }),
    record({ eventName: "DeleteTrail", eventSource: "cloudtrail.amazonaws.com", type: "Root", accountId }),
    record({ eventName: "StartInstances", eventSource: ec2, accountId }),
    record({ eventName: "StartInstances", eventSource: ec2, type: "AssumedRole", accountId }),
    record({ eventName: "DescribeInstances", eventSource: ec2, readOnly: true, accountId }),
    ...Array.from({ length: 13 }, (_, i) =>
      record({
        eventName: "PutParameter",
        eventSource: "ssm.amazonaws.com",
        type: "AssumedRole",
        requestParameters: { name: `/app/${i}` },
        accountId,
      }),
    ),
  ];
}
const MATCHING = 18;

for (const [language, account] of [
  ["ja", "402177539018"],
  ["en", "731460285512"],
] as const) {
  const words = MAIN_JOB_WORDS[language];

  test.describe(language, () => {
    test.use({ language });

    test("from the official example to findings that were foretold, suppressed and tuned", async ({
      openAs,
    }) => {
      test.setTimeout(120_000);
      const page = await openAs(await newPerson(`main-job-${language}`, { role: "admin" }, language));
      await resetOrganisation("RTM-011");
      const records = recordsOf(account);
      const folder = await mkdtemp(join(tmpdir(), "kanaria-logs-"));
      await writeFile(join(folder, "log.json.gz"), logFile(records));

      await test.step("paste the official example and have it translated", async () => {
        await page.goto("/rules/RTM-011");
        await page.getByRole("button", { name: words.pasteTable }).first().click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel(words.table, { exact: true }).fill(OFFICIAL_EXAMPLE);
        await expect(dialog.getByText(words.isOfficial, { exact: false })).toBeVisible();
        await expect(dialog.getByText("cloudtrail.amazonaws.com", { exact: false })).toBeVisible();
        await expectAccessible(page);
        await dialog.getByRole("button", { name: words.takeFour }).click();
        await expect(page.getByRole("grid").getByRole("rowheader")).toHaveCount(4);
      });

      await test.step("see at once which pasted records match, and why not", async () => {
        await page
          .getByLabel(words.events, { exact: true })
          .fill(JSON.stringify({ Records: records }, null, 2));
        await expect(page.getByText(words.match(MATCHING, records.length))).toBeVisible();
        await expect(page.getByText(words.stopped)).toBeVisible();
        await expectAccessible(page);
      });

      await test.step("publish", async () => {
        await page.getByRole("button", { name: words.publish }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel(words.note).fill(words.noteText);
        await dialog.getByRole("button", { name: words.publish }).click();
        await expect(dialog).toBeHidden();
        await expect(page.getByText(words.live).first()).toBeVisible();
      });

      await test.step("import the log files and find exactly what the tester foretold", async () => {
        const output = await importLogs(folder);
        expect(output).toContain(
          `${records.length} received, ${records.length} stored, 0 duplicate, ${MATCHING} matched, 0 rejected`,
        );
        expect(await importLogs(folder)).toContain("1 already imported before");
        await page.goto(`/findings?account=${account}`);
        await expect(page.getByRole("link", { name: words.open(MATCHING) })).toBeVisible();
        await expect(page.getByText("StartInstances")).toHaveCount(1);
        await expect(page.getByText("DescribeInstances")).toHaveCount(0);
        await expectAccessible(page);
      });

      await test.step("suppress one until tomorrow", async () => {
        await page.getByText("DeleteTrail").click();
        await page.getByRole("button", { name: words.suppressDialog }).first().click();
        const dialog = page.getByRole("dialog");
        const suppress = dialog.getByRole("button", { name: words.suppress });
        await suppress.click();
        await expect(dialog.getByText(words.commentRequired, { exact: false })).toBeVisible();
        await dialog.getByLabel(words.comment).fill(words.commentText);
        await dialog.getByText(words.tomorrow).click();
        await suppress.click();
        await expect(page.getByText(words.suppressed(1))).toBeVisible();
        await expect(page.getByRole("link", { name: words.open(MATCHING - 1) })).toBeVisible();
      });

      await test.step("suppress a dozen in bulk", async () => {
        await page.goto(`/findings?event=PutParameter&account=${account}`);
        await page.getByRole("checkbox", { name: words.selectPage }).check();
        const bar = page.getByRole("toolbar", { name: words.selection });
        await expect(bar).toContainText(words.selected(13));
        await bar.getByRole("button", { name: words.suppressDialog }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel(words.comment).fill("CHG-2291");
        await page.keyboard.press("Control+Enter");
        await expect(page.getByText(words.suppressed(13))).toBeVisible();
        await page.goto(`/findings?status=suppressed&account=${account}`);
        await expect(page.getByText("PutParameter").first()).toBeVisible();
        await expect(page.getByText("DeleteTrail")).toHaveCount(1);
      });

      await test.step("override a rule on one account and see where its value comes from", async () => {
        await page.goto(`/rules/IAM-055?scope=${account}`);
        const users = page.getByRole("textbox", { name: words.users }).first();
        await users.fill("cn-pay-readonly");
        await users.press("Enter");
        await page.getByRole("button", { name: words.enableAndSave }).click();
        await expect(page.getByText(words.saved)).toBeVisible();
        await page.goto("/rules/IAM-055");
        await expect(
          page
            .getByRole("table")
            .getByRole("row")
            .filter({ hasText: account.slice(0, 4) }),
        ).toContainText(words.ownSetting);
      });

      await rm(folder, { recursive: true });
    });
  });
}
