import { expect, test } from "vitest";
import { globTest, refusalTest } from "./event-pattern";
import { ANY_TEXT as ANY, type Glob } from "./glob";

test.each<[string, Glob, unknown]>([
  ["nothing", [], ""],
  ["a text", ["a"], "a"],
  ["a beginning", ["a", ANY], { prefix: "a" }],
  ["an end", [ANY, "a"], { suffix: "a" }],
  ["a part", [ANY, "a", ANY], { wildcard: "*a*" }],
  ["a beginning and an end", ["a", ANY, "b"], { wildcard: "a*b" }],
  ["what looks like a wildcard", [ANY, "a*\\b", ANY], { wildcard: "*a\\*\\\\b*" }],
])("a field is asked for %s", (_, glob, expected) => expect(globTest(glob)).toEqual(expected));

test.each<[string, Glob[], unknown]>([
  ["texts", [["a"], ["b"]], ["a", "b"]],
  [
    "beginnings",
    [
      ["a", ANY],
      ["b", ANY],
    ],
    { prefix: ["a", "b"] },
  ],
  [
    "ends",
    [
      [ANY, "a"],
      [ANY, "b"],
    ],
    { suffix: ["a", "b"] },
  ],
  ["parts", [[ANY, "a", ANY]], { wildcard: ["*a*"] }],
  ["a text and a beginning", [["a"], ["b", ANY]], { wildcard: ["a", "b*"] }],
  ["a text and an end", [["a"], [ANY, "b"]], { wildcard: ["a", "*b"] }],
  [
    "a beginning and an end",
    [
      ["a", ANY],
      [ANY, "b"],
    ],
    { wildcard: ["a*", "*b"] },
  ],
])(
  "a field is refused %s as EventBridge takes them, of one kind or all with wildcards",
  (_, globs, refused) => {
    expect(refusalTest(globs)).toEqual({ "anything-but": refused });
  },
);
