// npm run check: what can be said about the code without a database or a browser, in under a minute.
import "./platform/node-version.mjs";

const { runCommand } = await import("./platform/refusal.mjs");
const { ensureDependencies } = await import("./platform/dependencies.mjs");
const { signalTools } = await import("./platform/run-tool.mjs");
const { untilAskedToStop } = await import("./platform/the-end.mjs");

await runCommand(async () => {
  untilAskedToStop().then(() => {
    signalTools("SIGTERM");
    process.exit(130);
  });
  await ensureDependencies();
  const { ensureDatabaseClient } = await import("./platform/generated-code.mjs");
  const { addUp, codeChecks, runCheck, runVitest, summary } = await import("./platform/checks.mjs");
  await ensureDatabaseClient();
  const jobs = codeChecks.map((check) => () => runCheck(check));
  jobs.splice(2, 0, () => runVitest("unit tests", ["unit"]));
  const counts = await addUp(jobs);
  console.log(summary(counts));
  return counts.failed === 0 ? 0 : 1;
});
