import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { onWindows } from "./checkout.mjs";
import { giveToServer, serverAccount, serverCanReach } from "./postgres-binaries.mjs";
import { Refusal } from "./refusal.mjs";

/** The database user that everything connects as. */
export const role = "kanaria";

/** Where the parts of a server are: its folder and, below that and in `native`, what it consists of. */
export function describeServer(folder, native) {
  return {
    folder,
    cluster: path.join(folder, "cluster"),
    users: path.join(folder, "users"),
    log: path.join(folder, "server.log"),
    passwordFile: path.join(folder, "password"),
    program: (name) => path.join(native, "bin", onWindows ? `${name}.exe` : name),
  };
}

/** As root, below a closed folder such as /root, the data has to live elsewhere; a link says where. */
export function prepareFolder(folder) {
  if (fs.existsSync(folder)) return fs.realpathSync(folder);
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  if (serverCanReach(path.dirname(folder))) {
    fs.mkdirSync(folder);
    return folder;
  }
  const elsewhere = `/var/lib/kanaria/${randomBytes(6).toString("hex")}`;
  fs.mkdirSync(elsewhere, { recursive: true });
  fs.rmSync(folder, { force: true });
  fs.symlinkSync(elsewhere, folder);
  return elsewhere;
}

/** The folder belongs to the server's account and is closed to everybody else. */
export function makeOurs({ folder }) {
  try {
    giveToServer(folder);
    if (!onWindows) fs.chmodSync(folder, 0o700);
  } catch (error) {
    if (error.code !== "EPERM" && error.code !== "EACCES") throw error;
    throw new Refusal(
      `The database folder ${folder} belongs to another user: start as that user, or set KANARIA_DATA_DIR.`,
    );
  }
}

/** Runs one of PostgreSQL's programs to its end, as the server's account. */
export function runProgram(server, name, args, options = {}) {
  const environment = { ...process.env, LC_ALL: "C", PGDATABASE: undefined, PGOPTIONS: undefined };
  return spawnSync(server.program(name), args, {
    ...serverAccount,
    cwd: server.folder,
    env: environment,
    encoding: "utf8",
    ...options,
  });
}

/** Made beside its final place and moved there, so that an interruption never leaves half a cluster. */
export function createCluster(server, throwAway) {
  if (fs.existsSync(path.join(server.cluster, "PG_VERSION"))) return;
  const half = `${server.cluster}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.writeFileSync(server.passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  giveToServer(server.passwordFile);
  const locale = ["--locale=C", "--locale-provider=icu", "--icu-locale=und", "-E", "UTF8"];
  const access = ["-U", role, "-A", "scram-sha-256", `--pwfile=${server.passwordFile}`];
  const made = runProgram(server, "initdb", [
    "-D",
    half,
    ...access,
    ...locale,
    ...(throwAway ? ["--no-sync"] : []),
  ]);
  if (made.status !== 0) {
    const reason = (made.stderr || made.error?.message || "").trim().split("\n").at(-1);
    throw new Refusal(`PostgreSQL could not make its data folder ${server.cluster}: ${reason}`);
  }
  fs.renameSync(half, server.cluster);
}

/** The server's own note of where it runs; null when it stopped in good order. */
export function readPostmasterFile(server) {
  try {
    const lines = fs.readFileSync(path.join(server.cluster, "postmaster.pid"), "utf8").split("\n");
    return { port: Number(lines[3]), status: lines[7]?.trim() };
  } catch {
    return null;
  }
}
