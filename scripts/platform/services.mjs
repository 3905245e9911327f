import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { onWindows, root, tools } from "./checkout.mjs";
import { say } from "./progress.mjs";
import { startTool } from "./run-tool.mjs";

const quickDeath = 60_000;
const quickDeathsAllowed = 4;
const graceAtStop = 8000;
const beforeWebServer = pathToFileURL(path.join(root, "scripts/platform/before-web-server.mjs")).href;

/**
 * Keeps processes alive until `signal` aborts: one that dies is started again, after a longer while each time, and
 * after too many deaths in a row `onHopeless` is called with its name.
 */
export function createServices(signal, onHopeless) {
  const running = new Set();

  function start(name, script, args, options) {
    let deaths = [];
    const launch = () => {
      // Away from the terminal: Ctrl-C is for us, and we stop things in the right order.
      const child = startTool(script, args, {
        ...options,
        detached: !onWindows,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      });
      running.add(child);
      child.on("exit", async (code, killedBy) => {
        running.delete(child);
        if (signal.aborted) return;
        deaths = [...deaths.filter((at) => Date.now() - at < quickDeath), Date.now()];
        if (deaths.length > quickDeathsAllowed) return onHopeless(name);
        say(`The ${name} ended (${killedBy ?? `code ${code}`}) and is started again …`);
        await sleep(250 * 2 ** deaths.length);
        if (!signal.aborted) launch();
      });
    };
    launch();
  }

  /** `host` and `port`: where it listens. */
  function startWebServer({ host, port, environment }) {
    const args = ["start", "-H", host, "-p", String(port)];
    start("web server", tools.next, args, { environment, nodeArgs: ["--import", beforeWebServer] });
  }

  function startWorker({ environment }) {
    start("worker", "worker/main.ts", [], { environment, nodeArgs: ["--import", "tsx"] });
  }

  /** Asks everything to end in good order, and after a while insists. */
  async function stop() {
    const children = [...running];
    const ends = children.map((child) => new Promise((resolve) => child.on("exit", resolve)));
    for (const child of children) child.kill("SIGTERM");
    const insist = setTimeout(() => children.forEach((child) => child.kill("SIGKILL")), graceAtStop);
    await Promise.all(ends);
    clearTimeout(insist);
  }

  return { startWebServer, startWorker, stop };
}

/** Resolves with true when something answers at a web address, whatever it answers, and with false on abort. */
export async function untilAnswering(url, signal) {
  while (!signal.aborted) {
    try {
      await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(30_000) });
      return true;
    } catch {
      await sleep(100);
    }
  }
  return false;
}
