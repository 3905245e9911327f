import { describe, expect, it } from "vitest";
import { createNameCatcher } from "@/lib/engine/catch-names";
import { createNameTable } from "@/lib/engine/name-table";
import { completions, lastWord, namesForCell } from "./complete-cell";

const NAMES = ["CreateUser", "RunInstances", "RunScheduledInstances", "TerminateInstances"];

describe("the word that is being typed", () => {
  it.each([
    ["Run", "Run"],
    ["^Run", "Run"],
    ["^Create|^Run", "Run"],
    ["^(Create|Run", "Run"],
    ["^(?:Run", "Run"],
    ["ec2\\.ama", "ec2.ama"],
    ["ec2.ama", "ec2.ama"],
  ])("is at the end of %s", (pattern, word) => expect(lastWord(pattern)?.word).toBe(word));

  it.each(["", "^", ".*", "Run*", "^Run$", "[Rr]un", "Create|", "a.*b"])("is none in %j", (pattern) =>
    expect(lastWord(pattern)).toBeNull(),
  );
});

describe("what it may become", () => {
  const become = (pattern: string) => completions(pattern, NAMES).map(({ text }) => text);

  it("is what begins so, the rest of the pattern as it is", () => {
    expect(become("^Create|^run")).toEqual(["^Create|^RunInstances", "^Create|^RunScheduledInstances"]);
  });

  it("is what is most like it, where nothing begins so", () => {
    expect(become("RuninateInstances")[0]).toBe("RunInstances");
  });

  it("is nothing for what is complete or like nothing", () => {
    expect(become("CreateUser")).toEqual([]);
    expect(become("Zzz")).toEqual([]);
  });

  it("is written as a pattern: a dot is a dot", () => {
    expect(completions("ec2", ["ec2.amazonaws.com"])[0]?.text).toBe("ec2\\.amazonaws\\.com");
  });
});

it("event names are those of the sources that pass", () => {
  const events = (names: string) => names.split(" ").map((name) => ({ name, readOnly: false }));
  const table = createNameTable(
    [
      { source: "ec2.amazonaws.com", events: events("RunInstances StopInstances") },
      { source: "iam.amazonaws.com", events: events("CreateUser") },
    ],
    ["Root", ""],
  );
  const catcher = createNameCatcher(table);
  const cell = (pattern: string) => ({ pattern, not: false });
  const row = { eventName: cell("x"), eventSource: cell("^ec2"), userIdentityType: cell("Nobody") };
  expect(namesForCell(row, "eventName", table, catcher)).toEqual(["RunInstances", "StopInstances"]);
  const unknown = { ...row, eventSource: cell("mine") };
  expect(namesForCell(unknown, "eventName", table, catcher)).toEqual(table.names);
  expect(namesForCell(row, "userIdentityType", table, catcher)).toEqual(["Root"]);
});
