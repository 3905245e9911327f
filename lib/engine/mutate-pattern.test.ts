import { expect, test } from "vitest";
import { MAX_MUTANTS, mutatePattern } from "./mutate-pattern";

/** Each as "what where text". */
const told = (pattern: string) =>
  mutatePattern(pattern).mutants.map(({ kind, at, text }) => `${kind} ${at} ${text}`);

const INSERTS = (at: number) => [..."*+?."].map((text) => `insert ${at} ${text}`);

test.each<[string, string[]]>([
  [
    "aZ",
    [
      "delete 0 a",
      "delete 1 Z",
      "replace 0 A",
      "replace 1 z",
      "insert 0 ^",
      "insert 2 $",
      ...INSERTS(1),
      ...INSERTS(2),
    ],
  ],
  [
    "9.",
    [
      "delete 0 9",
      "delete 1 .",
      "insert 1 \\",
      "replace 0 0",
      "insert 0 ^",
      "insert 2 $",
      ...INSERTS(1),
      ...INSERTS(2).slice(0, 3),
    ],
  ],
  ["+", ["delete 0 +", "replace 0 *", "replace 0 ?", "insert 0 ^", "insert 1 $", ...INSERTS(1)]],
  // A character outside the first plane is one, and goes as one.
  ["𝑓", ["delete 0 𝑓", "insert 0 ^", "insert 2 $", ...INSERTS(2)]],
  // The same pattern twice is one slip.
  ["--", ["delete 0 -", "insert 0 ^", "insert 2 $", ...INSERTS(1), ...INSERTS(2)]],
  [" ", []],
])("the slips of %j are these, in order", (pattern, expected) => expect(told(pattern)).toEqual(expected));

test("of more than the limit every so many-th is looked at", () => {
  // Five slips of each character and two of the whole; one more of each letter.
  const signs = Array.from({ length: 46 }, (_, at) => String.fromCharCode(0x4e00 + at)).join("");
  const all = mutatePattern(`${signs}abc`);
  expect([all.mutants.length, all.complete]).toEqual([MAX_MUTANTS, true]);
  const more = mutatePattern(`${signs.slice(1)}abcd`);
  expect([more.mutants.length, more.complete]).toEqual([126, false]);
  expect(more.mutants.slice(0, 2).map(({ at }) => at)).toEqual([0, 2]);
});
