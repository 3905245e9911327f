import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { onWindows } from "./checkout.mjs";
import { giveToServer, serverAccount } from "./postgres-binaries.mjs";
import { runProgram } from "./postgres-cluster.mjs";

const guardScript = path.join(path.dirname(fileURLToPath(import.meta.url)), "postgres-guard.sh");

/** After a power cut nobody signed off; without this the server would outlive its last user. */
function forgetDeadUsers({ users }) {
  fs.mkdirSync(users, { recursive: true });
  giveToServer(users);
  for (const pid of fs.readdirSync(users)) {
    try {
      process.kill(Number(pid), 0);
    } catch (error) {
      if (error.code === "ESRCH") fs.rmSync(path.join(users, pid), { force: true });
    }
  }
}

/** Registers with the server as somebody who needs it; see postgres-guard.sh for what that means. */
export async function raiseGuard(server, throwAway) {
  forgetDeadUsers(server);
  if (onWindows) return { leave: async () => stopServer(server) }; // no shell there: good order has to do
  const fate = throwAway ? "throw-away" : "keep";
  const script = fs.readFileSync(guardScript, "utf8"); // as text: the server's account may not reach the file
  const args = [
    "-c",
    script,
    "kanaria-postgres-guard",
    server.program("pg_ctl"),
    server.cluster,
    server.users,
    fate,
  ];
  const guard = spawn("/bin/sh", args, {
    ...serverAccount,
    cwd: server.folder,
    detached: true, // out of reach of the terminal's Ctrl-C
    stdio: ["pipe", "pipe", "ignore"],
    env: { PATH: process.env.PATH, LC_ALL: "C" },
  });
  guard.stdin.on("error", () => {});
  const gone = new Promise((resolve) => guard.on("exit", resolve).on("error", resolve));
  await Promise.race([new Promise((resolve) => guard.stdout.once("data", resolve)), gone]);
  guard.unref();
  guard.stdout.unref();
  guard.stdin.unref();
  return {
    leave: async () => {
      guard.ref();
      guard.stdin.end();
      await gone;
      if (throwAway) fs.rmSync(server.folder, { recursive: true, force: true });
    },
  };
}

function stopServer(server) {
  runProgram(server, "pg_ctl", ["-D", server.cluster, "-m", "fast", "-w", "stop"], { stdio: "ignore" });
}
