import { expect, expectAccessible, expectToFit } from "./fixtures";
import type { Page } from "@playwright/test";
import { db } from "@/lib/db/client";
import { record } from "./records";
import { newAccount, newPerson, newSource, row, saveAccountSetting, saveRows } from "./world";

/** An account with something on every screen, and an administrator who looks at all of them. */
export async function everythingToSee(language: "en" | "ja") {
  const account = await newAccount("screens");
  await saveRows(account.id, [row("^Put", "s3"), row("^(a+)+$", "", "", { note: "slow" })]);
  await saveAccountSetting(account.id, "IAM-055", { canaryUsers: ["cn-screens"] });
  const send = await newSource(account.id);
  const event = { eventSource: "s3.amazonaws.com", accountId: account.id };
  await send([
    record({ ...event, eventName: "PutBucketAcl", requestParameters: { bucketName: "a".repeat(60) } }),
    record({ ...event, eventName: "GetObject", userName: "cn-screens" }),
    record({ ...event, eventName: "ListBuckets", errorCode: "AccessDenied", type: "AssumedRole" }),
  ]);
  const finding = await db.finding.findFirstOrThrow({ where: { accountId: account.id } });
  const source = await db.sourceAccount.findFirstOrThrow({ where: { accountId: account.id } });
  const person = await newPerson(`screens-${language}`, { role: "admin" }, language);
  const paths = [
    "/overview",
    `/findings?account=${account.id}&finding=${finding.number}`,
    `/findings/${finding.number}`,
    `/events?account=${account.id}`,
    `/events/${finding.eventRef}`,
    "/rules",
    `/rules/RTM-011?scope=${account.id}`,
    `/rules/IAM-055?scope=${account.id}`,
    "/rules/VPC-004",
    `/rules/RTM-011/history?scope=${account.id}`,
    "/rules/RTM-011/accounts",
    "/rollout",
    "/canaries",
    `/accounts?q=${account.id}`,
    `/accounts/${account.id}`,
    "/sources",
    `/sources/${source.sourceId}`,
    "/channels",
    "/audit",
    "/people",
    "/profile",
    "/organisation",
  ];
  return { person, paths };
}

/** Nothing sticks out at 390 px, and axe has nothing to say at one of the widths: it takes a second a screen. */
export async function lookAtEach(
  page: Page,
  paths: readonly string[],
  colorScheme: "light" | "dark",
  axeAt: "wide" | "narrow",
) {
  await page.emulateMedia({ colorScheme });
  for (const path of paths) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (axeAt === "wide") await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectToFit(page, 390);
    if (axeAt === "narrow") await expectAccessible(page);
  }
}
