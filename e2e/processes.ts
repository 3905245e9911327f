import type { StdioOptions } from "node:child_process";
import { tools } from "../scripts/platform/checkout.mjs";
import { startTool } from "../scripts/platform/run-tool.mjs";
import { untilAnswering } from "../scripts/platform/services.mjs";

export interface OwnProcess {
  pid: number;
  /** Sends the signal and resolves with the exit code once the process is gone; null where the signal ended it. */
  end: (signal: "SIGTERM" | "SIGKILL") => Promise<number | null>;
  /**
   * Resolves when the process is gone, and everybody who inherited its output with it: with its exit code, all that was
   * printed, and of that what went to stderr.
   */
  ended: Promise<{ code: number | null; output: string; errors: string }>;
}

const underTsx = ["--import", "tsx"];

/** A process of the product that belongs to one test: nobody starts it again, and it ends with the test at the latest. */
function startProcess(
  script: string,
  args: string[],
  environment: Record<string, string> = {},
  nodeArgs: string[] = underTsx,
): OwnProcess {
  const stdio: StdioOptions = ["ignore", "pipe", "pipe", "ipc"];
  const child = startTool(script, args, { environment, nodeArgs, stdio });
  let output = "";
  let errors = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    errors += text;
  });
  const ended: OwnProcess["ended"] = new Promise((resolve) =>
    child.on("close", (code) => resolve({ code, output, errors })),
  );
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    child.kill(signal);
    return (await ended).code;
  };
  return { pid: child.pid!, end, ended };
}

/** The web server on the production build; resolves when it answers. */
export async function startWebServer(
  port: number,
  settings: Record<string, string> = {},
): Promise<OwnProcess> {
  const environment = { NODE_ENV: "production", KANARIA_URL: `http://127.0.0.1:${port}`, ...settings };
  const args = ["start", "-H", "127.0.0.1", "-p", String(port)];
  const before = ["--import", "./scripts/platform/before-web-server.mjs"];
  const server = startProcess(tools.next, args, environment, before);
  await untilHealthy(server, port);
  return server;
}

/** Resolves when the web server at that port answers; throws what the process printed when it ends before. */
export async function untilHealthy(server: OwnProcess, port: number): Promise<void> {
  const died = new AbortController();
  void server.ended.then(() => died.abort());
  if (await untilAnswering(`http://127.0.0.1:${port}/api/health`, died.signal)) return;
  throw new Error(`The web server did not start:\n${(await server.ended).output}`);
}

/** `npm start` on the tests' build, with its embedded database unless it is told of another. */
export function startKanaria(dataFolder: string, port: number, databaseUrl = ""): OwnProcess {
  const environment = {
    HOST: "127.0.0.1",
    PORT: String(port),
    KANARIA_URL: `http://127.0.0.1:${port}`,
    KANARIA_DATA_DIR: dataFolder,
    // Empty counts as not set, and keeps those of the tests and of an `.env` away.
    DATABASE_URL: databaseUrl,
    KANARIA_SECRET: "",
  };
  return startProcess("scripts/start.mjs", [], environment, []);
}

export function startWorker(): OwnProcess {
  return startProcess("worker/main.ts", []);
}

/** What `npm run import` does once dependencies and database are there. */
export function startImport(path: string): OwnProcess {
  return startProcess("scripts/import-files.ts", [path]);
}
