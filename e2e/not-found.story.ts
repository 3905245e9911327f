import { expect, expectAccessible, test } from "./fixtures";

const nobody = "0198a0aa-0000-7000-8000-000000000000";

const UNKNOWN = [
  "/findings/99999999",
  "/findings/not-a-number",
  "/events/99999999",
  "/accounts/000000000000",
  `/sources/${nobody}`,
  `/channels/${nobody}`,
  "/rules/RTM-999",
  "/rules/RTM-999/history",
  "/rules/RTM-999/accounts",
];

test("an address that names nothing says so, on every screen, and is no error", async ({ admin: page }) => {
  for (const address of UNKNOWN) {
    const answer = await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 }), address).toHaveText(
      "このアドレスには何もありません",
    );
    // Where the server gives a part of the page up, React reports it or not, by the moment of hydration.
    expect(await answer!.text(), address).not.toContain("data-dgst");
  }
  await expectAccessible(page);
  await page.getByRole("link", { name: "概要へ" }).click();
  await expect(page).toHaveURL(/\/overview$/);
});
