import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root, tools } from "./checkout.mjs";
import { say } from "./progress.mjs";
import { Refusal } from "./refusal.mjs";
import { runTool } from "./run-tool.mjs";

const cache = "node_modules/.cache";

/** The checks that need no database, the slowest first. */
export const codeChecks = [
  {
    name: "types",
    script: tools.tsc,
    args: ["--noEmit", "--tsBuildInfoFile", `${cache}/tsc/tsconfig.tsbuildinfo`],
  },
  { name: "lint", script: tools.oxlint, args: [] },
  { name: "format", script: tools.oxfmt, args: ["--check"] },
  { name: "lock file", script: "scripts/lock-complete.mjs", args: [] },
];

/** Runs one check and counts it as one test; what it printed is shown when it failed. */
export async function runCheck({ name, script, args }) {
  const since = performance.now();
  const { code, output } = await runTool(script, args, { capture: true });
  report(name, code === 0, since, output);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Runs tests with Vitest and counts them; `projects` are those of vitest.config.ts. */
export async function runVitest(name, projects, environment = {}) {
  const since = performance.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kanaria-vitest-"));
  const file = path.join(folder, "report.json");
  try {
    const chosen = projects.flatMap((project) => ["--project", project]);
    const args = ["run", ...chosen, "--reporter=json", `--outputFile=${file}`];
    const { code, output } = await runTool(tools.vitest, args, { environment, capture: true });
    const results = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
    const counts = countVitest(results, code);
    const failures = describeFailures(results) || output;
    report(`${name}: ${counts.passed} passed, ${counts.failed} failed`, counts.failed === 0, since, failures);
    return counts;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function countVitest(results, code) {
  const counts = {
    passed: results?.numPassedTests ?? 0,
    failed: results?.numFailedTests ?? 0,
    skipped: (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0),
  };
  // A file that cannot be loaded, or an error outside of any test, fails the run without a failed test.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The failed tests and what each says; empty when none failed by itself. */
function describeFailures(results) {
  const failures = [];
  for (const { name, status, message, assertionResults } of results?.testResults ?? []) {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    for (const test of failed)
      failures.push(`${file} › ${test.fullName}\n${test.failureMessages.join("\n")}`);
    if (status === "failed" && failed.length === 0) failures.push(`${file}\n${message}`);
  }
  return failures.join("\n\n");
}

function report(what, isGood, since, output) {
  if (!isGood) console.error(`\n${output.trim()}\n`);
  say(`${isGood ? "✓" : "✖"} ${what} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
}

/** Runs jobs, at most so many at a time, and adds up what they counted. After an abort no further one begins. */
export async function addUp(jobs, { atATime = 2, signal } = {}) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job && !signal?.aborted; job = waiting.shift()) {
      const counts = await job().catch(countBrokenJob);
      for (const key of Object.keys(sum)) sum[key] += counts[key];
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return sum;
}

/** A job that could not even fail in good order is one failure, and the rest is still worth knowing. */
function countBrokenJob(error) {
  console.error(error instanceof Refusal ? `\n✖ ${error.message}` : error);
  return { passed: 0, failed: 1, skipped: 0 };
}

export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
