import { expect, it } from "vitest";
import { compileRows } from "@/lib/engine/compile-rows";
import { createJudge } from "@/lib/engine/judge";
import type { Row } from "@/lib/engine/row";
import { createBoundedTest } from "./bounded-test";

function row(id: string, pattern: string): Row {
  const cell = (text: string) => ({ pattern: text, not: false });
  const rest = { eventSource: cell(""), userIdentityType: cell(""), riskLevel: null, note: "" };
  return { id, enabled: true, failedCalls: true, eventName: cell(pattern), ...rest };
}

/** A clock that each answer of the costly pattern moves on by `milliseconds`. */
function judgeWith(milliseconds: number) {
  let now = 0;
  const compiled = compileRows([row("costly", "a.*b"), row("plain", "^Delete")]);
  const costly = compiled.rows[0]!.cells.eventName.pattern!;
  let isCostly = false;
  let reads = 0;
  const bounded = createBoundedTest(() => {
    reads += 1;
    return reads % 2 === 0 && isCostly ? (now += milliseconds) : now;
  });
  return createJudge(compiled, "LOW", {
    slowLimit: 20,
    test: (pattern, value) => {
      isCostly = pattern === costly;
      return bounded(pattern, value);
    },
  });
}

const event = (eventName: string) => ({ eventName, eventSource: "", userIdentityType: "", failed: false });

it("gives up what is costly once a batch has spent its time, and goes on with all else", () => {
  const judge = judgeWith(40);
  for (let i = 0; i < 200; i += 1) judge.judge(event(`x${i}`));
  expect(judge.judge(event("a-b"))).toBeNull();
  expect(judge.judge(event("DeleteTrail"))).toMatchObject({ attributedRowId: "plain" });
  expect(judge.problems()).toEqual([{ rowId: "costly", cell: "eventName", kind: "slow" }]);
});

it("blames no pattern for a pause of the machine", () => {
  const judge = judgeWith(60_000);
  for (let i = 0; i < 50; i += 1) judge.judge(event(`x${i}`));
  expect(judge.judge(event("a-b"))).toMatchObject({ attributedRowId: "costly" });
  expect(judge.problems()).toEqual([]);
});
