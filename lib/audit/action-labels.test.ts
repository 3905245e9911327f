import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import english from "@/messages/en/audit.json";
import japanese from "@/messages/ja/audit.json";
import { AUDIT_ACTIONS } from "./schema";

const root = path.join(import.meta.dirname, "..");

/** Everything that looks like an audit action in the sources of lib: `"noun.verb"` after `action`. */
function recordedActions(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file) && !/generated|test-/.test(file),
  );
  const lines = files.flatMap((file) => readFileSync(path.join(root, file), "utf8").split("\n"));
  const actions = lines
    .filter((line) => /\baction\b\s*[:=?]/.test(line) && !/^\s*(\*|\/\/)/.test(line))
    .flatMap((line) =>
      [...line.matchAll(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g)].map((match) => match[1] ?? ""),
    );
  return [...new Set(actions)].sort();
}

it("every action that a verb records can be filtered by", () => {
  expect(recordedActions().filter((action) => !AUDIT_ACTIONS.some((known) => known === action))).toEqual([]);
  expect(recordedActions().length).toBeGreaterThan(30);
});

it("every action has a label in both languages, and no label is left over", () => {
  const keys = AUDIT_ACTIONS.map((action) => action.replace(".", "_")).sort();
  expect(Object.keys(english.action).sort()).toEqual(keys);
  expect(Object.keys(japanese.action).sort()).toEqual(keys);
});
