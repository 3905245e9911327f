import { describe, expect, test } from "vitest";
import { scanDocuments } from "./scan-documents";

/** Each stretch with its text; `broken`: its brackets close, and yet it is no JSON; `cut`: it ends before they do. */
function stretches(text: string): string[] {
  return [...scanDocuments(text)].map((one) => {
    const kind = one.kind !== "broken" ? one.kind : one.isClosed ? "broken" : one.isCut ? "cut" : "open";
    return `${kind} ${text.slice(one.start, one.end)}`;
  });
}

describe("the documents in a text", () => {
  test.each<[string, string[]]>([
    ["", []],
    ["  ,, \n", []],
    ["{}", ["value {}"]],
    ["[]", []],
    [' x {"a":1} y ', ["loose  x ", 'value {"a":1}', "loose  y "]],
    ['{"a":1},\n{"b":2},', ['value {"a":1}', 'value {"b":2}']],
    ['[{"a":1},{"b":2}]', ['value {"a":1}', 'value {"b":2}']],
    ['[[1],{"b":2}]', ["value [1]", 'value {"b":2}']],
    ['[{"a":1}] x', ['value {"a":1}', "loose  x"]],
    ['{"Records":[,{"a":1}', ['value {"a":1}', "cut }"]],
    ['[{"a":1}, 7, "x", {"b":2}]', ['value {"a":1}', 'value 7, "x", ', 'value {"b":2}']],
    ['{"x":1,"Records":[{"a":1},{"b":2}],"y":2} z', ['value {"a":1}', 'value {"b":2}', "loose  z"]],
    ['{"x":{"Records":[{"a":1}]}}', ['value {"x":{"Records":[{"a":1}]}}']],
    ['{"Records":{"a":1}}', ['value {"Records":{"a":1}}']],
    // White space of web pages.
    ['{"a":\u00a01,\u3000"b":\u200b2}', ['value {"a":\u00a01,\u3000"b":\u200b2}']],
    ['{"a":\u00a0tru}', ['broken {"a":\u00a0tru}']],
  ])("%j", (text, expected) => {
    expect(stretches(text)).toEqual(expected);
  });
});

describe("what is no JSON", () => {
  test.each<[string, string[]]>([
    ['{"a":1', ['cut {"a":1']],
    ['[{"a":1', ['cut {"a":1']],
    // The string has no end, and something follows it.
    ['{"a": "x\nfoo', ['open {"a": "x\nfoo']],
    ['{"a":1 \n', ['cut {"a":1 \n']],
    ['{"a": tru} x', ['broken {"a": tru}', "loose  x"]],
    ['{"a": tru}\n{"b":2}', ['broken {"a": tru}', 'value {"b":2}']],
    ['{"a": {"b": tru}, x} {"b":2}', ['broken {"a": {"b": tru}, x}', 'value {"b":2}']],
    // A line that begins anew is the next document.
    ['{"a": "cut\n{"b":2}', ['cut {"a": "cut\n', 'value {"b":2}']],
    ['{"a": tru\n{"b":2}', ['cut {"a": tru\n', 'value {"b":2}']],
    ['{"Records":[{"a":1},{"b"', ['value {"a":1}', 'cut {"b"']],
    ['{"Records":[{"a":1},', ['value {"a":1}', "cut ,"]],
    ['{"Records":[{"a":1}', ['value {"a":1}', "cut }"]],
    ['[{"a": tru},{"b":2}]', ['broken {"a": tru}', 'value {"b":2}']],
    ['[{"a": "x\n{"b":2}]\n{"c":3}', ['cut {"a": "x\n', 'value {"b":2}', "loose ]\n", 'value {"c":3}']],
  ])("%j", (text, expected) => {
    expect(stretches(text)).toEqual(expected);
  });
});

describe("brackets of what lies between", () => {
  test.each<[string, string[]]>([
    // The value of a key whose record has lost its bracket, unless it is a record itself.
    ['"k": {"a":1}', ['loose "k": {"a":1}']],
    ['"k": {"eventName":"x"}', ['loose "k": ', 'value {"eventName":"x"}']],
    ['"k": {"detail":1}', ['loose "k": ', 'value {"detail":1}']],
    ['"k": {"eventName":"x"', ['loose "k": {"eventName":"x"']],
    ['"k": [{"a":1},{"b":2}], "l": 1', ['loose "k": [{"a":1},{"b":2}], "l": 1']],
    ['"k": 1, {"a":1}', ['loose "k": 1, {"a":1}']],
    ['"k": 1, {"eventName":"x"}', ['loose "k": 1, ', 'value {"eventName":"x"}']],
    ['"k": { {"a":1} }', ['loose "k": { {"a":1} }']],
    [':{"a":1}', ['loose :{"a":1}']],
    // The key of another fragment says nothing of what follows a record.
    [
      '"k": 1, {"a":1}, {"eventName":"x"}, {"b":2}',
      ['loose "k": 1, {"a":1}, ', 'value {"eventName":"x"}', 'value {"b":2}'],
    ],
    ['x, {"a":1}', ["loose x, ", 'value {"a":1}']],
    // Prose.
    ["see [1] there", ["loose see [1] there"]],
    ['[INFO] {"a":1}', ["loose [INFO] ", 'value {"a":1}']],
    ['see [ {"a":1} ]', ["loose see ", 'value {"a":1}']],
    ['}{"a":1}', ["loose }", 'value {"a":1}']],
  ])("%j", (text, expected) => {
    expect(stretches(text)).toEqual(expected);
  });

  test("are remembered as part of a fragment however far its key is away", () => {
    const far = `"k": 1, ${"x ".repeat(500)}, {"a":1}, {"b":2}`;
    expect(stretches(far)).toEqual([`loose ${far}`]);
  });
});

test("white space of web pages is that of JSON", () => {
  const [found] = scanDocuments('{"a":\u00a0"x\u3000y"}');
  expect(found).toMatchObject({ kind: "value", value: { a: "x y" } });
});

test.each(["{\n", '"k":{', '[{"a":1},{\n'])(
  "%j without end is looked through a few times, and then left",
  (piece) => {
    const text = piece.repeat(3_000);
    const found = [...scanDocuments(text)];
    expect(found.length).toBeLessThan(200);
    expect(found.at(-1)).toMatchObject({ kind: "broken", isClosed: false, end: text.length });
  },
);
