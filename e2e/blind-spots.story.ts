import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { record } from "./records";
import { newAccount, newPerson, newSource, saveRows } from "./world";

type OpenAs = (person: Awaited<ReturnType<typeof newPerson>>) => Promise<Page>;

const TRAIL = "T1562.008 Impair Defenses: Disable or Modify Cloud Logs";

function row(id: string, eventName: string, userIdentityType = "") {
  const cell = (pattern: string) => ({ pattern, not: false });
  return {
    id,
    enabled: true,
    eventName: cell(eventName),
    eventSource: cell("^cloudtrail\\.amazonaws\\.com$"),
    userIdentityType: cell(userIdentityType),
    riskLevel: null,
    failedCalls: true,
    note: "",
  };
}

async function openBlindSpots(openAs: OpenAs, name: string) {
  const account = await newAccount(name);
  await saveRows(account.id, [row("r1", "^DeleteTrail$"), row("r2", "^StopLogging$", "^IAMUser$")]);
  const send = await newSource(account.id);
  const call = { eventSource: "cloudtrail.amazonaws.com", accountId: account.id };
  await send([
    record({ ...call, eventName: "UpdateTrail" }),
    record({ ...call, eventName: "UpdateTrail" }),
    record({ ...call, eventName: "DeleteTrail" }),
  ]);
  const page = await openAs(await newPerson(name, { role: "editor", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  const opener = page.getByRole("button", { name: /^Blind spots \d+$/ });
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "Blind spots" });
  const trails = dialog.getByRole("group", { name: TRAIL });
  await trails.getByRole("button", { name: TRAIL }).click();
  return { page, opener, dialog, trails };
}

test("blind spots say which attack calls no row catches, how often they are seen here, and who says so", async ({
  openAs,
}) => {
  const { page, dialog, trails } = await openBlindSpots(openAs, "blind");
  await expect(dialog.getByText(/are caught by no row, 1 only in part/)).toBeVisible();
  const updated = trails.getByRole("listitem").filter({ hasText: "UpdateTrail" });
  await expect(updated.getByText("2 here")).toBeVisible();
  await expect(trails.getByText("2 here")).toHaveCount(2);
  await expect(trails.getByRole("listitem").filter({ hasText: "DeleteTrail" })).toHaveCount(0);
  await expect(
    trails.getByText(/^In part: no row catches it from Root, AssumedRole,? and FederatedUser\.$/),
  ).toBeVisible();
  await expect(trails.getByRole("link", { name: `MITRE ATT&CK ${TRAIL}` })).toHaveAttribute(
    "href",
    "https://attack.mitre.org/techniques/T1562/008/",
  );
  await expectAccessible(page);
});

test("blind spots are closed by a row for one call or for a whole technique, and opened again", async ({
  openAs,
}) => {
  const { page, opener, dialog, trails } = await openBlindSpots(openAs, "blindclose");

  await test.step("a row for one call, taken back and added again by keyboard", async () => {
    const named = "row for UpdateTrail of cloudtrail.amazonaws.com";
    const add = trails.getByRole("button", { name: `Add a ${named}` });
    const undo = trails.getByRole("button", { name: `Undo the ${named}` });
    await add.focus();
    await page.keyboard.press("Enter");
    await expect(undo).toBeFocused();
    await expect(dialog.getByText("1 row added to your draft.")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(add).toBeFocused();
    await expect(dialog.getByText("Rows are added to your draft")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(undo).toBeFocused();
  });

  await test.step("rows for the rest of the technique", async () => {
    await trails.getByRole("button", { name: /^Add \d+ rows for all of T1562\.008$/ }).click();
    await expect(trails.getByText("caught by another new row").first()).toBeVisible();
    await expect(dialog.getByText(/are caught by no row, 0 only in part/)).toBeVisible();
  });

  await test.step("the draft has them, and is no longer blind there", async () => {
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
    const cells = page.getByRole("gridcell");
    await expect(cells.filter({ hasText: "^UpdateTrail$" })).toHaveCount(1);
    await expect(cells.filter({ hasText: "^(Root|AssumedRole|FederatedUser)$" })).toHaveCount(1);
    await expect(page.getByRole("region", { name: "Consequence" })).toContainText("+2 gained");
    await opener.click();
    await expect(dialog.getByText(/are caught by no row/)).toBeVisible();
    await expect(trails).toHaveCount(0);
  });
});

test("a viewer sees the blind spots and cannot add rows", async ({ openAs }) => {
  const account = await newAccount("blindview");
  await saveRows(account.id, [row("r1", "^DeleteTrail$")]);
  const page = await openAs(await newPerson("blindview", { role: "viewer", accountIds: [account.id] }));
  await page.goto(`/rules/RTM-011?scope=${account.id}`);
  await page.getByRole("button", { name: /^Blind spots \d+$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Blind spots" });
  const trails = dialog.getByRole("group", { name: TRAIL });
  await trails.getByRole("button", { name: TRAIL }).click();
  await expect(trails.getByText("StopLogging")).toBeVisible();
  await expect(dialog.getByText("No event is stored here yet")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^(Add|Undo) / })).toHaveCount(0);
});
