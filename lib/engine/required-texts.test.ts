import { expect, test } from "vitest";
import { parsePattern } from "./parse-pattern";
import { leadingTexts, requiredTexts } from "./required-texts";

test.each([
  ["Create.*User|^Put", [["Create", "User"], ["Put"]]],
  ["^(Cre)ate$", [["Create"]]],
  ["Creat*e", [["Crea", "e"]]],
  ["(Put|Get)Role", [["Role"]]],
  ["(?=Put).", [[]]],
  ["[ab]c", [["c"]]],
  ["", [[]]],
  ["a|", [["a"], []]],
])("a value must hold what %j requires", (pattern, expected) => {
  const parsed = parsePattern(pattern);
  expect(parsed.ok && requiredTexts(parsed.node)).toEqual(expected);
});

test.each([
  ["^Create", ["Create"]],
  ["^Run|^Terminate.*", ["Run", "Terminate"]],
  ["^(Put|Get)Role$", ["PutRole", "GetRole"]],
  ["(^Put|^Get)", ["Put", "Get"]],
  ["^Creat*", ["Crea"]],
  ["^(Put|Ge[tT]x)Role", ["PutRole", "Ge"]],
  ["^(a|b)(c|d)", ["ac", "ad", "bc", "bd"]],
  ["^(?!ec2)x", null],
  ["^[ab]c", null],
  ["^(Put|)Role", ["PutRole", "Role"]],
  ["^Put|Get", null],
  ["(^Put)x", null],
  ["^(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)", null],
  ["", null],
])("a value must begin with what leads %j", (pattern, expected) => {
  const parsed = parsePattern(pattern);
  expect(parsed.ok && leadingTexts(parsed.node)).toEqual(expected);
});
