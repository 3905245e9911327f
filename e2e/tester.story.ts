import { expect, expectAccessible, test } from "./fixtures";
import { logFile, record } from "./records";
import { newAccount, newPerson, newSource, row, saveRows } from "./world";

const ec2 = "ec2.amazonaws.com";
/** Stands in each pasted text; no request may carry it. */
const SECRET = "svc-zebra-4711";

const terminate = () =>
  record({ eventName: "TerminateInstances", eventSource: ec2, requestParameters: { name: SECRET } });
const byRole = () =>
  record({ eventName: "TerminateInstances", eventSource: ec2, type: "AssumedRole", userAgent: SECRET });

const FRAGMENT = `"userIdentity": {
    "type": "IAMUser",
    "userName": "${SECRET}"
},
"eventSource": "ec2.amazonaws.com",
"eventName": "TerminateInstances",`;

test("events of every shape are judged in the browser, and nothing of them leaves it", async ({ openAs }) => {
  const account = await newAccount("tester");
  await saveRows(account.id, [row("^Terminate", "ec2\\.", "IAMUser"), row("^(a+)+$")]);
  await (
    await newSource(account.id)
  )([
    record({ eventName: "TerminateInstances", eventSource: ec2, accountId: account.id }),
    record({ eventName: "ListBuckets", eventSource: "s3.amazonaws.com", accountId: account.id }),
  ]);
  const page = await openAs(await newPerson("tester", { role: "editor", accountIds: [account.id] }));
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const events = page.getByLabel("Events", { exact: true });
  const verdicts = page.getByRole("treegrid", { name: "Verdicts" }).getByRole("row");
  const judged = (text: string) => expect(page.getByText(text, { exact: true })).toBeVisible();

  await test.step("a fragment copied out of a page", async () => {
    await events.fill(FRAGMENT);
    await judged("1 of 1 match");
    await expect(verdicts).toContainText("read from a fragment");
  });

  await test.step("a record to a line, with the reason at the one that does not match", async () => {
    await events.fill(`${JSON.stringify(terminate())}\n${JSON.stringify(byRole())}`);
    await judged("1 of 2 match");
    await expect(verdicts.nth(1)).toContainText("Row 1: stopped at userIdentityType");
    await page.getByRole("radiogroup", { name: "Which events" }).getByText("No match 1").click();
    await expect(verdicts).toHaveCount(1);
    await page.getByRole("radiogroup", { name: "Which events" }).getByText("All 2").click();
  });

  await test.step("EventBridge, in SNS, in SQS", async () => {
    const bridge = { version: "0", "detail-type": "AWS API Call via CloudTrail", detail: terminate() };
    const sns = { Type: "Notification", MessageId: "m-1", Message: JSON.stringify(bridge) };
    const sqs = { Messages: [{ MessageId: "q-1", Body: JSON.stringify(sns) }] };
    for (const shape of [bridge, sns, sqs]) {
      await events.fill(JSON.stringify(shape, null, 1));
      await judged("1 of 1 match");
      await events.fill("");
      await judged("Nothing to judge yet");
    }
  });

  await test.step("what cannot be read is said with its line, and the rest is used", async () => {
    await events.fill(
      `${JSON.stringify(terminate())}\n${JSON.stringify(byRole())}\n{"eventVersion": "1.11", "userIdent`,
    );
    await judged("1 of 2 match");
    await expect(page.getByText("Line 3: The JSON ends midway.")).toBeVisible();
    await events.fill("");
  });

  await test.step("a gzip file out of S3 is dropped", async () => {
    const twice = terminate();
    const bytes = [...logFile([twice, byRole(), twice])];
    const data = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], "402177539018_CloudTrail.json.gz"));
      return transfer;
    }, bytes);
    await events.dispatchEvent("drop", { dataTransfer: data });
    await judged("2 of 3 match");
    await judged("1 repeated, stored once");
    await page.getByRole("button", { name: "Remove 402177539018_CloudTrail.json.gz" }).click();
    await judged("Nothing to judge yet");
  });

  await test.step("a pattern that backtracks for ever is reported on its row, and the page goes on", async () => {
    const endless = record({ eventName: `${"a".repeat(40)}!`, eventSource: ec2, userAgent: SECRET });
    await events.fill(`${JSON.stringify(endless)}\n${JSON.stringify(terminate())}`);
    await expect(page.getByText("This pattern tries too many ways to match", { exact: false })).toBeVisible();
    await judged("1 of 2 match");
    await page.getByRole("grid").getByRole("gridcell", { name: "ec2\\." }).click();
    await page.keyboard.type("sns");
    await page.keyboard.press("Enter");
    await judged("0 of 2 match");
    await page.keyboard.press("Control+z");
    await judged("1 of 2 match");
    await expectAccessible(page);
  });

  await test.step("the account's recent events instead", async () => {
    await page.getByRole("radiogroup", { name: "Events to try" }).getByText("Recent events").click();
    // The pasted events had the same count.
    await expect(verdicts.filter({ hasText: "ListBuckets" })).toHaveCount(1);
    await judged("1 of 2 match");
    await expect(page.getByText(`The events of ${account.name} that were stored last.`)).toBeVisible();
  });

  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((request) => request.includes(SECRET) || request.includes("a".repeat(40)))).toEqual([]);
});
