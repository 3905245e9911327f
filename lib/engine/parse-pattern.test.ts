import { expect, test } from "vitest";
import { parsePattern } from "./parse-pattern";
import { isAnchored, setHas, type PatternNode } from "./pattern-node";
import { compileProgram, quickSetHas } from "./pattern-program";

function nodeOf(pattern: string): { node: PatternNode; captureCount: number } {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) throw new Error(pattern);
  return parsed;
}

const one = (char: string): PatternNode => {
  const code = char.charCodeAt(0);
  return { kind: "set", set: { ranges: [[code, code]], negated: false } };
};

test.each<[string, PatternNode]>([
  ["a", one("a")],
  ["(?:a)", one("a")],
  ["", { kind: "sequence", items: [] }],
  ["ab", { kind: "sequence", items: [one("a"), one("b")] }],
  ["a|b", { kind: "alternatives", options: [one("a"), one("b")] }],
  ["\\B", { kind: "assertion", what: "notBoundary" }],
  ["(?<!a)", { kind: "look", ahead: false, negative: true, body: one("a") }],
  ["(?<=a)", { kind: "look", ahead: false, negative: false, body: one("a") }],
  ["(?=a)", { kind: "look", ahead: true, negative: false, body: one("a") }],
  [
    "(?<n>a)\\k<n>",
    {
      kind: "sequence",
      items: [
        { kind: "capture", index: 1, body: one("a") },
        { kind: "backreference", index: 1 },
      ],
    },
  ],
  [
    "a*?",
    { kind: "repeat", body: one("a"), min: 0, max: Infinity, lazy: true, captures: { from: 1, to: 1 } },
  ],
  ["a{2,3}", { kind: "repeat", body: one("a"), min: 2, max: 3, lazy: false, captures: { from: 1, to: 1 } }],
])("%s is read as what it is", (pattern, node) => expect(nodeOf(pattern).node).toEqual(node));

test("a repetition knows the captures within it, whose content each round forgets", () => {
  const { node, captureCount } = nodeOf("(x)(?:(a)|(b))+(y)");
  expect(captureCount).toBe(4);
  expect(node).toMatchObject({ items: [{}, { kind: "repeat", captures: { from: 2, to: 4 } }, {}] });
});

test.each([
  ["^a", true],
  ["(^a)", true],
  ["^a|^b", true],
  ["(?:^a|^b)c", true],
  ["^a|b", false],
  ["a^", false],
  ["(^a)?b", false],
  ["(?=^a)", false],
  ["\\ba", false],
  ["$", false],
  ["", false],
])("%j can only match at the start: %s", (pattern, expected) => {
  expect(isAnchored(nodeOf(pattern).node)).toBe(expected);
});

test("a program is hardly longer than its pattern, and a repeated character is one instruction", () => {
  const opsOf = (pattern: string) => {
    const { node, captureCount } = nodeOf(pattern);
    return compileProgram(node, captureCount).code.map(({ op }) => op);
  };
  expect(opsOf("a*[bc]{2,900}?")).toEqual(["run", "run", "done"]);
  expect(opsOf("a|b")).toEqual(["split", "set", "jump", "set", "done"]);
  expect(opsOf("(ab){2}")).toEqual("zero loop round store set set store endRound done".split(" "));
  expect(opsOf("^(?!a)\\b")).toEqual(["assert", "look", "set", "done", "assert", "done"]);
});

test.each(["[a-c]", "[^a]", "\\W", "[\\xff-\\u0101]"])(
  "the quick answers about %s are the slow ones",
  (pattern) => {
    const { node, captureCount } = nodeOf(pattern);
    const [first] = compileProgram(node, captureCount).code;
    if (node.kind !== "set" || first?.op !== "set") throw new Error(pattern);
    for (let code = 0; code < 0x200; code += 1)
      expect(quickSetHas(first.set, code), String(code)).toBe(setHas(node.set, code));
  },
);
