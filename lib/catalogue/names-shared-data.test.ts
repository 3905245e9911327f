import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEvents } from "@/lib/engine/read-events";
import { isKnownPair, pairAt } from "@/lib/engine/name-table";
import { createRowDoctor } from "@/lib/engine/row-doctor";
import type { Row } from "@/lib/engine/row";
import { canonicalSource, knownNames, loadNamesAsset } from "./known-names";

const folder = new URL("../../../shared/data/cloudtrail/", import.meta.url);
const events = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .flatMap(
    (file) => readEvents(readFileSync(new URL(file, folder), "utf8"), { lenient: true, lines: false }).items,
  )
  .flatMap((item) => (item.ok ? [item.event] : []));
const asset = await loadNamesAsset();
const table = knownNames(asset);

describe("real records", () => {
  it("are of calls that are known", () => {
    expect(events.length).toBeGreaterThan(100);
    const unknown = events.filter(
      ({ eventSource, eventName }) => !isKnownPair(table, eventSource, eventName),
    );
    expect(unknown.map(({ eventSource, eventName }) => `${eventSource} ${eventName}`)).toEqual([]);
  });

  it("are read-only where the names say so, but for a few that IAM counts otherwise", () => {
    const pairs = new Map(
      Array.from(table.nameOf, (_, pair) => pairAt(table, pair)).map((pair) => [
        `${pair.source} ${pair.name}`,
        pair,
      ]),
    );
    const distinct = new Map(events.map((event) => [`${event.eventSource} ${event.eventName}`, event]));
    const judged = [...distinct].filter(([key, event]) => event.readOnly !== null && pairs.has(key));
    const wrong = judged.filter(([key, event]) => pairs.get(key)!.readOnly !== event.readOnly);
    expect(wrong.length / judged.length, wrong.map(([key]) => key).join()).toBeLessThan(0.1);
  });

  it("make rows that bring no warning", () => {
    const findSource = (word: string) => canonicalSource(word, asset, table);
    const doctor = createRowDoctor({ table, findSource, ruleLevel: "HIGH" });
    for (const { eventName, eventSource, userIdentityType } of events) {
      const cell = (text: string) => ({ pattern: `^${text.replaceAll(".", "\\.")}$`, not: false });
      const row: Row = {
        id: "row",
        enabled: true,
        eventName: cell(eventName),
        eventSource: cell(eventSource),
        userIdentityType: cell(userIdentityType),
        riskLevel: null,
        failedCalls: true,
        note: "",
      };
      const warnings = doctor.advise([row]).filter(({ severity }) => severity === "warning");
      expect(warnings, `${eventSource} ${eventName} ${userIdentityType}`).toEqual([]);
    }
  });
});
