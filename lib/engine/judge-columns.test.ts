import { describe, expect, it } from "vitest";
import { compileRows } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { explainEvent } from "./explain";
import { createJudge } from "./judge";
import { createColumnJudge } from "./judge-columns";
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
