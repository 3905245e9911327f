// Mutation testing of the engine: npm run mutants [-- --mutate lib/engine/judge.ts].
const config = {
  testRunner: "vitest",
  vitest: { configFile: "scripts/vitest/engine.config.ts", related: false },
  mutate: [
    "lib/engine/**/*.ts",
    "!lib/engine/**/*.test.ts",
    // Not the product: what its tests compare with, and what they make their cases by.
    "!lib/engine/reference-*.ts",
    "!lib/engine/random-conditions.ts",
  ],
  ignorePatterns: ["/.next*", "/.data", "/test-results", "/docs", "/e2e", "/app"],
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  tempDirName: ".data/mutants",
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { logTests: false, allowColor: false },
  jsonReporter: { fileName: "test-results/mutants.json" },
  thresholds: { high: 90, low: 85, break: 85 },
};

export default config;
