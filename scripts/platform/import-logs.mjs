import path from "node:path";
import { loadDotEnv } from "./configuration.mjs";
import { installationSecret, requireDataFolder } from "./data-folder.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { openDatabase } from "./open-database.mjs";
import { requirePostgresAt } from "./preflight.mjs";
import { Refusal } from "./refusal.mjs";
import { runTool, signalTools } from "./run-tool.mjs";
import { findRunning } from "./sole-start.mjs";
import { untilAskedToStop } from "./the-end.mjs";

/** Imports log files, beside a running Kanaria or without one; resolves with the import's own exit code. */
export async function importLogs(args) {
  const closers = [];
  untilAskedToStop().then(() => signalTools("SIGTERM"));
  try {
    loadDotEnv();
    const folder = requireDataFolder();
    const running = await findRunning(folder);
    if (running?.usesDatabaseUrl && !process.env.DATABASE_URL) {
      throw new Refusal(
        `The Kanaria at ${running.url} uses a database of its own: set the same DATABASE_URL here.`,
      );
    }
    if (process.env.DATABASE_URL) await requirePostgresAt(process.env.DATABASE_URL);
    await ensureDependencies();
    const databaseUrl = await openDatabase((close) => closers.unshift(close));
    const { migrate } = await import("./migrations.mjs");
    const { ensureDatabaseClient } = await import("./generated-code.mjs");
    await migrate(databaseUrl);
    await ensureDatabaseClient();
    const environment = {
      DATABASE_URL: databaseUrl,
      KANARIA_SECRET: installationSecret(),
      LOG_LEVEL: "warn",
    };
    const nodeArgs = ["--import", "tsx"];
    const { code } = await runTool("scripts/import-files.ts", args.map(fromCallersFolder), {
      environment,
      nodeArgs,
    });
    return code;
  } finally {
    for (const close of closers) await close();
  }
}

/** npm runs us in the checkout; names of files are meant from where the person stands. */
function fromCallersFolder(argument) {
  if (argument.startsWith("-")) return argument;
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), argument);
}
