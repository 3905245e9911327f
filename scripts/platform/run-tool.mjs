import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { quietEnvironment, root } from "./checkout.mjs";

const running = new Set();
const endWithParent = pathToFileURL(path.join(root, "scripts/platform/end-with-parent.mjs")).href;

/**
 * Runs one of the checkout's JavaScript tools to its end and resolves with its exit code and, with `capture`, what
 * it printed.
 */
export function runTool(script, args = [], { environment = {}, capture = false, nodeArgs = [] } = {}) {
  const output = capture ? "pipe" : "inherit";
  return untilEnded(
    startTool(script, args, { environment, nodeArgs, stdio: ["ignore", output, output, "ipc"] }),
  );
}

/** Waits for a process to end; until then signalTools reaches it. */
export function untilEnded(child) {
  running.add(child);
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => {
    const end = (result) => running.delete(child) && resolve({ ...result, output });
    child.on("error", (error) => end({ code: 1, error }));
    child.on("close", (code, signal) => end({ code: code ?? 1, wasStopped: signal !== null || code > 128 }));
  });
}

/**
 * Starts a JavaScript tool (a path from the root). It ends when we do, however we end.
 * @param {string} script
 * @param {string[]} args
 * @param {{ environment?: Record<string, string>, nodeArgs?: string[], detached?: boolean } &
 *   Pick<import("node:child_process").SpawnOptions, "stdio">} options
 */
export function startTool(script, args, { environment = {}, nodeArgs = [], stdio, detached = false }) {
  ensureExecutable("scripts/schema-engine.mjs");
  const command = ["--import", endWithParent, ...nodeArgs, path.resolve(root, script), ...args];
  return spawn(process.execPath, command, {
    cwd: root,
    env: quietEnvironment({ ...environment, KANARIA_STARTED_BY: String(process.pid) }),
    stdio,
    detached,
  });
}

/** Sends a signal to every tool that somebody waits for. */
export function signalTools(signal) {
  for (const child of running) child.kill(signal);
}

/** A checkout out of an archive may have lost the executable bit, which Prisma needs on its engine. */
function ensureExecutable(file) {
  try {
    const absolute = path.join(root, file);
    if ((fs.statSync(absolute).mode & 0o100) === 0) fs.chmodSync(absolute, 0o755);
  } catch {
    // A read-only checkout. Prisma will say what it misses.
  }
}
