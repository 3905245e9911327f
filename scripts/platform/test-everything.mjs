import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root, testBuild, tools } from "./checkout.mjs";
import { addUp, codeChecks, runCheck, runVitest, summary } from "./checks.mjs";
import { areDependenciesInstalled, ensureDependencies } from "./dependencies.mjs";
import { openThrowAwayPostgres } from "./postgres.mjs";
import { requireDiskSpace } from "./preflight.mjs";
import { say, step } from "./progress.mjs";
import { runTool, signalTools } from "./run-tool.mjs";
import { createServices, untilAnswering } from "./services.mjs";
import { freePort } from "./free-port.mjs";
import { untilAskedToStop } from "./the-end.mjs";

const interrupted = 130;
const onePassed = { passed: 1, failed: 0, skipped: 0 };

/**
 * Checks while the web application is built; unit and database tests beside those that kill processes; then the browser
 * tests on that build, with a server, a worker and a database of their own. The last line printed is the sum of all.
 */
export async function testEverything() {
  const stop = new AbortController();
  untilAskedToStop().then((reason) => {
    say(`Stopping (${reason}) …`);
    stop.abort();
    signalTools("SIGTERM");
  });
  const closers = [];
  let counts;
  try {
    counts = await testAll(stop.signal, (close) => closers.unshift(close));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    stop.abort();
    for (const close of closers) await close();
  }
  if (!counts) return interrupted;
  console.log(summary(counts));
  return counts.failed === 0 ? 0 : 1;
}

async function testAll(signal, onClose) {
  requireDiskSpace(root, areDependenciesInstalled() ? 1000 : 3000, "dependencies, build and tests");
  requireDiskSpace(os.tmpdir(), 500, "a test database");
  await ensureDependencies();
  signal.throwIfAborted();
  const { findBrowser } = await import("./browser.mjs");
  const { ensureDatabaseClient, ensureWebBuild } = await import("./generated-code.mjs");
  const browser = await findBrowser();
  await ensureDatabaseClient();
  const database = await step("Starting a test database", openThrowAwayPostgres);
  onClose(database.close);
  signal.throwIfAborted();

  const web = await testEnvironment(database);
  const forTests = { TEST_DATABASE_ADMIN_URL: database.url("postgres") };
  const jobs = [
    () => ensureWebBuild({ folder: testBuild, environment: web }).then(() => onePassed),
    ...codeChecks.map((check) => () => runCheck(check)),
    () => runVitest("unit and database tests", ["unit", "db"], forTests),
    // On the build, which is there by then; what they wait for leaves the cores to the tests beside them.
    () => runVitest("tests that kill processes", ["process"], forTests),
  ];
  const counts = await addUp(jobs, { signal });
  signal.throwIfAborted();
  const browserTests = () => runBrowserTests(web, browser, signal, onClose);
  const all = await addUp([async () => counts, browserTests], { atATime: 1, signal });
  signal.throwIfAborted();
  return all;
}

async function testEnvironment(database) {
  const port = await freePort();
  return {
    NODE_ENV: "production",
    NEXT_DIST_DIR: testBuild,
    PORT: String(port),
    HOST: "127.0.0.1",
    KANARIA_URL: `http://127.0.0.1:${port}`,
    KANARIA_SECRET: "7e57".repeat(16),
    // The tests' stand-ins for Slack and the like listen on this machine.
    KANARIA_OUTGOING_ALLOWLIST: "127.0.0.1,localhost",
    DATABASE_URL: database.url("kanaria_e2e"),
    LOG_LEVEL: "warn",
    // Neither the database's zone nor the browser's: a page that hangs on the server's zone shows it.
    TZ: "America/St_Johns",
  };
}

async function runBrowserTests(web, browser, signal, onClose) {
  const { createDatabase } = await import("./databases.mjs");
  const { migrate } = await import("./migrations.mjs");
  if (!fs.existsSync(path.join(root, testBuild, "made-from"))) return { passed: 0, failed: 1, skipped: 0 };
  await createDatabase(web.DATABASE_URL);
  await migrate(web.DATABASE_URL);
  const services = createServices(signal, (name) => {
    console.error(`✖ The ${name} keeps ending.`);
    signalTools("SIGTERM");
  });
  onClose(services.stop);
  services.startWebServer({ host: web.HOST, port: web.PORT, environment: web });
  services.startWorker({ environment: web });
  await untilAnswering(`${web.KANARIA_URL}/api/health`, signal);
  const results = path.join(root, "test-results");
  fs.rmSync(results, { recursive: true, force: true });
  const { code } = await step("Browser tests", () =>
    runTool(tools.playwright, ["test"], {
      environment: { ...web, ...browser, NODE_ENV: "test", E2E_BASE_URL: web.KANARIA_URL },
    }),
  );
  return countPlaywright(path.join(results, "report.json"), code);
}

function countPlaywright(file, code) {
  const stats = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")).stats : null;
  if (!stats) return { passed: 0, failed: 1, skipped: 0 };
  const counts = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  const ranNothing = counts.passed + counts.failed === 0;
  return (code !== 0 || ranNothing) && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
