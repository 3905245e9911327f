// Embedded PostgreSQL: a real server out of an npm package, shared by every command of this checkout that needs
// it, stopped with the last of them, and safe against the sudden death of any of them.
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onWindows } from "./checkout.mjs";
import { freePort } from "./free-port.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import {
  createCluster,
  describeServer,
  makeOurs,
  prepareFolder,
  readPostmasterFile,
  role,
  runProgram,
} from "./postgres-cluster.mjs";
import { raiseGuard } from "./postgres-guard.mjs";
import { Refusal } from "./refusal.mjs";

const longLogBytes = 20_000_000;

/** The server for a checkout's own data. `folder` may be a link to where the server's account can reach. */
export async function openPostgres(folder) {
  return open(prepareFolder(folder), { throwAway: false });
}

/** A server for a run of tests: fast, not durable, and gone with its folder when the run ends. */
export async function openThrowAwayPostgres() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kanaria-test-postgres-"));
  return open(folder, { throwAway: true });
}

async function open(folder, { throwAway }) {
  const server = describeServer(folder, postgresBinaries());
  makeOurs(server);
  const guard = await raiseGuard(server, throwAway);
  try {
    createCluster(server, throwAway);
    const startedHere = await ensureRunning(server, throwAway);
    const { port } = readPostmasterFile(server);
    const password = fs.readFileSync(server.passwordFile, "utf8");
    return {
      startedHere,
      reviveWhenKilled: () => reviveWhenKilled(server, port),
      url: (database) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`,
      close: async () => {
        server.isClosing = true;
        await guard.leave();
      },
    };
  } catch (error) {
    await guard.leave();
    throw error;
  }
}

/** Resolves with whether it was us who started the server; on return it accepts connections. */
async function ensureRunning(server, throwAway) {
  for (let attempt = 0; ; attempt++) {
    if (await isAccepting(server)) return attempt > 0;
    // After a kill -9 of the server its children hold the shared memory for about two seconds more; and a server
    // that somebody is just stopping has to be gone first. Both end by themselves.
    const started = startServer(server, await freePort(), throwAway);
    if (started.status === 0 && (await isAccepting(server))) return true;
    if (attempt === 60) {
      const lines = fs.existsSync(server.log) ? fs.readFileSync(server.log, "utf8").trim().split("\n") : [];
      throw new Refusal(`PostgreSQL did not start. The end of ${server.log}:\n${lines.slice(-8).join("\n")}`);
    }
    await sleep(250);
  }
}

function startServer(server, port, throwAway) {
  const log = fs.statSync(server.log, { throwIfNoEntry: false });
  if (log && log.size > longLogBytes) fs.renameSync(server.log, `${server.log}.1`);
  const settings = [`-p ${port}`, "-c listen_addresses=127.0.0.1"];
  if (!onWindows) settings.push("-c unix_socket_directories=''");
  if (throwAway)
    settings.push(
      "-c fsync=off",
      "-c synchronous_commit=off",
      "-c full_page_writes=off",
      "-c max_connections=200",
      // As on a machine in Japan, whose PostgreSQL has its zone; and dates as some write them. Nothing may hang on it.
      "-c timezone=Asia/Tokyo",
      "-c datestyle=SQL,DMY",
    );
  const args = ["-D", server.cluster, "-w", "-t", "900", "-l", server.log, "-o", settings.join(" "), "start"];
  return runProgram(server, "pg_ctl", args, { stdio: "ignore" });
}

/** A server that somebody killed is started again at the same address, where everybody's connections look for it. */
function reviveWhenKilled(server, port) {
  const check = async () => {
    if (!server.isClosing && !(await isListening(port)) && !server.isClosing)
      startServer(server, port, false);
    if (!server.isClosing) setTimeout(check, 2000).unref();
  };
  setTimeout(check, 2000).unref();
}

/** pg_ctl also believes in a zombie, and in a server on its way out; only a server that accepts is one. */
async function isAccepting(server) {
  const postmaster = readPostmasterFile(server);
  if (postmaster?.status !== "ready") return false;
  if (runProgram(server, "pg_ctl", ["-D", server.cluster, "status"], { stdio: "ignore" }).status !== 0)
    return false;
  return isListening(postmaster.port);
}

function isListening(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
