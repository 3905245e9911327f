// npm test: everything, from a fresh clone, beside whatever else runs on the machine.
import "./platform/node-version.mjs";

const { runCommand } = await import("./platform/refusal.mjs");
const { testEverything } = await import("./platform/test-everything.mjs");
await runCommand(testEverything);
