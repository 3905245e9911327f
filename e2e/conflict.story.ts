import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import { expect, expectAccessible, test } from "./fixtures";
import { newAccount, newPerson, row, saveRows } from "./world";

test("two people publish the same rows: the second sees both and chooses row by row", async ({ openAs }) => {
  const account = await newAccount("shared");
  await saveRows(account.id, [row("^CreateUser$"), row("^DeleteTrail$"), row("^StopLogging$")]);
  const access = { role: "editor" as const, accountIds: [account.id] };
  const [ken, aya] = [await newPerson("ken", access), await newPerson("aya", access)];
  const address = `/rules/RTM-011?scope=${account.id}`;
  const [his, hers] = [await openAs(ken), await openAs(aya)];
  await his.goto(address);
  await hers.goto(address);

  const change = async (page: typeof his, from: string, to: string) => {
    await page.getByRole("grid").getByRole("gridcell", { name: from, exact: true }).click();
    await page.keyboard.type(to);
    await page.keyboard.press("Enter");
  };
  const save = async (page: typeof his, note: string) => {
    await page.getByRole("button", { name: /^Publish…/ }).click();
    await page.getByRole("dialog").getByLabel("Note for the history").fill(note);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish/ })
      .click();
  };

  await test.step("both change the first row, each another one too, and he saves first", async () => {
    await change(his, "^CreateUser$", "^CreateLoginProfile$");
    await change(his, "^DeleteTrail$", "^(Delete|Update)Trail$");
    await change(hers, "^CreateUser$", "^CreateAccessKey$");
    await change(hers, "^StopLogging$", "^(Stop|Start)Logging$");
    await save(his, "profiles");
    await expect(his.getByText("v2 is live")).toBeVisible();
    await save(hers, "keys");
  });

  const dialog = hers.getByRole("dialog", { name: "Somebody else published first" });
  await test.step("she is told whose version she met; what only one changed is chosen already", async () => {
    await expect(dialog.getByText(`${ken.name} published version 2`, { exact: false })).toBeVisible();
    await expect(dialog.getByText("1 choice is still open")).toBeVisible();
    await expect(dialog.getByRole("button", { name: /^Publish this/ })).toBeDisabled();
    await expectAccessible(hers);
    const both = dialog.getByRole("radiogroup", { name: "Both changed it: choose" });
    await expect(both.getByRole("radio", { name: /Theirs/ })).toContainText("^CreateLoginProfile$");
    await both.getByRole("radio", { name: /Mine/ }).click();
    await dialog.getByRole("button", { name: /^Publish this/ }).click();
    await expect(hers.getByText("v3 is live")).toBeVisible();
  });

  await test.step("the grid holds his row, her rows, and nothing was overwritten", async () => {
    const stored = await db.ruleSetting.findFirstOrThrow({
      where: { ruleId: "RTM-011", accountId: account.id },
      select: { current: { select: { body: true } } },
    });
    const { patterns } = (stored.current.body as unknown as { values: { patterns: Row[] } }).values;
    expect(patterns.map(({ eventName }) => eventName.pattern)).toEqual([
      "^CreateAccessKey$",
      "^(Delete|Update)Trail$",
      "^(Stop|Start)Logging$",
    ]);
    await expect(hers.getByRole("grid").getByText("^(Delete|Update)Trail$")).toBeVisible();
  });

  await test.step("the history has every version with its differences, and his can be restored", async () => {
    await hers.getByRole("link", { name: "History" }).click();
    const version = (number: number) =>
      hers
        .getByRole("listitem")
        .filter({ hasText: `v${number}` })
        .first();
    await expect(version(3)).toContainText("^CreateAccessKey$");
    await expect(version(2)).toContainText("^CreateLoginProfile$");
    await expect(version(2)).toContainText(ken.name);
    await version(2).getByRole("button", { name: "Restore…" }).click();
    const confirm = hers.getByRole("dialog", { name: "Restore v2" });
    // What comes back, and what of the live version goes.
    await expect(confirm.getByRole("listitem").filter({ hasText: "^CreateAccessKey$" })).toContainText(
      "→ ^CreateLoginProfile$",
    );
    await confirm.getByRole("button", { name: "Restore v2" }).click();
    await expect(hers.getByText("v2 was restored as a new version.")).toBeVisible();
    await expect(version(4)).toContainText("^CreateLoginProfile$");
    await expect(version(4).getByText("live")).toBeVisible();
  });

  await test.step("he, with the old page open, meets that too", async () => {
    await change(his, "^StopLogging$", "^PutEventSelectors$");
    await save(his, "selectors");
    await expect(his.getByRole("dialog", { name: "Somebody else published first" })).toBeVisible();
    await his.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await expect(his.getByRole("grid").getByText("^PutEventSelectors$")).toBeVisible();
  });
});

test("two people put the same rows in another order: the second chooses whose holds", async ({ openAs }) => {
  const account = await newAccount("ordered");
  const names = ["^CreateUser$", "^DeleteTrail$", "^StopLogging$"];
  await saveRows(
    account.id,
    names.map((name) => row(name)),
  );
  const access = { role: "editor" as const, accountIds: [account.id] };
  const [his, hers] = [
    await openAs(await newPerson("he", access)),
    await openAs(await newPerson("she", access)),
  ];
  const raise = async (page: typeof his, name: string) => {
    await page.goto(`/rules/RTM-011?scope=${account.id}`);
    await page.getByRole("gridcell", { name, exact: true }).click();
    await page.keyboard.press("Alt+ArrowUp");
    await page.getByRole("button", { name: /^Publish…/ }).click();
  };
  const publish = (page: typeof his) =>
    page
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish/ })
      .click();
  await raise(his, names[1]!);
  await raise(hers, names[2]!);
  await publish(his);
  await expect(his.getByText("v2 is live")).toBeVisible();
  await publish(hers);

  const dialog = hers.getByRole("dialog", { name: "Somebody else published first" });
  const order = dialog.getByRole("radiogroup", { name: "Order of the rows · Both changed it: choose" });
  await expect(dialog.getByText("1 choice is still open")).toBeVisible();
  await expect(order.getByRole("radio", { name: /Mine/ })).toContainText("2^StopLogging$");
  await expect(order.getByRole("radio", { name: /Theirs/ })).toContainText("1^DeleteTrail$");
  await expectAccessible(hers);
  await order.getByRole("radio", { name: /Mine/ }).click();
  await publish(hers);
  await expect(hers.getByText("v3 is live")).toBeVisible();
  const stored = await db.ruleSetting.findFirstOrThrow({
    where: { ruleId: "RTM-011", accountId: account.id },
    select: { current: { select: { body: true } } },
  });
  const { patterns } = (stored.current.body as unknown as { values: { patterns: Row[] } }).values;
  expect(patterns.map(({ eventName }) => eventName.pattern)).toEqual([names[0], names[2], names[1]]);
});
