import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FromNames, ToNames } from "./advice-protocol";
import { createNamesDesk, type NamesWorker } from "./names-desk";

class FakeWorker implements NamesWorker {
  sent: ToNames[] = [];
  ended = false;
  onmessage: NamesWorker["onmessage"] = null;
  onerror: NamesWorker["onerror"] = null;
  postMessage = (message: ToNames) => void this.sent.push(message);
  terminate = () => void (this.ended = true);
  say = (data: FromNames) => this.onmessage?.({ data });
  advise = () => this.say({ kind: "advise", request: this.sent.at(-1)!.request, answer: [] });
}

function setUp() {
  const worker = new FakeWorker();
  const failed = vi.fn();
  const heard: string[] = [];
  const desk = createNamesDesk(() => worker, failed, 100);
  const advise = (name: string) =>
    desk.ask("advise", { rows: [], ruleLevel: "HIGH" }, () => void heard.push(name));
  const caught = () =>
    desk.ask("caught", {} as never, () => {
      heard.push("caught");
    });
  return { worker, failed, heard, desk, advise, caught };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the desk before the worker that knows the names", () => {
  it("asks one thing at a time, and then only the newest of it", () => {
    const { worker, heard, advise } = setUp();
    advise("one");
    advise("two");
    advise("three");
    expect(worker.sent).toHaveLength(1);
    worker.advise();
    worker.advise();
    expect(worker.sent).toHaveLength(2);
    expect(heard).toEqual(["one", "three"]);
  });

  it("puts what somebody looks at before the rows", () => {
    const { worker, advise, caught } = setUp();
    advise("one");
    advise("two");
    caught();
    worker.advise();
    expect(worker.sent.map(({ kind }) => kind)).toEqual(["advise", "caught"]);
  });

  it("says once that there is nothing to be had, and asks no more", () => {
    for (const breakDown of [
      (worker: FakeWorker) => worker.say({ kind: "failed" }),
      (worker: FakeWorker) => worker.onerror?.({}),
      () => vi.advanceTimersByTime(101),
    ]) {
      const { worker, failed, advise, heard } = setUp();
      advise("one");
      breakDown(worker);
      advise("two");
      worker.advise();
      expect([worker.sent.length, worker.ended, heard.length]).toEqual([1, true, 0]);
      expect(failed).toHaveBeenCalledOnce();
    }
  });

  it("survives a browser that starts no worker", () => {
    const failed = vi.fn();
    const desk = createNamesDesk(() => {
      throw new Error("refused");
    }, failed);
    desk.ask("advise", { rows: [], ruleLevel: "HIGH" }, () => {});
    expect(failed).toHaveBeenCalledOnce();
  });

  it("is silent once the page has left", () => {
    const { worker, failed, advise, desk, heard } = setUp();
    advise("one");
    desk.dispose();
    worker.advise();
    vi.advanceTimersByTime(200);
    expect([heard.length, failed.mock.calls.length, worker.ended]).toEqual([0, 0, true]);
  });
});
