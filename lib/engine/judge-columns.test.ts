import { describe, expect, it, test } from "vitest";
import { blankRow } from "./cell-text";
import { compileRows } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { explainEvent } from "./explain";
import { createJudge } from "./judge";
import { createColumnJudge, type ColumnMemory } from "./judge-columns";
import { randomCircumstances, randomConditions } from "./random-conditions";
import { judgeByReference } from "./reference-judge";
import { RISK_LEVELS } from "./risk-level";
import type { Cell, Row } from "./row";

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

const PATTERNS = [
  "",
  ".*",
  "^Create",
  "User$",
  "^(?!ec2)",
  "iam|ec2",
  "e",
  "(",
  "x{2}",
  "(e+)+$",
  "IAMUser",
  " ",
];
const VALUES = [
  "CreateUser",
  "GetUser",
  "RunInstances",
  "",
  "iam.amazonaws.com",
  "ec2.amazonaws.com",
  "Root",
  "eeeeeeee!",
];

function randomCase(seed: number): { rows: Row[]; events: JudgedEvent[] } {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]) => items[random(items.length)]!;
  const cell = (): Cell => ({ pattern: pick(PATTERNS), not: random(4) === 0 });
  const rows = Array.from({ length: random(12) }, (_, index) => ({
    id: `row-${index}`,
    enabled: random(5) > 0,
    eventName: cell(),
    eventSource: cell(),
    userIdentityType: cell(),
    riskLevel: random(3) === 0 ? null : pick(RISK_LEVELS),
    failedCalls: random(3) > 0,
    note: "",
    conditions: randomConditions(random),
  }));
  const events = Array.from({ length: random(40) }, () => ({
    eventName: pick(VALUES),
    eventSource: pick(VALUES),
    userIdentityType: pick(VALUES),
    failed: random(3) === 0,
    ...randomCircumstances(random),
  }));
  return { rows, events };
}

describe("judging by columns", { timeout: 60_000 }, () => {
  it("says of each event what the judge of single events says", () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const { rows, events } = randomCase(seed);
      const compiled = compileRows(rows);
      const single = createJudge(compiled, "MEDIUM");
      const expected = events.map((event) => {
        const judgement = single.judge(event);
        return judgement ? rows.findIndex((row) => row.id === judgement.attributedRowId) : -1;
      });
      const { attributed, problems } = createColumnJudge(events).judge(compiled, "MEDIUM");
      expect([...attributed], `seed ${seed}`).toEqual(expected);
      expect(problems, `seed ${seed}`).toEqual(single.problems());
    }
  });

  it("agrees with the reference where every pattern is sound and quick", () => {
    let matched = 0;
    for (let seed = 1; seed <= 600; seed += 1) {
      const drawn = randomCase(seed);
      const compiledAll = compileRows(drawn.rows);
      const broken = new Set(compiledAll.problems.map(({ rowId }) => rowId));
      const rows = drawn.rows.filter(({ id }) => !broken.has(id));
      const compiled = compileRows(rows);
      const judge = createJudge(compiled, "MEDIUM");
      const { attributed } = createColumnJudge(drawn.events).judge(compiled, "MEDIUM");
      drawn.events.forEach((event, index) => {
        const expected = judgeByReference(rows, event, "MEDIUM");
        expect(judge.judge(event), `seed ${seed}, event ${index}`).toEqual(expected);
        expect(rows[attributed[index]!]?.id, `seed ${seed}`).toBe(expected?.attributedRowId);
        const explained = explainEvent(compiled, event, "MEDIUM").judgement;
        expect(explained, `seed ${seed}`).toEqual(expected);
        if (expected) matched += 1;
      });
    }
    expect(matched).toBeGreaterThan(1_000);
  });

  it("gives the same answers when it has judged other rows before", () => {
    const { events } = randomCase(7);
    const kept = createColumnJudge(events);
    for (let seed = 1; seed <= 60; seed += 1) {
      const compiled = compileRows(randomCase(seed).rows);
      const fresh = createColumnJudge(events).judge(compiled, "LOW");
      expect([...kept.judge(compiled, "LOW").attributed], `seed ${seed}`).toEqual([...fresh.attributed]);
    }
  });

  it("says of each row which events it matches, also of events that came later", () => {
    const kept = createColumnJudge();
    const seen: JudgedEvent[] = [];
    for (let seed = 1; seed <= 60; seed += 1) {
      const { rows, events } = randomCase(seed);
      kept.append(events);
      seen.push(...events);
      // Half of the rounds judge rows of before, whose memory then has to be continued.
      const compiled = compileRows(seed % 2 === 0 ? randomCase(seed - 1).rows : rows);
      const { hits, attributed } = kept.judge(compiled, "LOW");
      const fresh = createColumnJudge(seen).judge(compiled, "LOW");
      expect([...attributed], `seed ${seed}`).toEqual([...fresh.attributed]);
      compiled.rows.forEach((row, index) => {
        const alone = createJudge(compileRows([row.row]), "LOW");
        const expected = seen.flatMap((event, place) => (alone.judge(event) ? [place] : []));
        expect([...hits[index]!], `seed ${seed}, row ${index}`).toEqual(expected);
      });
    }
  });

  it("asks for each pattern and value once, however often the rows are judged", () => {
    const { events } = randomCase(3);
    const asked: string[] = [];
    const judge = createColumnJudge(events);
    const [row] = randomCase(9).rows;
    const rows = [
      { ...row!, enabled: true, failedCalls: true, eventName: { pattern: "^Create", not: false } },
    ];
    const test = (pattern: { source: string }, value: string) => {
      asked.push(`${pattern.source} ${value}`);
      return false;
    };
    judge.judge(compileRows(rows), "LOW", test);
    judge.judge(compileRows(rows), "LOW", test);
    expect(asked).toEqual([...new Set(asked)]);
    judge.forget("^Create");
    const before = asked.length;
    judge.judge(compileRows(rows), "LOW", test);
    expect(asked.length).toBeGreaterThan(before);
  });

  it("reports a slow pattern on its row and goes on", () => {
    const events = [
      { eventName: `${"e".repeat(80)}!`, eventSource: "", userIdentityType: "", failed: false },
    ];
    const cell = (pattern: string) => ({ pattern, not: false });
    const plain = {
      enabled: true,
      riskLevel: null,
      failedCalls: true,
      note: "",
      eventSource: cell(""),
      userIdentityType: cell(""),
    };
    const rows = [
      { ...plain, id: "slow", eventName: cell("(e+)+$") },
      { ...plain, id: "sound", eventName: cell("!$") },
    ];
    const { attributed, problems } = createColumnJudge(events).judge(compileRows(rows), "LOW");
    expect([...attributed]).toEqual([1]);
    expect(problems).toEqual([{ rowId: "slow", cell: "eventName", kind: "slow" }]);
  });
});

test("an event is attributed to the most severe row that matches it, among equals to the first", () => {
  const levels = ["LOW", null, "MEDIUM", "EXTREME", "EXTREME"] as const;
  const patterns = ["", "^B|^C|^D", "^C|^B", "^D", "D$"];
  const rows = levels.map((riskLevel, at) => ({
    ...blankRow(`row ${at}`),
    eventName: { pattern: patterns[at]!, not: false },
    riskLevel,
  }));
  const events = ["A", "B", "C", "D", ""].map((eventName) => {
    return { eventName, eventSource: "", userIdentityType: "", failed: false };
  });
  const columns = createColumnJudge(events);
  expect([...columns.judge(compileRows(rows), "MEDIUM").attributed]).toEqual([0, 1, 1, 3, 0]);
  expect([...columns.judge(compileRows(rows), "LOW").attributed]).toEqual([0, 2, 2, 3, 0]);
});

test("problems are told in grid order, those of rows that are never judged among them", () => {
  const cell = (pattern: string) => ({ pattern, not: false });
  const rows = [
    { ...blankRow("slow"), eventSource: cell("slow") },
    { ...blankRow("broken"), eventName: cell("("), eventSource: cell("[") },
    { ...blankRow("severe"), eventName: cell("slow"), riskLevel: "EXTREME" as const },
  ];
  const event = { eventName: "a", eventSource: "b", userIdentityType: "c", failed: false };
  const { problems } = createColumnJudge([event]).judge(compileRows(rows), "LOW", () => "slow");
  expect(problems.map(({ rowId, cell: place, kind }) => `${rowId} ${place} ${kind}`)).toEqual([
    "slow eventSource slow",
    "broken eventName invalid",
    "broken eventSource invalid",
    "severe eventName slow",
  ]);
});

describe("what the judge remembers", () => {
  const NAMES = ["CreateUser", "GetUser", "DeleteUser", "ListUsers"];
  const call = (eventName: string, more: Partial<JudgedEvent> = {}): JudgedEvent => {
    return { eventName, eventSource: "iam", userIdentityType: "Root", failed: false, ...more };
  };
  const row = (pattern: string, more: Partial<Row> = {}): Row => {
    return { ...blankRow(`row ${pattern}`), eventName: { pattern, not: false }, ...more };
  };

  /** A judge of these calls, and the patterns and values that it asks for. */
  function watched(events: JudgedEvent[], limit?: ColumnMemory) {
    const judge = createColumnJudge(events, limit);
    let asked: string[] = [];
    const judged = (rows: Row[], answer: (source: string, value: string) => boolean | "slow" = () => true) =>
      judge.judge(compileRows(rows), "LOW", ({ source }, value) => {
        asked.push(`${source} ${value}`);
        return answer(source, value);
      });
    const asks = (rows: Row[]) => {
      asked = [];
      judged(rows);
      return asked;
    };
    return { judge, judged, asks };
  }

  const each = (pattern: string) => NAMES.map((name) => `${pattern} ${name}`);
  const calls = NAMES.map((name) => call(name));

  it("is each answer, for whichever row asks next", () => {
    const { asks } = watched([...calls, ...calls]);
    expect(asks([row("User")])).toEqual(each("User"));
    expect(asks([row("User", { note: "why", riskLevel: "HIGH" })])).toEqual([]);
    expect(asks([row("User", { id: "other", failedCalls: false })])).toEqual([]);
    expect(asks([row("Use"), row("User")])).toEqual(each("Use"));
    // The same pattern in another column has other values to be tried on.
    expect(asks([row("", { eventSource: { pattern: "User", not: false } })])).toEqual(["User iam"]);
  });

  it("is what a row gave: where nothing changed it is given again", () => {
    const { judged } = watched(calls);
    const [first] = judged([row("User")]).hits;
    expect(judged([row("Get"), row("User")]).hits[1]).toBe(first);
  });

  it("is added to where events are added", () => {
    const { judge, judged, asks } = watched(calls);
    expect(asks([row("User")])).toEqual(each("User"));
    judge.append([call("GetUser"), call("PutUserPolicy")]);
    expect(asks([row("User")])).toEqual(["User PutUserPolicy"]);
    expect([...judged([row("User")]).hits[0]!]).toEqual([0, 1, 2, 3, 4, 5]);
    judge.append([call("Odd"), call("Odder"), call("Oddest")]);
    expect(asks([row("User")])).toEqual(["User Odd", "User Odder", "User Oddest"]);
  });

  it("is kept apart for rows that differ in more than their patterns", () => {
    const { judged } = watched([call("A"), call("B", { failed: true }), call("A", { readOnly: true })]);
    const hitsOf = (more: Partial<Row>) => [...judged([row("x", more)]).hits[0]!];
    expect(hitsOf({})).toEqual([0, 1, 2]);
    expect(hitsOf({ failedCalls: false })).toEqual([0, 2]);
    expect(hitsOf({ conditions: { readOnly: true } })).toEqual([2]);
    expect(hitsOf({ eventName: { pattern: "x", not: true } })).toEqual([]);
    expect(hitsOf({ enabled: false })).toEqual([]);
    expect(hitsOf({})).toEqual([0, 1, 2]);
  });

  it("is that a pattern was slow, in a cell or a condition", () => {
    const { judge, judged } = watched(calls.map((one) => ({ ...one, actorName: "x" })));
    const rows = [
      row("a"),
      row("", { id: "b", conditions: { errorCode: { pattern: "c", not: true } } }),
      row("", { id: "d", conditions: { readOnly: true } }),
    ];
    // A caller has two fields, of which one is enough.
    const caller = row("", { conditions: { principal: { pattern: "p", not: true } } });
    const slowOnName = judged([caller], (_, value) => (value === "x" ? "slow" : false));
    expect(slowOnName).toMatchObject({ problems: [{ cell: "principal", kind: "slow" }] });
    for (const answer of ["slow", true, true] as const) {
      const { hits, problems } = judged(rows, () => answer);
      expect(hits.map((row) => row.length)).toEqual([0, 0, 0]);
      expect(problems).toEqual([
        { rowId: "row a", cell: "eventName", kind: "slow" },
        { rowId: "b", cell: "errorCode", kind: "slow" },
      ]);
    }
    judge.append([call("GetUser")]);
    expect(judged(rows).problems).toHaveLength(2);
  });

  it("is forgotten of one pattern at a time", () => {
    const { judge, asks } = watched(calls);
    const rows = [
      row("User"),
      row("Get"),
      row("", { conditions: { errorCode: { pattern: "^$", not: false } } }),
    ];
    expect(asks(rows)).toEqual([...each("User"), ...each("Get"), "^$ "]);
    judge.forget("User");
    judge.forget("nowhere");
    expect(asks(rows)).toEqual(each("User"));
    judge.forget("^$");
    expect(asks(rows)).toEqual(["^$ "]);
  });

  it("is bounded: what was not asked for longest is asked for again", () => {
    // Room for what two patterns gave on four names; no row is remembered.
    const { judge, asks } = watched(calls, { answers: 8, hits: 0 });
    expect([asks([row("a")]), asks([row("b")])]).toEqual([each("a"), each("b")]);
    expect(asks([row("a")])).toEqual([]);
    expect(asks([row("c")])).toEqual(each("c"));
    expect([asks([row("a")]), asks([row("c")])]).toEqual([[], []]);
    expect(asks([row("b")])).toEqual(each("b"));
    // What is forgotten makes room.
    judge.forget("b");
    judge.forget("b");
    expect(asks([row("d")])).toEqual(each("d"));
    expect(asks([row("c")])).toEqual([]);
  });

  it("counts once what grows with the events", () => {
    const { judge, asks } = watched(calls, { answers: 8, hits: 0 });
    expect(asks([row("a")])).toEqual(each("a"));
    judge.append([call("Odd")]);
    expect(asks([row("a")])).toEqual(["a Odd"]);
    expect(asks([row("a")])).toEqual([]);
  });

  it("is bounded for rows as well", () => {
    // Room for two rows of four events; no answer is remembered.
    const { judge, judged, asks } = watched(calls, { answers: 0, hits: 32 });
    expect([asks([row("a")]), asks([row("b")])]).toEqual([each("a"), each("b")]);
    expect(asks([row("a")])).toEqual([]);
    expect(asks([row("c")])).toEqual(each("c"));
    expect([asks([row("a")]), asks([row("c")])]).toEqual([[], []]);
    expect(asks([row("b")])).toEqual(each("b"));
    judge.forget("b");
    expect(asks([row("d")])).toEqual(each("d"));
    expect(asks([row("c")])).toEqual([]);
    const { hits } = judged(["a", "b", "c", "d"].map((pattern) => row(pattern)));
    expect(hits.map((row) => [...row])).toEqual(Array.from({ length: 4 }, () => [0, 1, 2, 3]));
  });
});
