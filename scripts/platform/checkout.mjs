// Where things are in this checkout, and what every tool we start gets to know.
// Only Node built-ins here and in everything that imports it: it runs before node_modules exists.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(fileURLToPath(import.meta.url), "../../..");
/** Where the build for tests is, beside that of a running `npm start`. */
export const testBuild = ".next-test";
export const onWindows = process.platform === "win32";

/** Command line tools by their JavaScript file: no `npx`, no shell, the same on every platform. */
export const tools = {
  next: "node_modules/next/dist/bin/next",
  oxfmt: "node_modules/oxfmt/bin/oxfmt",
  oxlint: "node_modules/oxlint/bin/oxlint",
  playwright: "node_modules/@playwright/test/cli.js",
  prisma: "node_modules/prisma/build/index.js",
  // TypeScript 7, which checks in a quarter of the time; Next and Stryker need the JavaScript API of version 6.
  tsc: "node_modules/typescript-native/bin/tsc",
  tsx: "node_modules/tsx/dist/cli.mjs",
  vitest: "node_modules/vitest/vitest.mjs",
};

const schemaEngine = path.join(root, "scripts/schema-engine.mjs");

/** The environment for everything we start: nothing phones home, and Prisma needs no downloaded engine. */
export function quietEnvironment(extra = {}) {
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    BETTER_AUTH_TELEMETRY: "0",
    DO_NOT_TRACK: "1",
    // Windows cannot start a script by its first line; there Prisma falls back to its own engine.
    ...(onWindows ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine }),
    ...extra,
  };
}

/** One hash over the names and contents of files and folders (missing ones count as empty). */
export function hashFiles(paths, isWanted = () => true) {
  const hash = createHash("sha256");
  const add = (relative) => {
    const absolute = path.join(root, relative);
    const stat = fs.statSync(absolute, { throwIfNoEntry: false });
    if (!stat || !isWanted(relative)) return;
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(absolute).sort()) add(path.posix.join(relative, name));
    } else {
      hash.update(relative).update("\0").update(fs.readFileSync(absolute)).update("\0");
    }
  };
  for (const entry of paths) add(entry);
  return hash.digest("hex");
}
