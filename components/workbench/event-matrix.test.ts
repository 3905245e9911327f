import { expect, test } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import type { Row } from "@/lib/engine/row";
import { stateAt, type MatrixAnswer } from "./event-matrix";
import { createJudgeSession } from "./judge-session";
import type { Combination } from "./tester-protocol";

function row(id: string, eventName: string, rest: Partial<Row> = {}): Row {
  return { ...blankRow(id), eventName: { pattern: eventName, not: false }, ...rest };
}

function event(eventName: string): Combination {
  return { eventName, eventSource: "iam.amazonaws.com", userIdentityType: "IAMUser", failed: false };
}

const states = (matrix: MatrixAnswer | undefined) =>
  matrix?.lines.map((_, line) =>
    Array.from({ length: matrix.rowCount }, (_, at) => stateAt(matrix, line, at)).join(" "),
  );

function session(events: Combination[]) {
  const created = createJudgeSession({ beacon: () => undefined, clock: () => 0 });
  created.load(events);
  return created;
}

test("each row's word on each event: attributed, matched, missed, broken, off, and slow only where it was", () => {
  const { judge, explain } = session([event("CreateUser"), event("GetUser"), event(`${"a".repeat(60)}!`)]);
  const rows = [
    row("a", "^Create"),
    row("b", "User$", { riskLevel: "EXTREME" }),
    row("c", "("),
    row("d", "", { enabled: false }),
    row("e", "^(a+)+$"),
  ];
  const sight = { visible: [], detail: null, matrix: [2, 0, 1] };
  const { explained, attributed } = judge({ rows, ruleLevel: "HIGH", stopped: [], sight });
  // As it leaves the worker: nothing of it is there any more.
  structuredClone(attributed, { transfer: [attributed.buffer] });
  expect(states(explained.matrix)).toEqual([
    "missed missed problem off problem",
    "matched attributed problem off missed",
    "missed attributed problem off missed",
  ]);
  expect(states(explain({ ...sight, matrix: [1] }).matrix)).toEqual(["missed attributed problem off missed"]);
  expect(explain({ visible: [0], detail: null }).matrix).toBeUndefined();
});

test("agrees with the full explanation of every event, 200 of them and 1,000 rows", () => {
  const events = Array.from({ length: 200 }, (_, at) => event(`Describe${at}`));
  const { judge, explain } = session(events);
  const rows = Array.from({ length: 1_000 }, (_, at) => row(`r${at}`, `${at % 20}$`));
  const lines = events.map((_, at) => at);
  const { explained } = judge({
    rows,
    ruleLevel: "HIGH",
    stopped: [],
    sight: { visible: [], detail: null, matrix: lines },
  });
  for (const line of [0, 57, 199]) {
    const full = explain({ visible: [], detail: line }).detail!.explanation;
    full.rows.forEach(({ stop, rowId }, at) => {
      const expected =
        stop !== null ? "missed" : rowId === full.judgement?.attributedRowId ? "attributed" : "matched";
      expect(stateAt(explained.matrix!, line, at)).toBe(expected);
    });
  }
});
