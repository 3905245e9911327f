// npm run prisma -- ARGUMENTS: Prisma's command line on DATABASE_URL, or else on the checkout's own database.
import { tools } from "./platform/checkout.mjs";
import { loadDotEnv } from "./platform/configuration.mjs";
import { databaseFolder } from "./platform/data-folder.mjs";
import { ensureDependencies } from "./platform/dependencies.mjs";
import { openPostgres } from "./platform/postgres.mjs";
import { runCommand } from "./platform/refusal.mjs";
import { runTool } from "./platform/run-tool.mjs";

const needNoDatabase = new Set([
  "generate",
  "format",
  "validate",
  "version",
  "-v",
  "--version",
  "help",
  "--help",
]);

await runCommand(async () => {
  loadDotEnv();
  const args = process.argv.slice(2);
  await ensureDependencies();
  const embedded =
    process.env.DATABASE_URL || needNoDatabase.has(args[0] ?? "help")
      ? null
      : await openPostgres(databaseFolder());
  try {
    const environment = embedded ? { DATABASE_URL: embedded.url("kanaria") } : {};
    const { code } = await runTool(tools.prisma, args, { environment });
    return code;
  } finally {
    await embedded?.close();
  }
});
