import { expect, expectAccessible, test } from "./fixtures";
import { newPerson } from "./world";

test("a person signs in with the form, is led to the page that was asked for, and out again", async ({
  openAs,
}) => {
  const person = await newPerson("mio");
  const page = await openAs(null);
  const email = () => page.getByLabel("E-mail address");
  const password = () => page.getByLabel("Password", { exact: true });
  const refusal = page.getByRole("alert").filter({ hasText: "E-mail address or password does not fit." });

  await test.step("the language can be chosen before anybody is known, and what was typed stays", async () => {
    await page.goto("/rules?risk=HIGH");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Frules%3Frisk%3DHIGH$/);
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await email().fill(person.email);
    await page.getByRole("radiogroup", { name: "Language" }).getByText("日本語").click();
    await expect(page.getByRole("button", { name: "サインイン" })).toBeVisible();
    await expect(page.getByLabel("メールアドレス")).toHaveValue(person.email);
    await expectAccessible(page);
    await page.getByRole("radiogroup", { name: "言語" }).getByText("English").click();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  });

  await test.step("a wrong password and an unknown person are refused with the same words", async () => {
    await password().fill("not-the-password-at-all");
    await password().press("Enter");
    await expect(refusal).toBeVisible();
    await expect(email()).toHaveValue(person.email);
    await email().fill("nobody@aoba.example");
    await password().fill("not-the-password-at-all");
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: "Sign in" }).click();
    await answered;
    await expect(refusal).toBeVisible();
  });

  await test.step("the right one opens the page that was asked for", async () => {
    await email().fill(person.email);
    await password().fill(person.password);
    await password().press("Enter");
    await expect(page).toHaveURL(/\/rules\?risk=HIGH$/);
    await expect(page.getByRole("heading", { level: 1, name: "Rule settings" })).toBeVisible();
  });

  await test.step("signing out ends the session, also for the way back", async () => {
    await page.getByRole("button", { name: `${person.name}: profile, theme, language, sign out` }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto("/rules");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Frules$/);
  });
});

test("a page of another site is never where signing in leads to", async ({ openAs }) => {
  const person = await newPerson("mio");
  const page = await openAs(null);
  await page.goto("/sign-in?next=//evil.example/findings");
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/(overview|findings)$/);
});

test("guessing one person's password is throttled, and nobody else's sign-in with it", async ({ openAs }) => {
  const person = await newPerson("guessed");
  const other = await newPerson("other");
  const page = await openAs(null);
  await page.goto("/sign-in");
  const origin = new URL(page.url()).origin;
  const guess = (password: string) =>
    page.request.post("/api/auth/sign-in/email", {
      data: { email: person.email, password },
      headers: { origin },
    });
  for (let i = 0; i < 10; i++) expect((await guess(`guess-number-${i}-of-many`)).status()).toBe(401);
  expect((await guess(person.password)).status()).toBe(429);

  const tryWith = async (email: string, password: string) => {
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByLabel("Password", { exact: true }).press("Enter");
  };
  await tryWith(person.email, person.password);
  await expect(page.getByText(/Too many tries\. Try again in 1\d minutes\./)).toBeVisible();
  await tryWith(other.email, other.password);
  await expect(page).not.toHaveURL(/sign-in/);
});
