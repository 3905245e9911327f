import { describe, expect, it } from "vitest";
import { nextOther, repeatedCount, shownEvents } from "./result-list";

const matches = (index: number) => [1, 2, 5].includes(index);

describe("the tester's list", () => {
  it("shows all, matching or missed events in their order", () => {
    expect(shownEvents(6, "all", matches)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shownEvents(6, "matching", matches)).toEqual([1, 2, 5]);
    expect(shownEvents(6, "missed", matches)).toEqual([0, 3, 4]);
  });

  it("jumps to the next event with another verdict, around the end", () => {
    const shown = [0, 1, 2, 3, 4, 5];
    expect(nextOther(shown, 0, matches)).toBe(1);
    expect(nextOther(shown, 1, matches)).toBe(3);
    expect(nextOther(shown, 5, matches)).toBe(0);
    expect(nextOther([1, 2], 0, matches)).toBeNull();
    expect(nextOther([], 0, matches)).toBeNull();
  });
});

it("counts what ingestion stores once: the same eventID of the same account", () => {
  const event = (accountId: string, eventId: string) => ({ accountId, eventId });
  expect(repeatedCount([event("1", "a"), event("1", "a"), event("2", "a"), event("1", "a")])).toBe(2);
  // Without an id it is told by its content, which the list does not have.
  expect(repeatedCount([event("1", ""), event("1", "")])).toBe(0);
});
