// npm run bench [NAME …]: the benchmarks in bench/, with a throw-away database for those that need one.
import fs from "node:fs";
import path from "node:path";
import "./platform/node-version.mjs";

const { runCommand } = await import("./platform/refusal.mjs");
const { ensureDependencies } = await import("./platform/dependencies.mjs");
const { root } = await import("./platform/checkout.mjs");
const { runTool, signalTools } = await import("./platform/run-tool.mjs");
const { untilAskedToStop } = await import("./platform/the-end.mjs");

await runCommand(async () => {
  await ensureDependencies();
  const { ensureDatabaseClient } = await import("./platform/generated-code.mjs");
  const { openThrowAwayPostgres } = await import("./platform/postgres.mjs");
  const { createDatabase } = await import("./platform/databases.mjs");
  const { migrate } = await import("./platform/migrations.mjs");
  await ensureDatabaseClient();
  const database = await openThrowAwayPostgres();
  untilAskedToStop().then(() => signalTools("SIGTERM"));
  try {
    const files = fs.readdirSync(path.join(root, "bench")).filter((file) => file.endsWith(".ts"));
    const there = files.map((file) => path.basename(file, ".ts"));
    const names = process.argv.length > 2 ? process.argv.slice(2) : there;
    for (const name of names) {
      const url = database.url(`bench_${name.replaceAll("-", "_")}`);
      await createDatabase(url);
      await migrate(url);
      console.log(`\nbench/${name}.ts`);
      const environment = { DATABASE_URL: url, LOG_LEVEL: "warn" };
      const { code } = await runTool(`bench/${name}.ts`, [], { environment, nodeArgs: ["--import", "tsx"] });
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    await database.close();
  }
});
