import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globCovers, globMatches, globText } from "./glob";
import { parsePattern } from "./parse-pattern";
import { patternGlobs, refusedStart } from "./pattern-globs";

function globsOf(pattern: string) {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) throw new Error(pattern);
  return patternGlobs(parsed.node);
}

/** `=` marks a shape that is exact. */
const told = (pattern: string) =>
  globsOf(pattern)
    .map(({ glob, within }) => `${within ? "=" : "~"}${globText(glob)}`)
    .sort();

describe("the shapes of a pattern", () => {
  test.each<[string, string[]]>([
    ["^DeleteTrail$", ["=DeleteTrail"]],
    ["DeleteTrail", ["=*DeleteTrail*"]],
    ["^Create", ["=Create*"]],
    ["^Create*", ["=Creat*"]],
    ["^Create.*", ["=Create*"]],
    ["^Create*|^Delete*", ["=Creat*", "=Delet*"]],
    ["^(Run|Terminate)Instances$", ["=RunInstances", "=TerminateInstances"]],
    ["\\.amazonaws\\.com$", ["=*.amazonaws.com"]],
    ["iam.amazonaws.com", ["~*iam*amazonaws*com*"]],
    ["^(?:)$", ["="]],
    ["^[Cc]reate", ["=Create*", "=create*"]],
    ["^[A-Z]reate", ["~*reate*"]],
    ["^Log(s)?$", ["=Log", "=Logs"]],
    ["^a{2,}$", ["=aa", "~aa*"]],
    ["^a{3}$", ["=aaa"]],
    ["^[^]*x$", ["=*x"]],
    ["^[\\s\\S]*x$", ["=*x"]],
    ["^.*x$", ["=x", "~*x"]],
    ["^(?!ec2).*$", ["=*".replace("=", "~")]],
    ["a^b", []],
    ["a$b", []],
    ["[]", []],
    ["x*^a", ["=a*"]],
    ["a$.*", ["=*a"]],
    ["$^", ["="]],
    ["^(a)\\1$", ["~a*"]],
    ["\\bUser\\b", ["~*User*"]],
    ["^\u{1F426}$", ["~*"]],
    ["\\0", ["~*"]],
    ["", ["=*"]],
    [".*", ["=*"]],
    // Of a set four characters are told one by one, of a repetition eight rounds.
    ["^[a-d]$", ["=a", "=b", "=c", "=d"]],
    ["^[a-e]$", ["~*"]],
    ["^[aa]$", ["=a"]],
    ["^[^a]$", ["~*"]],
    ["^a{8}$", ["=aaaaaaaa"]],
    ["^a{9}$", ["~aaaaaaaa*"]],
    ["^a{0}$", ["="]],
    ["^a{0,1}$", ["=", "=a"]],
    ["^a{1,2}$", ["=a", "~a*"]],
    ["^a+$", ["=a", "~a*"]],
    ["^(?:ab)+$", ["=ab", "~ab*"]],
    ["^(a|b){2}$", ["=aa", "=ab", "=ba", "=bb"]],
    // Any text is what a set of everything repeats, from none on.
    ["^[^]+$", ["~*"]],
    ["^[\\0-\\uffff]*$", ["=*"]],
    ["^[\\u0001-\\uffff]*$", ["=", "~*"]],
    ["^[\\0-\\ufffe]*$", ["=", "~*"]],
    ["^[b-\\uffff\\0-a]*$", ["=*"]],
    ["^[c-\\uffff\\0-a]*$", ["=", "~*"]],
    ["^[\\0-z\\0-a{-\\uffff]*$", ["=*"]],
    ["^[^b]*$", ["=", "~*"]],
    // A shape that another holds is not told, and is exact where one of the two is.
    ["^(a|ab)", ["=a*"]],
    ["^(ab|a)", ["=a*"]],
    ["^a.*|^ab$", ["=a*"]],
    ["^(?=x)a|^a", ["=a*"]],
    ["^a|^(?=x)a", ["=a*"]],
    ["^(?:(?=x)a|a)$", ["=a"]],
    ["^a.b$|^acb$", ["=acb", "~a*b"]],
    ["^^a", ["=a*"]],
    ["a$$", ["=*a"]],
    ["(a$|b)c", ["=*bc*"]],
    ["(^a|b)c", ["=*bc*", "=ac*"]],
    ["^(a$)?b", ["=b*"]],
    ["^a(^b|c)", ["=ac*"]],
    ["a(?=b)$", ["~*a"]],
    ["a\\B", ["~*a*"]],
    ["^\\ud800$", ["~*"]],
    ["^\\udfff", ["~*"]],
    ["^\\ufffd$", ["~*"]],
    ["^\\ud7ff\\ue000$", ["=\ud7ff\ue000"]],
  ])("%j has %j", (pattern, expected) => {
    expect(told(pattern)).toEqual(expected);
  });

  test("of more than can be followed are any text from there on", () => {
    const letters = "(a|b|c|d|e|f)".repeat(4);
    expect(told(`^${letters}$`)).toHaveLength(216);
    expect(told(`^${letters}$`)).toContain("~abc*");
    expect(told(`^(${Array.from({ length: 250 }, (_, at) => `x${at}y`).join("|")})$`)).toHaveLength(250);
    expect(told(`^(${Array.from({ length: 251 }, (_, at) => `x${at}y`).join("|")})$`)).toEqual(["~*"]);
    expect(told(`^${"a".repeat(500)}$`)).toEqual([`=${"a".repeat(500)}`]);
    expect(told(`^${"a".repeat(501)}$`)).toEqual([`~${"a".repeat(500)}*`]);
    expect(told(`${"(".repeat(200)}a${")".repeat(200)}`)).toEqual(["=*a*"]);
    expect(told(`^${"(a{8}){8}".repeat(10)}`)).toEqual([`~${"a".repeat(448)}*`]);
  });
});

describe("what a value must not begin with", () => {
  test.each<[string, string[] | null]>([
    ["^(?!ec2).*$", ["=ec2*"]],
    ["^(?!ec2)(?!s3).*$", ["=ec2*", "=s3*"]],
    ["^(?!ec2\\.amazonaws\\.com$)", ["=ec2.amazonaws.com"]],
    ["(^(?!(ec2|s3)))", ["=ec2*", "=s3*"]],
    ["^(?=ec2)", null],
    ["(?!ec2)", null],
    ["^a|^(?!b)", null],
    ["^(?<!ec2)", null],
    ["$(?!ec2)", null],
    ["^", null],
    ["", null],
  ])("%j refuses %j", (pattern, expected) => {
    const parsed = parsePattern(pattern);
    const refused = parsed.ok ? refusedStart(parsed.node) : null;
    expect(
      refused &&
        patternGlobs(refused.node)
          .map(({ glob, within }) => `${within ? "=" : "~"}${globText(glob)}`)
          .sort(),
    ).toEqual(expected);
  });
});

test.each([
  ["^(?!ec2).*$", true],
  ["^(?!ec2).*", true],
  ["^(?!ec2).*?$", true],
  ["^(?!ec2)", true],
  ["(^(?!ec2)(?!s3))", true],
  ["^(?!ec2).+", false],
  ["^(?!ec2).{0,9}$", false],
  ["^(?!ec2)[^x]*", false],
  ["^(?!ec2)x", false],
  ["^(?!ec2)$", false],
  ["^(?!ec2).*^", false],
  ["^(?!ec2).*$x", false],
  ["^(?!ec2)(?=s3)", false],
  ["^(?!ec2)(?<!s3)", false],
])("%j says nothing else of a value: %s", (pattern, isAll) => {
  const parsed = parsePattern(pattern);
  expect(parsed.ok && refusedStart(parsed.node)?.isAll).toBe(isAll);
});

/** Patterns of all that the parser knows, over few letters so that values meet them. */
const letter = fc.constantFrom("a", "b", "\\.", "\n", "[ab]", "[^a]", ".", "[^]", "\\w", "[a-z]", "\\0");
const { pattern } = fc.letrec<{ pattern: string; term: string }>((tie) => ({
  pattern: fc
    .array(
      fc.array(tie("term"), { maxLength: 4 }).map((terms) => terms.join("")),
      { minLength: 1, maxLength: 3 },
    )
    .map((options) => options.join("|")),
  term: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    letter,
    fc
      .tuple(letter, fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "{0,2}?", "*?"))
      .map((parts) => parts.join("")),
    fc.constantFrom("^", "$", "\\b", "\\B"),
    tie("pattern").map((body) => `(${body})`),
    tie("pattern").map((body) => `(?:${body})*`),
    tie("pattern").map((body) => `(?!${body})`),
    tie("pattern").map((body) => `(?=${body})`),
    tie("pattern").map((body) => `(?<!${body})`),
    fc.constant("(a|b)\\1"),
  ),
}));
const value = fc.string({ unit: fc.constantFrom("a", "b", ".", "\n", "\u2028", "_"), maxLength: 6 });

test("no value in which a pattern is found lacks a shape, and exact shapes hold no other", () => {
  let found = 0;
  let exact = 0;
  fc.assert(
    fc.property(pattern, fc.array(value, { minLength: 8, maxLength: 8 }), (source, values) => {
      const globs = globsOf(source);
      const regex = new RegExp(source);
      for (const text of values) {
        const isFound = regex.test(text);
        const shapes = globs.filter(({ glob }) => globMatches(glob, text));
        if (isFound && shapes.length === 0) throw new Error(`${source} lacks ${JSON.stringify(text)}`);
        if (!isFound && shapes.some(({ within }) => within))
          throw new Error(`${source} has not ${JSON.stringify(text)}`);
        found += isFound && !shapes.some(({ glob }) => globText(glob) === "*") ? 1 : 0;
        exact += shapes.some(({ glob, within }) => within && globText(glob) !== "*") ? 1 : 0;
      }
    }),
    { seed: 311, numRuns: 700 },
  );
  expect(found).toBeGreaterThan(70);
  expect(exact).toBeGreaterThan(20);
});

test("a glob covers another only where it holds each of its values", () => {
  const part = fc.constantFrom("a", "b", "ab", "*");
  const glob = fc
    .array(part, { maxLength: 4 })
    .map((parts) => globsOf(`^${parts.map((text) => (text === "*" ? "[^]*" : text)).join("")}$`)[0]!.glob);
  let covered = 0;
  fc.assert(
    fc.property(glob, glob, fc.array(value, { maxLength: 20 }), (outer, inner, values) => {
      if (!globCovers(outer, inner)) return;
      covered += 1;
      for (const text of values) if (globMatches(inner, text)) expect(globMatches(outer, text)).toBe(true);
    }),
    { seed: 312, numRuns: 1500 },
  );
  expect(covered).toBeGreaterThan(150);
});
