import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Row } from "@/lib/engine/row";
import { blankRow } from "@/lib/engine/cell-text";
import { createJudgeSession } from "./judge-session";
import type { Combination, JudgeInput } from "./tester-protocol";

/** Beside the checkout where the project is worked on; a clone has none of it. */
const SLOW_PATTERNS = fileURLToPath(new URL("../../../shared/data/regex/slow.json", import.meta.url));

function row(id: string, eventName: string, rest: Partial<Row> = {}): Row {
  return { ...blankRow(id), eventName: { pattern: eventName, not: false }, ...rest };
}

function event(eventName: string, failed = false): Combination {
  return { eventName, eventSource: "iam.amazonaws.com", userIdentityType: "IAMUser", failed };
}

function input(rows: Row[], rest: Partial<JudgeInput> = {}): JudgeInput {
  return { rows, ruleLevel: "VERY_HIGH", stopped: [], sight: { visible: [], detail: null }, ...rest };
}

/** Milliseconds of processor time: a machine that is busy with other work does not make these tests fail. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function session(events: Combination[]) {
  const beacons: string[] = [];
  const created = createJudgeSession({
    beacon: (pattern) => beacons.push(pattern),
    clock: cpuTime,
  });
  created.load(events);
  return { ...created, beacons };
}

describe("judging in the tester", () => {
  it("attributes each event to the row that ingestion would name", () => {
    const { judge } = session([
      event("CreateUser"),
      event("DeleteTrail"),
      event("GetUser"),
      event("CreateUser", true),
    ]);
    const rows = [
      row("a", "^Create", { failedCalls: false }),
      row("b", "User$", { riskLevel: "LOW" }),
      row("c", "Trail"),
    ];
    expect([...judge(input(rows)).attributed]).toEqual([0, 2, 1, 1]);
  });

  it("explains what is in sight, and one event in full", () => {
    const { judge } = session([event("CreateUser"), event("GetUser")]);
    const { explained } = judge(
      input([row("a", "^Create"), row("b", "x")], { sight: { visible: [0, 1], detail: 1 } }),
    );
    expect(explained.verdicts[0]).toMatchObject([
      0,
      { judgement: { attributedRowId: "a" }, shown: { rowId: "a" } },
    ]);
    expect(explained.verdicts[1]?.[1].judgement).toBeNull();
    expect(explained.detail?.explanation.rows).toHaveLength(2);
  });

  it("names a costly pattern before it runs, and not again for answers it remembers", () => {
    const { judge, beacons } = session([event("CreateUser")]);
    const rows = [row("a", "^(([A-Za-z])+.)+x$")];
    judge(input(rows));
    expect(beacons).toEqual(["^(([A-Za-z])+.)+x$"]);
    judge(input(rows));
    expect(beacons).toHaveLength(1);
  });

  it("never runs a pattern that was stopped, reports it on its row and goes on with the others", () => {
    const { judge, beacons } = session([event("CreateUser")]);
    const answer = judge(input([row("a", "(r+)+x"), row("b", "^Create")], { stopped: ["(r+)+x"] }));
    expect(beacons).toEqual([]);
    expect([...answer.attributed]).toEqual([1]);
    expect(answer.problems).toEqual([{ rowId: "a", cell: "eventName", kind: "slow" }]);
  });

  it("gives a pattern up that is slow on one value after the other", () => {
    const values = Array.from({ length: 2_000 }, (_, index) => event(`${"a".repeat(60)}${index}`));
    const { judge } = session(values);
    const answer = judge(input([row("a", "(a+)+$"), row("b", "9$")]));
    expect(answer.problems).toEqual([{ rowId: "a", cell: "eventName", kind: "slow" }]);
    expect(answer.attributed[9]).toBe(1);
  });

  it("answers a keystroke among 10,000 events and 50 rows in less than judging them at first takes", () => {
    const events = Array.from({ length: 10_000 }, (_, index) => event(`Describe${index % 3_000}`));
    const rows = Array.from({ length: 50 }, (_, index) =>
      row(`r${index}`, `^(Create|Delete|Put)${index}|${index}x$`),
    );
    const { judge } = session(events);
    const first = judge(input(rows)).milliseconds;
    const times = Array.from({ length: 5 }, (_, turn) => {
      const typed = rows.map((one, index) => (index === 7 ? row("r7", `^Desc${turn}`) : one));
      return judge(input(typed)).milliseconds;
    });
    expect(Math.min(...times)).toBeLessThan(first);
  });

  if (existsSync(SLOW_PATTERNS)) {
    it("comes back from every known slow pattern and names its row", () => {
      const cases = JSON.parse(readFileSync(SLOW_PATTERNS, "utf8")) as { pattern: string; input?: string }[];
      const written = cases.filter((one) => typeof one.input === "string");
      expect(written.length).toBeGreaterThan(0);
      for (const { pattern, input: value } of written) {
        const { judge } = session([event(value!)]);
        const answer = judge(input([row("a", pattern), row("b", "")]));
        expect(answer.problems, pattern).toEqual([{ rowId: "a", cell: "eventName", kind: "slow" }]);
        expect(answer.attributed[0], pattern).toBe(1);
      }
    });
  }
});
