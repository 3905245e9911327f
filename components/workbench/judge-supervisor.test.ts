import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createJudgeSupervisor, type WorkerLike } from "./judge-supervisor";
import type { FromWorker, JudgeAnswer, JudgeInput, ToWorker } from "./tester-protocol";

const INPUT: JudgeInput = { rows: [], ruleLevel: "HIGH", stopped: [], sight: { visible: [], detail: null } };
const ANSWER: JudgeAnswer = {
  attributed: new Int32Array(),
  problems: [],
  explained: { verdicts: [], detail: null },
  milliseconds: 1,
};

class FakeWorker implements WorkerLike {
  sent: ToWorker[] = [];
  ended = false;
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  postMessage = (message: ToWorker) => void this.sent.push(message);
  terminate = () => void (this.ended = true);
  say(data: FromWorker) {
    this.onmessage?.({ data });
  }
  judgings() {
    return this.sent.filter((message) => message.kind === "judge");
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const heard = { judged: 0, stopped: [] as string[], failed: 0 };
  const supervisor = createJudgeSupervisor({
    spawn: () => {
      workers.push(new FakeWorker());
      return workers.at(-1)!;
    },
    onJudged: () => (heard.judged += 1),
    onExplained: () => {},
    onStopped: (pattern) => heard.stopped.push(pattern),
    onFailed: () => (heard.failed += 1),
    patience: 200,
  });
  return { workers, heard, supervisor };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the judge's supervisor", () => {
  it("asks one thing at a time, and then only the newest", () => {
    const { workers, supervisor, heard } = setUp();
    supervisor.judge(INPUT);
    supervisor.judge({ ...INPUT, ruleLevel: "LOW" });
    supervisor.judge({ ...INPUT, ruleLevel: "MEDIUM" });
    expect(workers[0]!.judgings()).toHaveLength(1);
    workers[0]!.say({ kind: "judged", request: 1, answer: ANSWER });
    expect(heard.judged).toBe(1);
    expect(workers[0]!.judgings().map((message) => message.input.ruleLevel)).toEqual(["HIGH", "MEDIUM"]);
  });

  it("ends a worker that does not come back from a pattern, and goes on without that pattern", () => {
    const { workers, supervisor, heard } = setUp();
    supervisor.judge(INPUT);
    workers[0]!.say({ kind: "beacon", pattern: "(a+)+$" });
    vi.advanceTimersByTime(199);
    expect(workers[0]!.ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0]!.ended).toBe(true);
    expect(heard.stopped).toEqual(["(a+)+$"]);
    expect(workers[1]!.sent[0]!.kind).toBe("load");
    expect(workers[1]!.judgings()[0]!.input.stopped).toEqual(["(a+)+$"]);
    workers[1]!.say({ kind: "judged", request: 2, answer: ANSWER });
    expect(heard.judged).toBe(1);
  });

  it("leaves a worker alone that keeps showing signs of life", () => {
    const { workers, supervisor, heard } = setUp();
    supervisor.judge(INPUT);
    for (let beacon = 0; beacon < 10; beacon += 1) {
      workers[0]!.say({ kind: "beacon", pattern: "slow but not endless" });
      vi.advanceTimersByTime(150);
    }
    workers[0]!.say({ kind: "judged", request: 1, answer: ANSWER });
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual({ judged: 1, stopped: [], failed: 0 });
  });

  it("judges what was typed meanwhile when it starts anew", () => {
    const { workers, supervisor } = setUp();
    supervisor.judge(INPUT);
    workers[0]!.say({ kind: "beacon", pattern: "x" });
    supervisor.judge({ ...INPUT, ruleLevel: "LOW" });
    vi.advanceTimersByTime(200);
    expect(workers[1]!.judgings().map((message) => message.input.ruleLevel)).toEqual(["LOW"]);
  });

  it("does not take an answer about the events that were there before", () => {
    const { workers, supervisor, heard } = setUp();
    supervisor.judge(INPUT);
    supervisor.load([]);
    supervisor.judge(INPUT);
    workers[0]!.say({ kind: "judged", request: 1, answer: ANSWER });
    expect(heard.judged).toBe(0);
    workers[1]!.say({ kind: "judged", request: 2, answer: ANSWER });
    expect(heard.judged).toBe(1);
  });

  it("tries a broken worker once more and then says so", () => {
    const { workers, supervisor, heard } = setUp();
    supervisor.judge(INPUT);
    workers[0]!.onerror?.(new Event("error"));
    expect(heard.failed).toBe(0);
    workers[1]!.onerror?.(new Event("error"));
    expect(heard.failed).toBe(1);
  });
});
