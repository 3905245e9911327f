import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { ADMIN, type Credentials } from "./people";

export { expect } from "@playwright/test";

interface Options {
  language: "ja" | "en";
}

interface Fixtures extends Options {
  /** A page of the signed-in administrator. */
  admin: Page;
  /** Opens a page for somebody else, with the same watch on it. */
  openAs: (person: Credentials | null, inLanguage?: "ja" | "en") => Promise<Page>;
  /** Takes a failed answer or console error off the list of faults, where a story provokes one. */
  expectFault: (pattern: RegExp) => void;
}

/**
 * Stories fail at a console error, an uncaught error, a request that fails or an answer of 400 and above, wherever it
 * happens: `expectFault` names the ones that a story is about.
 */
export const test = base.extend<Fixtures>({
  language: ["en", { option: true }],

  expectFault: async ({}, use) => {
    expected = [];
    faults = [];
    await use((pattern) => expected.push(pattern));
    const unexpected = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
    expect(unexpected, "no page reported an error").toEqual([]);
  },

  openAs: async ({ browser, language, baseURL, expectFault }, use) => {
    void expectFault;
    const contexts: BrowserContext[] = [];
    await use(async (person, inLanguage = language) => {
      const context = await newContext(browser, inLanguage, baseURL!);
      contexts.push(context);
      const page = await context.newPage();
      watch(page);
      waitForHydration(page);
      if (person) await signIn(page, person);
      return page;
    });
    for (const context of contexts) await context.close();
  },

  admin: async ({ openAs }, use) => {
    await use(await openAs(ADMIN));
  },
});

let faults: string[] = [];
let expected: RegExp[] = [];

async function newContext(browser: Browser, language: "ja" | "en", baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    locale: language === "ja" ? "ja-JP" : "en-GB",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    reducedMotion: "reduce",
  });
  return context;
}

function watch(page: Page): void {
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${page.url()})`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message} (${page.url()})`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`answer: ${response.status()} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    // Leaving a page cancels what it was still prefetching.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") faults.push(`request: ${reason} ${request.url()}`);
  });
}

/** What is pressed before React has taken a page over is lost, and people are slower than Playwright. */
function waitForHydration(page: Page): void {
  const taken = () =>
    page.waitForFunction(() => {
      const controls = [...document.querySelectorAll("button, input, textarea:not([aria-hidden])")];
      const isTaken = (element: Element) =>
        Object.keys(element).some((key) => key.startsWith("__reactFiber"));
      // Before the page is read to its end none may be there yet.
      if (document.readyState === "loading" || !controls.every(isTaken)) return false;
      // The keys of a screen are listened for in effects, which React runs before the page is idle.
      return new Promise<boolean>((resolve) => requestIdleCallback(() => resolve(true), { timeout: 1_000 }));
    });
  const { goto, reload } = page;
  page.goto = async (...args) => {
    const answer = await goto.apply(page, args);
    await taken();
    return answer;
  };
  page.reload = async (...args) => {
    const answer = await reload.apply(page, args);
    await taken();
    return answer;
  };
}

/** Nothing sticks out at the sides. What is laid out by script follows a new width a moment later. */
export async function expectToFit(page: Page, width: number): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
      message: `${page.url()} fits ${width} px`,
    })
    .toBeLessThanOrEqual(width);
}

/** Signs in over the same route as the form, without drawing the form each time; the sign-in story uses the form. */
export async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  const origin = new URL(process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000").origin;
  const answer = await page.request.post("/api/auth/sign-in/email", {
    data: { email, password },
    headers: { origin },
  });
  expect(answer.ok(), `sign-in of ${email}`).toBe(true);
}

/** No violation of WCAG 2.2 A and AA, by axe. Behind an open dialog everything is inert and not looked at. */
export async function expectAccessible(page: Page): Promise<void> {
  const dialog = '[role="dialog"][aria-modal="true"]';
  // Instead of axe's own rule: for a moment between two pages Next takes the title away, and axe looks but once.
  await expect(page).toHaveTitle(/\S/);
  // The pages have no frames, so axe needs no second page to put its answers together, which doubles its time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  if (await page.locator(dialog).first().isVisible()) axe.include(dialog);
  const { violations } = await axe
    .disableRules(["document-title"])
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n  ${nodes
        .map((node) => node.target.join(" "))
        .slice(0, 5)
        .join("\n  ")}`,
  );
  expect(told.join("\n"), `${page.url()} is accessible`).toBe("");
}
