// npm run import -- FILE…|DIR: brings up what the import needs, then hands over to scripts/import-files.ts.
import "./platform/node-version.mjs";

const { runCommand } = await import("./platform/refusal.mjs");
const { importLogs } = await import("./platform/import-logs.mjs");
await runCommand(() => importLogs(process.argv.slice(2)));
