import { describe, expect, it } from "vitest";
import { findBlindSpots, rowsForSpots } from "@/lib/engine/blind-spots";
import { blankRow } from "@/lib/engine/cell-text";
import { pairNumber } from "@/lib/engine/name-table";
import { createRowDoctor } from "@/lib/engine/row-doctor";
import { PATTERN_LENGTH_LIMIT } from "@/lib/engine/check-pattern";
import { ATTACK_CALLS } from "./attack-calls";
import { TACTICS, techniqueUrl, TECHNIQUES, type TechniqueId } from "./attack-techniques";
import { IDENTITY_TYPES } from "./identity-types";
import { canonicalSource, knownNames, loadNamesAsset } from "./known-names";

const asset = await loadNamesAsset();
const table = knownNames(asset);
const doctor = createRowDoctor({
  table,
  findSource: (word) => canonicalSource(word, asset, table),
  ruleLevel: "VERY_HIGH",
});
const named = ({ eventSource, eventName }: { eventSource: string; eventName: string }) =>
  `${eventSource} ${eventName}`;

describe("the calls known from attacks", () => {
  it("are many, each once", () => {
    expect(ATTACK_CALLS.length).toBeGreaterThan(200);
    expect(new Set(ATTACK_CALLS.map(named)).size).toBe(ATTACK_CALLS.length);
  });

  it("exist: their source is known to write the name, letter by letter", () => {
    const unknown = ATTACK_CALLS.filter(
      ({ eventSource, eventName }) => pairNumber(table, eventSource, eventName) === -1,
    );
    expect(unknown.map(named)).toEqual([]);
  });

  it("can be made by identities that exist", () => {
    const types: readonly string[] = IDENTITY_TYPES;
    for (const call of ATTACK_CALLS) {
      expect(call.callers.length, named(call)).toBeGreaterThan(0);
      expect(
        call.callers.filter((caller) => !types.includes(caller)),
        named(call),
      ).toEqual([]);
    }
  });

  it("each name a technique and a document beside its page, all of them public addresses", () => {
    const documents =
      /^https:\/\/(attack\.mitre\.org\/techniques\/T\d{4}\/(\d{3}\/)?$|traildiscover\.cloud\/$|stratus-red-team\.cloud\/attack-techniques\/AWS\/aws\.[a-z0-9.-]+\/$|docs\.aws\.amazon\.com\/)/;
    for (const call of ATTACK_CALLS) {
      expect(call.sources.length, named(call)).toBeGreaterThan(call.techniques.length);
      for (const { title, url } of call.sources) {
        expect(title, named(call)).toMatch(/\S/);
        expect(url, named(call)).toMatch(documents);
      }
    }
  });

  it("leave no technique and no tactic without a call", () => {
    const used = new Set(ATTACK_CALLS.map(({ techniques }) => techniques[0]));
    const unused = (Object.keys(TECHNIQUES) as TechniqueId[]).filter((id) => !used.has(id));
    expect(unused).toEqual([]);
    const tactics = new Set(Object.values(TECHNIQUES).map(({ tactic }) => tactic));
    expect(TACTICS.filter(({ id }) => !tactics.has(id))).toEqual([]);
    expect(techniqueUrl("T1562.008")).toBe("https://attack.mitre.org/techniques/T1562/008/");
  });
});

describe("the rows that are offered for them", () => {
  const { spots } = findBlindSpots(ATTACK_CALLS, [], { table, catcher: doctor.catcher });
  const offers = [...spots.map((spot) => [spot]), spots].flatMap((some) => rowsForSpots(ATTACK_CALLS, some));

  it("catch the calls that they are for and nothing else, and are sound", () => {
    for (const { cells, spots: own } of offers) {
      const row = { ...blankRow("offer"), ...cells };
      const caught = doctor.catcher.catchRow(row);
      expect(cells.eventName.pattern.length).toBeLessThan(PATTERN_LENGTH_LIMIT);
      expect(caught.count, cells.eventName.pattern).toBe(own.length);
      const advice = doctor.advise([row]).filter(({ kind }) => kind !== "readOnlyWithheld");
      expect(advice, cells.eventName.pattern).toEqual([]);
    }
  });

  it("leave no blind spot together", () => {
    const rows = rowsForSpots(ATTACK_CALLS, spots).map(({ cells }, at) => ({
      ...blankRow(`row-${at}`),
      ...cells,
    }));
    expect(rows.length).toBeLessThan(100);
    expect(findBlindSpots(ATTACK_CALLS, rows, { table, catcher: doctor.catcher })).toEqual({
      spots: [],
      total: ATTACK_CALLS.length,
      complete: true,
    });
  });
});
