// npm run screenshots: the README's pictures, from a running Kanaria that has the sample organisation.
// KANARIA_URL, KANARIA_EMAIL and KANARIA_PASSWORD say where and as whom.
import fs from "node:fs";
import path from "node:path";
import { browserArguments, findBrowser } from "./platform/browser.mjs";
import { root } from "./platform/checkout.mjs";

const url = process.env.KANARIA_URL ?? "http://localhost:3000";
const email = process.env.KANARIA_EMAIL;
const password = process.env.KANARIA_PASSWORD;
const folder = path.join(root, "docs/images");

const pictures = [
  { name: "workbench-en", path: "/rules/RTM-011", language: "en", scheme: "light", act: tryExample },
  { name: "tester-ja", path: "/rules/RTM-011", language: "ja", scheme: "light", act: tryExample },
  { name: "findings-ja", path: "/findings?time=30d", language: "ja", scheme: "light", act: openFirstFinding },
  { name: "rollout-en-dark", path: "/rollout", language: "en", scheme: "dark" },
];

async function tryExample(page) {
  await page.getByRole("button", { name: /例を読み込む|Load an example/i }).click();
  await page.getByText(/件が一致|of \d+ match/).waitFor();
}

async function openFirstFinding(page) {
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByText("CloudTrail", { exact: false }).last().waitFor();
}

if (!email || !password) {
  console.error("KANARIA_EMAIL and KANARIA_PASSWORD are needed: who signs in for the pictures.");
  process.exit(2);
}
const { chromium } = await import("@playwright/test");
const { CHROMIUM_PATH, CHROMIUM_LIBRARIES } = await findBrowser();
const libraries = CHROMIUM_LIBRARIES ? { LD_LIBRARY_PATH: CHROMIUM_LIBRARIES } : {};
const browser = await chromium.launch({
  executablePath: CHROMIUM_PATH,
  args: browserArguments,
  env: { ...process.env, ...libraries },
});
fs.mkdirSync(folder, { recursive: true });
for (const { name, path: where, language, scheme, act } of pictures) {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: scheme,
    locale: language === "ja" ? "ja-JP" : "en-GB",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.request.post("/api/auth/sign-in/email", { data: { email, password }, headers: { origin: url } });
  await page.goto("/profile");
  const current = await page.locator("html").getAttribute("lang");
  if (current !== language) await switchLanguage(page, language);
  await page.goto(where, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  await act?.(page);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
  await context.close();
}
await browser.close();

async function switchLanguage(page, language) {
  await page.getByRole("combobox", { name: /Language|言語/ }).click();
  await page.getByRole("option", { name: language === "ja" ? "日本語" : "English" }).click();
  await page
    .getByRole("button", { name: /^Save|保存/ })
    .first()
    .click();
  await page.locator(`html[lang=${language}]`).waitFor();
}
