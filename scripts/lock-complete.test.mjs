import { expect, test } from "vitest";
import { missingFromLock } from "./lock-complete.mjs";

const wanting = { optionalDependencies: { "esbuild-linux": "1.0.0" } };

test("an optional package in the same folder, or in one above, is there", () => {
  expect(missingFromLock({ "": wanting, "node_modules/esbuild-linux": {} })).toEqual([]);
  expect(
    missingFromLock({ "node_modules/a/node_modules/b": wanting, "node_modules/esbuild-linux": {} }),
  ).toEqual([]);
  expect(
    missingFromLock({ "node_modules/a": wanting, "node_modules/a/node_modules/esbuild-linux": {} }),
  ).toEqual([]);
});

test("one that is nowhere, or only out of reach, is missing", () => {
  expect(missingFromLock({ "node_modules/a": wanting })).toEqual([
    "node_modules/a wants esbuild-linux@1.0.0",
  ]);
  expect(
    missingFromLock({ "node_modules/a": wanting, "node_modules/b/node_modules/esbuild-linux": {} }),
  ).toHaveLength(1);
});
