import { describe, expect, it } from "vitest";
import { compileRows } from "./compile-rows";
import { dailySpread, judgeConsequence, ROW_DAYS } from "./consequence";
import type { JudgedEvent } from "./event";
import { createJudge } from "./judge";
import { createColumnJudge } from "./judge-columns";
import { randomCircumstances, randomConditions } from "./random-conditions";
import type { Row } from "./row";
import type { Overlaps } from "./row-overlaps";

/** Numbers that look random and are the same in each run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const TODAY = 20_000;
const NAMES = ["CreateUser", "DeleteTrail", "RunInstances", "PutObject", "Publish", "GetObject"];
const SOURCES = ["iam.amazonaws.com", "ec2.amazonaws.com", "s3.amazonaws.com"];
const TYPES = ["IAMUser", "AssumedRole", "Root", ""];
const PATTERNS = [
  "",
  ".*",
  "^Create*",
  "^Put*",
  "^(?!ec2).*$",
  "User$",
  "^Delete|^Run",
  "IAMUser",
  "(",
  "s3",
];

interface Stored extends JudgedEvent {
  day: number;
  account: number;
}

function randomWorld(seed: number) {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]) => items[random(items.length)]!;
  const cell = () => ({ pattern: pick(PATTERNS), not: random(5) === 0 });
  // The same ids in another order: rows of the draft may be moved, added and gone.
  const rows = (moved: number): Row[] =>
    Array.from({ length: random(6) }, (_, index) => ({
      id: `r${(index * 5 + moved) % 6}`,
      enabled: random(5) > 0,
      eventName: cell(),
      eventSource: cell(),
      userIdentityType: cell(),
      riskLevel: random(2) === 0 ? null : "LOW",
      failedCalls: random(3) > 0,
      note: "",
      conditions: randomConditions(random),
    }));
  const events: Stored[] = Array.from({ length: random(400) }, () => ({
    eventName: pick(NAMES),
    eventSource: pick(SOURCES),
    userIdentityType: pick(TYPES),
    failed: random(4) === 0,
    // Some clocks run ahead.
    day: TODAY + 1 - random(40),
    account: random(4),
    ...randomCircumstances(random),
  }));
  const affected = Uint8Array.from([1, 0, 1, random(2)]);
  return { live: rows(0), draft: rows(seed), events, affected };
}

/** The rollup of these events, and what the judges say of its combinations. */
function judged({ live, draft, events, affected }: ReturnType<typeof randomWorld>) {
  const combinations: JudgedEvent[] = [];
  const places = new Map<string, number>();
  const entries = new Map<string, number[]>();
  const kinds: number[] = [];
  for (const { day, account, eventName, eventSource, userIdentityType, failed } of events) {
    const event = { eventName, eventSource, userIdentityType, failed };
    const key = JSON.stringify(event);
    if (!places.has(key)) {
      places.set(key, combinations.length);
      combinations.push(event);
    }
    kinds.push(places.get(key)!);
    const entry = [places.get(key)!, day, account];
    const known = entries.get(entry.join());
    if (known) known[3]! += 1;
    else entries.set(entry.join(), [...entry, 1]);
  }
  const table = [...entries.values()];
  const column = (at: number) => table.map((entry) => entry[at]!);
  const judge = createColumnJudge(combinations);
  const strip = (rows: Row[]) => compileRows(rows).rows.map(({ row, live: enabled }) => ({ ...row, enabled, conditions: undefined })); // prettier-ignore
  const byCells = { live: compileRows(strip(live)), draft: compileRows(strip(draft)) };
  // The kinds that the cells of a row with conditions let pass, and by chance others, are judged on the finer grain.
  const skipped = Uint8Array.from(combinations, (_, kind) => Number(kind % 7 === 3));
  for (const [rows, compiled] of [[live, byCells.live], [draft, byCells.draft]] as const) // prettier-ignore
    judge.judge(compiled, "HIGH").hits.forEach((hits, index) => {
      if (rows[index]!.conditions) for (const kind of hits) skipped[kind] = 1;
    });
  const fineEvents = events.flatMap((event, index) => (skipped[kinds[index]!] === 1 ? [{ event, kind: kinds[index]! }] : [])); // prettier-ignore
  const fineJudge = createColumnJudge(fineEvents.map(({ event }) => event));
  const fine = {
    counted: {
      size: fineEvents.length,
      combination: Uint32Array.from(fineEvents, (_, entry) => entry),
      day: Uint16Array.from(fineEvents, ({ event }) => event.day),
      account: Uint32Array.from(fineEvents, ({ event }) => event.account),
      count: new Float64Array(fineEvents.length).fill(1),
    },
    combinations: fineEvents.length,
    live: fineJudge.judge(compileRows(live), "HIGH"),
    draft: fineJudge.judge(compileRows(draft), "HIGH"),
    kindOf: Uint32Array.from(fineEvents, ({ kind }) => kind),
  };
  const consequence = judgeConsequence({
    layers: [
      {
        counted: {
          size: table.length,
          combination: Uint32Array.from(column(0)),
          day: Uint16Array.from(column(1)),
          account: Uint32Array.from(column(2)),
          count: Float64Array.from(column(3)),
        },
        combinations: combinations.length,
        live: judge.judge(byCells.live, "HIGH"),
        draft: judge.judge(byCells.draft, "HIGH"),
        skipped,
      },
      fine,
    ],
    liveRowOf: draft.map(({ id }) => live.findIndex((row) => row.id === id)),
    affected,
    today: TODAY,
  });
  return { consequence, combinations };
}

/** The same by judging every event by itself. */
function replayed({ live, draft, events, affected }: ReturnType<typeof randomWorld>) {
  const before = createJudge(compileRows(live), "HIGH");
  const after = createJudge(compileRows(draft), "HIGH");
  const total = { kept: 0, gained: 0, lost: 0 };
  const days = new Map<number, number>();
  const rows = draft.map(() => ({ total: 0, alone: 0, attributed: 0, recent: 0 }));
  const pairs = new Map<string, number>();
  const livePairs = new Map<string, number>();
  const draftIds = draft.map(({ id }) => id);
  let looked = 0;
  for (const event of events) {
    if (affected[event.account] !== 1) continue;
    looked += 1;
    const was = before.judge(event);
    const becomes = after.judge(event);
    if (was && becomes) total.kept += 1;
    else if (becomes) total.gained += 1;
    else if (was) total.lost += 1;
    const day = Math.min(event.day, TODAY);
    if (becomes) days.set(day, (days.get(day) ?? 0) + 1);
    for (const { number: one } of becomes?.matchedRows ?? []) {
      for (const { number: other } of becomes?.matchedRows ?? []) {
        if (one < other) pairs.set(`${one} ${other}`, (pairs.get(`${one} ${other}`) ?? 0) + 1);
      }
    }
    const stay = (was?.matchedRows ?? []).map(({ rowId }) => draftIds.indexOf(rowId) + 1);
    for (const one of stay) {
      for (const other of stay) {
        if (0 < one && one < other)
          livePairs.set(`${one} ${other}`, (livePairs.get(`${one} ${other}`) ?? 0) + 1);
      }
    }
    for (const { rowId, number } of becomes?.matchedRows ?? []) {
      const row = rows[number - 1]!;
      row.total += 1;
      if (becomes!.matchedRows.length === 1) row.alone += 1;
      if (becomes!.attributedRowId === rowId) row.attributed += 1;
      if (TODAY - day < ROW_DAYS) row.recent += 1;
    }
  }
  return { total, days, rows, looked, pairs, livePairs };
}

function asMap({ pairs, total }: Overlaps): Map<string, number> {
  expect(total).toBe(pairs.length);
  return new Map(pairs.map(({ rows: [one, other], count }) => [`${one + 1} ${other + 1}`, count]));
}

function without(pairs: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>) {
  return new Map([...pairs].filter(([pair]) => !others.has(pair)));
}

describe("the consequence of a draft", { timeout: 60_000 }, () => {
  it("equals judging every stored event by both versions", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const world = randomWorld(seed);
      const { consequence } = judged(world);
      const { total, days, rows, looked, pairs, livePairs } = replayed(world);
      expect(consequence.total, `seed ${seed}`).toEqual(total);
      expect(consequence.judged, `seed ${seed}`).toBe(looked);
      for (const { day, kept, gained } of consequence.days) {
        expect(kept + gained, `seed ${seed}, day ${day}`).toBe(days.get(day) ?? 0);
      }
      const { begun, ended } = consequence.overlapChange;
      expect(asMap(consequence.overlaps), `seed ${seed}`).toEqual(pairs);
      expect(asMap(begun), `seed ${seed}`).toEqual(without(pairs, livePairs));
      expect(asMap(ended), `seed ${seed}`).toEqual(without(livePairs, pairs));
      const accounts = [...consequence.accounts.values()];
      for (const what of ["kept", "gained", "lost"] as const) {
        expect(accounts.reduce((sum, one) => sum + one[what], 0)).toBe(total[what]);
      }
      consequence.rows.forEach((row, index) => {
        const { recent, ...expected } = rows[index]!;
        expect(row, `seed ${seed}, row ${index}`).toMatchObject(expected);
        expect(row.perDay.reduce((sum, one) => sum + one, 0)).toBe(recent);
      });
    }
  });

  it("names what is gained and lost, most events first, with where the newest stand", () => {
    const event = (eventName: string): JudgedEvent => ({
      eventName,
      eventSource: "s3.amazonaws.com",
      userIdentityType: "IAMUser",
      failed: false,
    });
    const row = (pattern: string): Row => ({
      id: "r1",
      enabled: true,
      eventName: { pattern, not: false },
      eventSource: { pattern: "", not: false },
      userIdentityType: { pattern: "", not: false },
      riskLevel: null,
      failedCalls: true,
      note: "",
    });
    const judge = createColumnJudge([event("PutObject"), event("Publish"), event("PurgeQueue")]);
    const { gained, lost, days } = judgeConsequence({
      layers: [
        {
          counted: {
            size: 4,
            combination: Uint32Array.of(0, 1, 1, 2),
            day: Uint16Array.of(TODAY - 1, TODAY - 3, TODAY - 2, TODAY),
            account: Uint32Array.of(0, 0, 0, 0),
            count: Float64Array.of(5, 2, 1, 7),
          },
          combinations: 3,
          live: judge.judge(compileRows([row("^Put*")]), "LOW"),
          draft: judge.judge(compileRows([row("^Put")]), "LOW"),
        },
      ],
      liveRowOf: [0],
      affected: Uint8Array.of(1),
      today: TODAY,
    });
    expect(gained).toEqual([]);
    expect(lost).toEqual([
      { combination: 2, count: 7, newestEntries: [{ layer: 0, entry: 3 }] },
      {
        combination: 1,
        count: 3,
        newestEntries: [
          { layer: 0, entry: 2 },
          { layer: 0, entry: 1 },
        ],
      },
    ]);
    expect(days.map(({ kept, lost: gone }) => [kept, gone])).toEqual([
      [0, 2],
      [0, 1],
      [5, 0],
      [0, 7],
    ]);
  });
});

describe("the daily spread", () => {
  it("leaves today out, for it is not over", () => {
    expect(dailySpread([10, 20, 30, 1])).toEqual({ mean: 20, low: 10, high: 30, days: 3 });
    expect(dailySpread([4])).toEqual({ mean: 4, low: 4, high: 4, days: 1 });
    expect(dailySpread([])).toEqual({ mean: 0, low: 0, high: 0, days: 0 });
  });
});
