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
  const strip = (rows: Row[]) =>
    compileRows(rows).rows.map(({ row, live: enabled }) => ({ ...row, enabled, conditions: undefined }));
  const byCells = { live: compileRows(strip(live)), draft: compileRows(strip(draft)) };
  // The kinds that the cells of a row with conditions let pass, and by chance others, are judged on the finer grain.
  const skipped = Uint8Array.from(combinations, (_, kind) => Number(kind % 7 === 3));
  for (const [rows, compiled] of [
    [live, byCells.live],
    [draft, byCells.draft],
  ] as const)
    judge.judge(compiled, "HIGH").hits.forEach((hits, index) => {
      if (rows[index]!.conditions) for (const kind of hits) skipped[kind] = 1;
    });
  const fineEvents = events.flatMap((event, index) =>
    skipped[kinds[index]!] === 1 ? [{ event, kind: kinds[index]! }] : [],
  );
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

/** What a row's draft says of kinds of events: the rows that match each. The first is the one that it is attributed to. */
function judgedAs(matched: number[][], rows = 1) {
  return {
    attributed: Int32Array.from(matched, ([first = -1]) => first),
    hits: Array.from({ length: rows }, (_, row) =>
      Uint32Array.from(matched.flatMap((rowsOf, kind) => (rowsOf.includes(row) ? [kind] : []))),
    ),
    problems: [],
  };
}

type Entry = [combination: number, day: number, count: number, account?: number];

/** The columns are longer than what counts of them, as where entries are added one by one. */
function counted(entries: Entry[]) {
  const spare: Entry = [0, TODAY, 1_000, 0];
  const column = (at: number) => [...entries, spare].map((entry) => entry[at] ?? 0);
  return {
    size: entries.length,
    combination: Uint32Array.from(column(0)),
    day: Uint16Array.from(column(1)),
    count: Float64Array.from(column(2)),
    account: Uint32Array.from(column(3)),
  };
}

const consequenceOf = (
  layers: Parameters<typeof judgeConsequence>[0]["layers"],
  affected = Uint8Array.of(1, 0),
) => judgeConsequence({ layers, liveRowOf: [], affected, today: TODAY });

describe("the kinds that a draft gains", () => {
  const nothing = (kinds: number) => judgedAs(Array.from({ length: kinds }, () => []));
  const everything = (kinds: number) => judgedAs(Array.from({ length: kinds }, () => [0]));

  it("are the five of most events, the earlier of equal ones, and how many there are in all", () => {
    const entries = [3, 9, 3, 1, 3, 3, 3].map((count, kind): Entry => [kind, TODAY, count]);
    const found = consequenceOf([
      { counted: counted(entries), combinations: 7, live: nothing(7), draft: everything(7) },
    ]);
    expect(found.gained.map(({ combination, count }) => [combination, count])).toEqual([
      [1, 9],
      [0, 3],
      [2, 3],
      [4, 3],
      [5, 3],
    ]);
    expect(found.gainedCombinations).toBe(7);
    expect(found.lostCombinations).toBe(0);
  });

  it("are those with events of the accounts that are affected, which alone are shown", () => {
    const entries: Entry[] = [
      [0, TODAY, 2, 1],
      [1, TODAY, 2, 1],
      [1, TODAY - 1, 3, 0],
    ];
    const found = consequenceOf([
      { counted: counted(entries), combinations: 2, live: nothing(2), draft: everything(2) },
    ]);
    expect(found.gained).toEqual([{ combination: 1, count: 3, newestEntries: [{ layer: 0, entry: 2 }] }]);
    expect(found.gainedCombinations).toBe(1);
    expect(found.judged).toBe(3);
    expect([...found.accounts]).toEqual([[0, { kept: 0, gained: 3, lost: 0 }]]);
  });

  it("are shown by their five newest entries, the earlier of one day first", () => {
    const days = [3, 0, 5, 0, 1, 9, 3];
    const entries = days.map((ago): Entry => [0, TODAY - ago, 1]);
    const found = consequenceOf([
      { counted: counted(entries), combinations: 1, live: nothing(1), draft: everything(1) },
    ]);
    expect(found.gained[0]!.newestEntries.map(({ entry }) => entry)).toEqual([1, 3, 4, 0, 6]);
  });

  it("are told of the finer grain where the coarse one left them to it", () => {
    const coarse: Entry[] = [
      [0, TODAY, 4],
      [1, TODAY, 2],
    ];
    const fine: Entry[] = [
      [0, TODAY - 1, 1],
      [1, TODAY, 1],
      [2, TODAY, 2],
    ];
    const found = consequenceOf([
      {
        counted: counted(coarse),
        combinations: 2,
        live: nothing(2),
        draft: everything(2),
        skipped: Uint8Array.of(1, 0),
      },
      {
        counted: counted(fine),
        combinations: 3,
        live: nothing(3),
        draft: judgedAs([[0], [0], []]),
        kindOf: Uint32Array.of(0, 0, 0),
      },
    ]);
    expect(found.gained).toEqual([
      { combination: 0, count: 2, newestEntries: [1, 0].map((entry) => ({ layer: 1, entry })) },
      { combination: 1, count: 2, newestEntries: [{ layer: 0, entry: 1 }] },
    ]);
  });
});

describe("what each row of the draft finds", () => {
  // The second kind is left to entries of their own, one of them older than what is shown by day.
  const layers = (): Parameters<typeof consequenceOf>[0] => {
    const draft = judgedAs([[1, 0], [], [0]], 2);
    const coarse: Entry[] = [
      [0, TODAY, 4],
      [0, TODAY - ROW_DAYS + 1, 2],
      [0, TODAY - ROW_DAYS, 16],
      [2, TODAY + 1, 1],
    ];
    const fine: Entry[] = [
      [0, TODAY, 32],
      [1, TODAY - ROW_DAYS + 1, 64],
      [2, TODAY - ROW_DAYS, 128],
    ];
    return [
      { counted: counted(coarse), combinations: 3, live: draft, draft, skipped: Uint8Array.of(0, 1, 0) },
      {
        counted: counted(fine),
        combinations: 3,
        live: draft,
        draft: judgedAs([[0], [0], [0]], 2),
        kindOf: Uint32Array.of(1, 1, 1),
      },
    ];
  };

  it("is told by day of the last two weeks, today last", () => {
    const [first, second] = consequenceOf(layers()).rows;
    const days = (oldest: number, today: number) => [
      oldest,
      ...new Array<number>(ROW_DAYS - 2).fill(0),
      today,
    ];
    expect(first!.perDay).toEqual(days(2 + 64, 4 + 1 + 32));
    expect(second!.perDay).toEqual(days(2, 4));
    expect(Object.keys(first!.perDay)).toHaveLength(ROW_DAYS);
  });

  it("is told in all, alone, and as the row that is named", () => {
    const [first, second] = consequenceOf(layers()).rows;
    expect(first).toMatchObject({ total: 22 + 1 + 224, alone: 1 + 224, attributed: 1 + 224 });
    expect(second).toMatchObject({ total: 22, alone: 0, attributed: 22 });
  });
});

describe("the daily spread", () => {
  it("keeps what eight of ten days keep within, in whatever order they came", () => {
    const days = [100, 7, 5, 6, 1, 8, 9, 4, 10, 2];
    expect(dailySpread([...days, 3])).toEqual({ mean: 15.2, low: 1, high: 10, days: 10 });
  });

  it("leaves today out, for it is not over", () => {
    expect(dailySpread([10, 20, 30, 1])).toEqual({ mean: 20, low: 10, high: 30, days: 3 });
    expect(dailySpread([4])).toEqual({ mean: 4, low: 4, high: 4, days: 1 });
    expect(dailySpread([])).toEqual({ mean: 0, low: 0, high: 0, days: 0 });
  });
});
