import { describe, expect, it } from "vitest";
import { canaryState, quietSince, type CanarySigns } from "./state";

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const signs = (wanted: Partial<CanarySigns> = {}): CanarySigns => ({
  users: ["cn-backup-ro"],
  undecided: [],
  watchedSince: at(1),
  lastCallAt: null,
  lastIngestAt: at(23),
  ...wanted,
});

describe("the state of an account's canaries", () => {
  it.each([
    ["used outweighs changed", signs({ undecided: ["changed", "used"] }), "used"],
    ["an undecided change is one", signs({ undecided: ["changed"] }), "changed"],
    [
      "a sprung canary stays red after its name was removed",
      signs({ users: [], undecided: ["used"] }),
      "used",
    ],
    ["no name is unset, however many events came", signs({ users: [] }), "unset"],
    ["an account without events is unknown, never quiet", signs({ lastIngestAt: null }), "unknown"],
    ["events from before the setting prove nothing", signs({ watchedSince: at(24) }), "unknown"],
    ["events since the setting and no call", signs(), "quiet"],
    ["a call that was settled", signs({ lastCallAt: at(20) }), "quiet"],
  ] as const)("%s", (_name, given, expected) => {
    expect(canaryState(given)).toBe(expected);
  });

  it("counts silence from the later of the last call and the setting", () => {
    expect(quietSince(signs({ lastCallAt: at(20) }))).toEqual(at(20));
    expect(quietSince(signs({ lastCallAt: at(20), watchedSince: at(22) }))).toEqual(at(22));
    expect(quietSince(signs({ watchedSince: null }))).toBeNull();
  });
});
