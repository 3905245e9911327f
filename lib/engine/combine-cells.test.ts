import { describe, expect, test } from "vitest";
import { blankRow } from "./cell-text";
import { allOf, anyOf } from "./combine-cells";
import { compileRows } from "./compile-rows";
import { createJudge } from "./judge";
import type { Cell } from "./row";

/** "NOT " in front makes a NOT cell. */
function cell(text: string): Cell {
  return text.startsWith("NOT ") ? { pattern: text.slice(4), not: true } : { pattern: text, not: false };
}

/** The values that the cell lets pass, by the one judge. */
function passing(eventName: Cell): string[] {
  const judge = createJudge(compileRows([{ ...blankRow("r"), eventName }]), "LOW");
  const rest = { eventSource: "", userIdentityType: "", failed: false };
  return VALUES.filter((value) => judge.judge({ eventName: value, ...rest }) !== null);
}

const TEXTS = [
  "",
  "NOT ",
  "Create",
  "^Create|User$",
  "NOT Role",
  "NOT ^a|^b",
  "(?=C)",
  "^$",
  "(Us)er",
  "NOT .",
];
const VALUES = ["CreateUser", "CreateRole", "DeleteUser", "a\nUser", "b", "", "Us\u2028er"];

const ALONE = new Map(TEXTS.map((text) => [text, passing(cell(text))]));

/** The cells alone, in pairs, and with a third. */
const LISTS = TEXTS.flatMap((one, at) => [
  [one],
  ...TEXTS.flatMap((two) => [
    [one, two],
    [one, two, TEXTS[(3 * at + 1) % TEXTS.length]!],
  ]),
]);

describe("cells put together", () => {
  test("are passed by what passes each of them", () => {
    for (const list of LISTS) {
      const cells = list.map(cell);
      const expected = VALUES.filter((value) => list.every((text) => ALONE.get(text)!.includes(value)));
      expect(passing(allOf(cells)!), list.join(" and ")).toEqual(expected);
    }
  });

  test("are passed by what passes one of them", () => {
    for (const list of LISTS) {
      const cells = list.map(cell);
      const expected = VALUES.filter((value) => list.some((text) => ALONE.get(text)!.includes(value)));
      expect(passing(anyOf(cells)!), list.join(" or ")).toEqual(expected);
    }
  });

  test("stay as they are written where that is all there is to say", () => {
    expect(allOf([])).toEqual(cell(""));
    expect(allOf([cell("NOT  "), cell("")])).toEqual(cell(""));
    expect(allOf([cell(""), cell("NOT (a)\\1")])).toEqual(cell("NOT (a)\\1"));
    expect(allOf([cell("NOT a"), cell(" "), cell("NOT b")])).toEqual(cell("NOT a|b"));
    expect(anyOf([cell("NOT (a)\\1")])).toEqual(cell("NOT (a)\\1"));
    expect(anyOf([cell("^a"), cell("b$")])).toEqual(cell("^a|b$"));
    expect(anyOf([cell("(a)\\1"), cell("")])).toEqual(cell(""));
  });

  test.each(["(a)\\1", "(?<n>a)", "(?<n>a)\\k<n>"])("are none where groups are counted anew: %s", (text) => {
    for (const put of [allOf, anyOf]) {
      expect(put([cell(text), cell("b")])).toBeNull();
      expect(put([cell("b"), cell(`NOT ${text}`)])).toBeNull();
    }
  });

  test.each(["(?<=a)b", "(?<!a)b", "(a)"])("may have other groups: %s", (text) => {
    for (const put of [allOf, anyOf]) expect(put([cell(text), cell("c")])).not.toBeNull();
  });
});
