import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "./checkout.mjs";
import { Refusal } from "./refusal.mjs";

/** Where everything lives that is not code: the embedded database and the secret. See docs/operations.md. */
export function dataFolder() {
  return path.resolve(root, process.env.KANARIA_DATA_DIR || ".data");
}

/** The data folder, made when it is missing; the server's account must be able to pass through it. */
export function requireDataFolder() {
  const folder = dataFolder();
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    if (error.code === "ENOSPC") throw error;
    throw new Refusal(
      `The data folder ${folder} cannot be written to (${error.code}). Set KANARIA_DATA_DIR to another.`,
    );
  }
  return folder;
}

export function databaseFolder() {
  return path.join(dataFolder(), "postgres");
}

const hex64 = /^[0-9a-f]{64}$/i;

/**
 * The installation's secret, 32 random bytes in hex: sessions are signed and stored secrets are sealed with it.
 * KANARIA_SECRET, or a file that is made at the first start.
 */
export function installationSecret() {
  if (process.env.KANARIA_SECRET) {
    if (!hex64.test(process.env.KANARIA_SECRET))
      throw new Refusal("KANARIA_SECRET has to be 64 hexadecimal digits.");
    return process.env.KANARIA_SECRET;
  }
  const file = path.join(dataFolder(), "secret.key");
  if (!fs.existsSync(file)) {
    const half = `${file}.${process.pid}`;
    fs.writeFileSync(half, randomBytes(32).toString("hex"), { mode: 0o600, flush: true });
    fs.renameSync(half, file);
  }
  const secret = fs.readFileSync(file, "utf8").trim();
  if (!hex64.test(secret))
    throw new Refusal(`${file} does not hold 64 hexadecimal digits: restore it from a backup.`);
  return secret;
}
