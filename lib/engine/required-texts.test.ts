import { expect, test } from "vitest";
import { parsePattern } from "./parse-pattern";
import { leadingTexts, literalOf, requiredTexts } from "./required-texts";

test.each([
  ["Create.*User|^Put", [["Create", "User"], ["Put"]]],
  ["^(Cre)ate$", [["Create"]]],
  ["Creat*e", [["Crea", "e"]]],
  ["(Put|Get)Role", [["Role"]]],
  ["(?=Put).", [[]]],
  ["[ab]c", [["c"]]],
  ["", [[]]],
  ["a|", [["a"], []]],
  ["a.b", [["a", "b"]]],
  ["^a\\bb$", [["ab"]]],
  ["a(?:b(c)d)+e", [["a", "e"]]],
  ["a[b-c]d[^x]e[f]", [["a", "d", "ef"]]],
])("a value must hold what %j requires", (pattern, expected) => {
  const parsed = parsePattern(pattern);
  expect(parsed.ok && requiredTexts(parsed.node)).toEqual(expected);
});

/** So many words of two letters, none of which begins another. */
function words(count: number): string {
  const letter = (at: number) => String.fromCharCode(97 + at);
  return Array.from({ length: count }, (_, at) => letter(Math.floor(at / 26)) + letter(at % 26)).join("|");
}

test.each([
  ["a", "a"],
  ["[a]", "a"],
  ["\\.", "."],
  ["[ab]", null],
  ["[a-b]", null],
  ["[^a]", null],
  ["^", null],
  ["a*", null],
])("%j is the one character %j", (pattern, char) => {
  const parsed = parsePattern(pattern);
  expect(parsed.ok && literalOf(parsed.node)).toBe(char);
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
  ["^", null],
  ["^a|^", null],
  ["((^Put))", ["Put"]],
  ["((^Put)|Get)", null],
  ["$", null],
  ["\\bPut", null],
  ["^Put(?=x)", ["Put"]],
  ["^P[^u]t", ["P"]],
  ["^(a|b)x(c|.)d", ["axcd", "ax", "bxcd", "bx"]],
  [`^(${words(50)})`, words(50).split("|")],
  [`^(${words(51)})`, null],
  [`^${words(26).replaceAll("|", "|^")}|^(${words(24)})`, [...words(26).split("|"), ...words(24).split("|")]],
  [`^${words(27).replaceAll("|", "|^")}|^(${words(24)})`, null],
  // What comes behind the most that is followed may be anything.
  [`^(${words(10)})(${words(10)})`, null],
])("a value must begin with what leads %j", (pattern, expected) => {
  const parsed = parsePattern(pattern);
  expect(parsed.ok && leadingTexts(parsed.node)).toEqual(expected);
});
