import { expect, it } from "vitest";
import { cappedAges } from "./capped-ages";

const exactly = (count: number) => ({ count, more: false });

it("gives every age exactly while all were counted", () => {
  expect(cappedAges([1, 0, 2, 0], 3)).toEqual({
    ages: [exactly(1), exactly(0), exactly(2), exactly(0)],
    all: exactly(3),
  });
});

it("says at least where counting stopped, and nothing about what is older", () => {
  expect(cappedAges([1, 100, 0, 0], 100)).toEqual({
    ages: [exactly(1), { count: 99, more: true }, null, null],
    all: { count: 100, more: true },
  });
});
