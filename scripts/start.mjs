// npm start: from whatever state the checkout is in to a running Kanaria.
import "./platform/node-version.mjs";

const { runCommand } = await import("./platform/refusal.mjs");
const { startKanaria } = await import("./platform/start-kanaria.mjs");
await runCommand(startKanaria);
