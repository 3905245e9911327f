import { describe, expect, it } from "vitest";
import type { ColumnJudgement } from "./judge-columns";
import { compareOverlaps, SHOWN_OVERLAPS } from "./row-overlaps";

/** Which combinations each row matches. */
function hits(...rows: number[][]): ColumnJudgement {
  return { attributed: new Int32Array(), hits: rows.map((row) => Uint32Array.from(row)), problems: [] };
}

describe("overlaps of rows", () => {
  it("add up the events that two rows share, most first", () => {
    const { overlaps } = compareOverlaps(
      [
        { live: hits(), draft: hits([0, 1], [1, 2], [0, 1, 2]), perCombination: Float64Array.of(1, 10, 100) },
        { live: hits(), draft: hits([0], [], [0]), perCombination: Float64Array.of(1000) },
      ],
      [-1, -1, -1],
    );
    expect(overlaps).toEqual({
      total: 3,
      pairs: [
        { rows: [0, 2], count: 1011 },
        { rows: [1, 2], count: 110 },
        { rows: [0, 1], count: 10 },
      ],
    });
  });

  it("are none where no event is stored", () => {
    const layer = { live: hits([0], [0]), draft: hits([0], [0]), perCombination: Float64Array.of(0) };
    const { overlaps, change } = compareOverlaps([layer], [0, 1]);
    const none = { pairs: [], total: 0 };
    expect({ overlaps, change }).toEqual({ overlaps: none, change: { begun: none, ended: none } });
  });

  it("begin and end with a draft, whatever place its rows had, and those of removed rows are not told", () => {
    const layer = {
      live: hits([0], [0], [1], [1]),
      // Row 4 was taken to the top, row 1 is gone, a new one is at the end.
      draft: hits([1], [0], [0], [0]),
      perCombination: Float64Array.of(3, 5),
    };
    const { change } = compareOverlaps([layer], [3, 1, 2, -1]);
    expect(change).toEqual({
      begun: {
        total: 3,
        pairs: [
          { rows: [1, 2], count: 3 },
          { rows: [1, 3], count: 3 },
          { rows: [2, 3], count: 3 },
        ],
      },
      ended: { total: 1, pairs: [{ rows: [0, 2], count: 5 }] },
    });
  });

  it("of rows that match everything are bounded, in pairs and in what is told", () => {
    const everything = hits(...Array.from({ length: 70 }, () => [0]));
    const { overlaps } = compareOverlaps(
      [{ live: hits(), draft: everything, perCombination: Float64Array.of(1) }],
      [],
    );
    expect(overlaps.total).toBe((60 * 59) / 2);
    expect(overlaps.pairs).toHaveLength(SHOWN_OVERLAPS);
    expect(overlaps.pairs[0]).toEqual({ rows: [0, 1], count: 1 });
  });
});
