// When a command has to stop: asked to by a signal, or because the npm that runs it is gone.
import { execFileSync } from "node:child_process";
import fs from "node:fs";

/** Resolves, once, with why we have to stop. */
export function untilAskedToStop() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(signal));
    // Output to a terminal that was closed must not kill us before we have tidied up.
    process.stdout.on("error", () => {});
    process.stderr.on("error", () => {});
    watchNpm(() => resolve("npm is gone"));
  });
}

/**
 * npm runs us through a shell, which dies of a signal without passing it on; and npm itself may be killed. Whoever
 * starts us without npm may go away as he likes.
 */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const grandparent = isShellOfNpm(parent) ? parentOf(parent) : null;
  setInterval(() => {
    if (process.ppid !== parent || (grandparent !== null && parentOf(parent) !== grandparent)) onGone();
  }, 500).unref();
}

/** Some shells replace themselves with us; then our parent is npm, and its parent is none of our business. */
function isShellOfNpm(pid) {
  try {
    const args =
      process.platform === "linux"
        ? fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")
        : execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).split(" ");
    return /sh$/.test(args[0]) && args[1] === "-c";
  } catch {
    return false;
  }
}

function parentOf(pid) {
  try {
    if (process.platform !== "linux")
      return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
    // The second field is the program's name in parentheses, which may hold anything.
    return Number(
      fs
        .readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[1],
    );
  } catch {
    return null;
  }
}
