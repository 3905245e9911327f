// npm run bench screen: from a key in a cell to its consequence on screen, in Chromium on the production build, over ten
// million counted events and 50 rows; beside it what the server's part of that takes.
import { chromium, type Page } from "@playwright/test";
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import { setUpOrganisation } from "@/lib/organisation/set-up";
import { saveSetting } from "@/lib/settings/save-setting";
import { browserArguments, browserEnvironment, findBrowser } from "@/scripts/platform/browser.mjs";
import { freePort } from "@/scripts/platform/free-port.mjs";
import { ensureWebBuild } from "@/scripts/platform/generated-code.mjs";
import { createServices, untilAnswering } from "@/scripts/platform/services.mjs";
import { fillRollup } from "./support/fill-rollup";

const ROWS = 50;
const TYPED = [1, 2, 3]
  .map((round) => `|^RunThing${round}|^GetThing${round}2|^ListThing${round}3|^D`)
  .join("");
const PERSON = { email: "bench@example.test", password: "measured-lantern-harbour-7" };
const BASE = ["^Create", "^Delete|^Stop", "^Put(?!Metric)", "^(Attach|Detach)", "Instances$"];

function rows(): Row[] {
  const cell = (pattern: string) => ({ pattern, not: false });
  return Array.from({ length: ROWS }, (_, i) => ({
    id: `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
    enabled: true,
    eventName: cell(i === 0 ? "^Put" : `${BASE[i % BASE.length]!}|^Api${i}`),
    eventSource: cell(["", "^s1", "^(?!s2).*$"][i % 3]!),
    userIdentityType: cell(["", "IAMUser"][i % 2]!),
    riskLevel: null,
    failedCalls: true,
    note: "",
  }));
}

async function prepare(): Promise<void> {
  // First: it empties what hangs on accounts, settings among it.
  await fillRollup(10, 400, 10_000_000);
  const language = "en" as const;
  const person = { name: "Bench", ...PERSON, language, timeZone: "UTC" };
  await setUpOrganisation({ organisationName: "Bench", ...person });
  const outcome = await saveSetting(systemActor("bench"), {
    ruleId: "RTM-011",
    scope: "organisation",
    baseVersion: 0,
    body: {
      enabled: true,
      riskLevel: null,
      exceptions: { resourceIds: [], tags: [] },
      values: { patterns: rows(), ttl: 3 },
      leftOffReason: null,
      locked: false,
    },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** Milliseconds from the press of a key to the first frame that shows its consequence. */
async function timeKey(page: Page, key: string): Promise<number> {
  const shown = await page.evaluateHandle(() => {
    const strip = document.querySelector("section[aria-label=Consequence]")!;
    let pressed = 0;
    addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), { once: true, capture: true });
    const time = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        // What is shown is of older rows until the answer is there.
        if (pressed === 0 || strip.hasAttribute("data-stale")) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - pressed));
      }).observe(strip, { attributeFilter: ["data-stale"] });
    });
    // A promise by itself would be waited for here.
    return { time };
  });
  await page.keyboard.type(key);
  return shown.evaluate(({ time }) => time);
}

async function openCell(url: string) {
  const { CHROMIUM_PATH, ...support } = await findBrowser();
  const env = browserEnvironment({ ...process.env, ...support }) as Record<string, string>;
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: browserArguments, env });
  const page = await browser.newPage({ baseURL: url, viewport: { width: 1440, height: 900 } });
  await page.request.post("/api/auth/sign-in/email", { data: PERSON, headers: { origin: url } });
  await page.goto("/rules/RTM-011");
  await page.locator("section[aria-label=Consequence]:not([data-stale])").waitFor();
  await page.getByRole("gridcell").filter({ hasText: "^Put" }).first().click();
  await page.keyboard.press("F2");
  return { browser, page };
}

await prepare();
const url = `http://127.0.0.1:${await freePort()}`;
const environment = {
  NODE_ENV: "production",
  DATABASE_URL: process.env.DATABASE_URL!,
  KANARIA_SECRET: "7e57".repeat(16),
  KANARIA_URL: url,
  NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? ".next",
};
await ensureWebBuild({ folder: environment.NEXT_DIST_DIR, environment });
const stop = new AbortController();
const services = createServices(stop.signal, (name: string) => {
  throw new Error(`The ${name} keeps ending.`);
});
const { hostname, port } = new URL(url);
services.startWebServer({ host: hostname, port, environment });
try {
  await untilAnswering(`${url}/api/health`, stop.signal);
  const { browser, page } = await openCell(url);
  const answers: number[] = [];
  page.on("requestfinished", (request) => {
    if (!request.url().endsWith("/preview")) return;
    answers.push(request.timing().responseEnd);
  });
  const times: number[] = [];
  for (const key of TYPED) times.push(await timeKey(page, key));
  const told = await page.locator("section[aria-label=Consequence]").innerText();
  await browser.close();
  // By the nearest-rank method; the first key, when everything is cold, counts too.
  const at = (list: number[], share: number) =>
    list.sort((a, b) => a - b)[Math.ceil(list.length * share) - 1]!;
  console.log(
    `10 million events, ${ROWS} rows, ${times.length} keys: ${told.split("\n").slice(0, 3).join(" ")}`,
  );
  console.log(`key to screen: median ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms`);
  console.log(`of that the question to the server: median ${at(answers, 0.5).toFixed(0)} ms`);
  console.log(`the screen's own part: ${(at(times, 0.5) / at(answers, 0.5)).toFixed(2)} × the question's`);
} finally {
  stop.abort();
  await services.stop();
  await db.$disconnect();
}
