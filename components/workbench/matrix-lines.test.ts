import { expect, test } from "vitest";
import { MOST_LINES } from "./event-matrix";
import { matrixLines, presentEvents } from "./matrix-lines";
import type { TesterEvent } from "./tester-protocol";

const event = (eventName: string) => ({ eventName }) as TesterEvent;

test("events of one kind are one line, in the order of the first of each", () => {
  const events = [event("a"), event("b"), event("a"), event("c")];
  const found = matrixLines(events, Uint32Array.of(4, 7, 4, 1), [0, 1, 2]);
  expect(found).toEqual({
    lines: [
      { combination: 4, event: events[0], count: 2 },
      { combination: 7, event: events[1], count: 1 },
    ],
    total: 2,
  });
});

test("lines and present kinds are bounded, and the kind in question is always among them", () => {
  const events = Array.from({ length: 3_000 }, (_, at) => event(String(at)));
  const of = Uint32Array.from(events, (_, at) => at);
  const found = matrixLines(events, of, [...of]);
  expect([found.lines.length, found.total]).toEqual([MOST_LINES, 3_000]);
  const present = presentEvents(events, of, 2_999);
  expect(present).toHaveLength(1_001);
  expect(present.at(-1)).toEqual({ event: events[2_999], count: 1 });
});
