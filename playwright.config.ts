import { defineConfig } from "@playwright/test";
import { browserArguments, browserEnvironment } from "./scripts/platform/browser.mjs";

// `npm test` starts server, worker and database and names them in the environment. While writing a story, point
// E2E_BASE_URL and DATABASE_URL at a running development server.

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/traces",
  retries: 0,
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 9 * 60_000,
  expect: { timeout: 10_000 },
  // The first run closes set-up for ever, so everything else comes after it.
  projects: [
    { name: "first run", testMatch: "first-run.story.ts" },
    { name: "main job", testMatch: "main-job.story.ts", dependencies: ["first run"] },
    {
      name: "stories",
      testMatch: "*.story.ts",
      testIgnore: ["first-run.story.ts", "main-job.story.ts", "review.story.ts"],
      dependencies: ["main job"],
    },
    // While large publications wait for a second person, other stories' publications would too.
    { name: "second person", testMatch: "review.story.ts", dependencies: ["stories"] },
  ],
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000",
    locale: "en-GB",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 1440, height: 900 },
    // A trace of every story costs a fifth of the run; `npx playwright test --trace on` records one where it is wanted.
    trace: "off",
    screenshot: "only-on-failure",
    video: "off",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: browserArguments,
      env: browserEnvironment(process.env) as Record<string, string>,
    },
  },
});
