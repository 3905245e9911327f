import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = new URL("../../", import.meta.url);

/** The engine's own tests alone, for mutation testing: what they do not notice, nobody notices. */
export default defineConfig({
  root: fileURLToPath(root),
  resolve: { alias: { "@": fileURLToPath(root).replace(/\/$/, "") } },
  test: {
    env: { NODE_ENV: "test", TZ: "UTC" },
    pool: "threads",
    isolate: false,
    // Code that is watched mutant by mutant is several times slower.
    testTimeout: 120_000,
    include: ["lib/engine/**/*.test.ts"],
    // Megabytes, read by code that counts its every step, take minutes.
    exclude: ["**/node_modules/**", "**/*shared-data.test.ts", "**/read-huge-input.test.ts"],
  },
});
