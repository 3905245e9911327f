import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { testBuild } from "./scripts/platform/checkout.mjs";

const outside = ["**/node_modules/**", "**/.next*/**", ".data/**", "e2e/**"];

// Public records that may lie beside a checkout, too large to be in it: tests over them exist where the folder does.
if (!existsSync(new URL("../shared/data", import.meta.url))) outside.push("**/*shared-data.test.ts");

/**
 * `unit` is pure and needs nothing; `db` gives every test file a PostgreSQL database of its own; `process` kills
 * processes of the product on such a database, the web server in its production build.
 */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    pool: "forks",
    // Left to itself it keeps a core for others, which on two cores is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // No zone that anything here is likely to take for granted: half an hour off, and the day before.
    env: { NODE_ENV: "test", TZ: "America/St_Johns", LOG_LEVEL: "error" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Pure tests need no walls between them, and are twice as fast without.
          pool: "threads",
          isolate: false,
          include: ["**/*.test.{ts,tsx,mjs}"],
          exclude: [...outside, "**/*.db.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: outside,
          globalSetup: ["scripts/vitest/migrated-template.ts"],
          setupFiles: ["scripts/vitest/database-per-file.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "process",
          include: ["e2e/*.process.test.ts"],
          env: { NEXT_DIST_DIR: testBuild, KANARIA_OUTGOING_ALLOWLIST: "127.0.0.1", LOG_LEVEL: "warn" },
          globalSetup: ["scripts/vitest/web-build.ts", "scripts/vitest/migrated-template.ts"],
          setupFiles: ["scripts/vitest/database-per-file.ts"],
          // Twenty seconds alone on two cores; the limit is for machines that do other things too.
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
