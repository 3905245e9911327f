import { describe, expect, test } from "vitest";
import { fragmentTokens } from "./fragment-tokens";

/** Each token in a word: `key:`, its value as JSON, its bracket, or `~` and what is torn. */
function tokens(text: string): string[] {
  return [...fragmentTokens(text)].map((token) => {
    if (token.kind === "key") return `${token.key}:${token.isBare ? ":" : ""}`;
    if (token.kind === "value") return JSON.stringify(token.value);
    if (token.kind === "torn") return `~${text.slice(token.start, token.end)}`;
    return token.bracket;
  });
}

describe("the pieces of what once was JSON", () => {
  test.each<[string, string[]]>([
    [
      '{"a": [1, -2.5, true, false, null], "b" : "x"}',
      ["{", "a:", "[", "1", "-2.5", "true", "false", "null", "]", "b:", '"x"', "}"],
    ],
    [
      "{'a': True, 'b': False, 'c': None, 'd': 'it\\'s'}",
      ["{", "a:", "true", "b:", "false", "c:", "null", "d:", '"it\\\\\'s"', "}"],
    ],
    ["['a','b']", ["[", '"a"', '"b"', "]"]],
    ["'a'", ['"a"']],
    ["  \u00a0", []],
    [",,::", []],
    // An apostrophe within a word opens nothing.
    ["don't 'x'", ["~don", "~'t", '"x"']],
    ["a'b'", ["~a", "~'b", "~'"]],
    ["'open", ["~'open"]],
    ["'a' b", ["~'a", "~'", "~b"]],
    ['### snip "a": 1', ["~###", "~snip", "a:", "1"]],
    ['"cut', ['~"cut']],
    ['"cut\n"a": 1', ['~"cut', "a:", "1"]],
    ['"\\u0041\\n"', ['"A\\n"']],
    // No escape of JSON: the text as it stands.
    ['"a\\qb"', ['"a\\\\qb"']],
    ["12px 1.2.3 true-ish nullable", ["~12px", "~1.2.3", "~true-ish", "~nullable"]],
    ["1]", ["1", "]"]],
    ["x{y", ["~x", "{", "~y"]],
  ])("%j", (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ["eventName: RunInstances", ["eventName::", '"RunInstances"']],
    ["eventName=RunInstances, errorCode : X", ["eventName::", '"RunInstances"', "errorCode::", '"X"']],
    ["userIdentity.type：Root", ["userIdentity.type::", '"Root"']],
    ["userIdentityType:", ["userIdentityType::"]],
    ["eventSource: ec2.amazonaws.com eventName", ["eventSource::", '"ec2.amazonaws.com"', "~eventName"]],
    ['eventName: "Run"', ["eventName::", '"Run"']],
    ["other: x", ["~other", "~x"]],
  ])("as people write them down: %j", (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test("have the values that they say", () => {
    const values = [...fragmentTokens("[null, None, True, -1.5]")].flatMap((token) =>
      token.kind === "value" ? [token.value] : [],
    );
    expect(values).toEqual([null, null, true, -1.5]);
  });

  test("know their places", () => {
    const text = `{ "a" : 'b', eventName: Run -3 ~~`;
    const found = [...fragmentTokens(text)].map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(["{", '"a"', "'b'", "eventName: ", "Run", "-3", "~~"]);
  });
});
