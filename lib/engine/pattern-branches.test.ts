import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { checkPattern } from "./check-pattern";
import {
  branchFits,
  escapeText,
  listBranches,
  replaceBranch,
  scanPattern,
  splitAtBars,
} from "./pattern-branches";

const shape = (pattern: string) =>
  listBranches(pattern).map(
    ({ word, start, end, starAt }) =>
      `${start ? "^" : ""}${word}${starAt === -1 ? "" : "*"}${end ? "$" : ""}`,
  );

test.each([
  ["Create", ["Create"]],
  ["^Create$", ["^Create$"]],
  ["^Run|^Terminate", ["^Run", "^Terminate"]],
  ["^Create*|^Put*", ["^Create*", "^Put*"]],
  ["^(Put|Get)Role$", ["^PutRole$", "^GetRole$"]],
  ["^(?:Put|Get)", ["^Put", "^Get"]],
  ["(^Put|^Get)", ["^Put", "^Get"]],
  ["^(Put|Get)(Role|User)$", []],
  ["^Authorize(In|E)gress$|^Stop", ["^AuthorizeIngress$", "^AuthorizeEgress$", "^Stop"]],
  ["^(Put(Role|User)|Get)$", []],
  ["^iam\\.amazonaws\\.com$", ["^iam.amazonaws.com$"]],
  ["iam.amazonaws.com", ["iam.amazonaws.com"]],
  ["^ec2.*", ["^ec2"]],
  ["^ec2.*$", ["^ec2"]],
  ["^.*Policy$", ["Policy$"]],
  [".*", []],
  ["^.*$", []],
  ["", []],
  ["^$", []],
  ["^(?!ec2).*$", []],
  ["[Cc]reate|Delete", ["Delete"]],
  ["Create+", []],
  ["Put?", []],
  ["(Put|Get)?Role", []],
  ["\\d{4}", []],
  ["a\\*", ["a*"]],
  ["a\\**", ["a**"]],
  ["[a]*", []],
  ["a.*", ["a"]],
  ["a.*?", ["a"]],
  ["^.*?a$", ["a$"]],
  [".*a.*", ["a"]],
  [".*(a|b).*$", ["a", "b"]],
  ["a.*b", []],
  ["a.", ["a."]],
  [".a", [".a"]],
  ["a.*|.*b$|^c", ["a", "b$", "^c"]],
  ["^(a|b*)$", ["^a$", "^b*$"]],
  ["^(a|b*)c$", ["^ac$"]],
  ["x(^a|b)", ["xb"]],
  ["(^a|b)", ["^a", "b"]],
  ["(?=a)b", []],
  ["(?<n>a)b", []],
  ["a(b)c(d)", []],
  ["a{2}", []],
  ["Ca*t", []],
  ["a*?", ["a*"]],
  ["()", []],
  ["(|a)b", ["ab"]],
  ["IAM user", ["IAM user"]],
])("%j has the branches %j", (pattern, expected) => expect(shape(pattern)).toEqual(expected));

test.each<[string, string[]]>([
  ["a.[b]^$", ["char a", "dot .", "class [b]", "start ^", "end $"]],
  ["(a|b)", ["open (", "char a", "bar |", "char b", "close )"]],
  [
    "(?:a)(?=b)(?!c)",
    ["open (?:", "char a", "close )", "open (?=", "char b", "close )", "open (?!", "char c", "close )"],
  ],
  [
    "(?<=a)(?<!b)(?<n>c)",
    ["open (?<=", "char a", "close )", "open (?<!", "char b", "close )", "open (?<n>", "char c", "close )"],
  ],
  [
    "a*b+?c?d{2}e{2,}?f{2,3}",
    [
      "char a",
      "quantifier *",
      "char b",
      "quantifier +?",
      "char c",
      "quantifier ?",
      "char d",
      "quantifier {2}",
      "char e",
      "quantifier {2,}?",
      "char f",
      "quantifier {2,3}",
    ],
  ],
  ["a{,2}", ["char a", "char {", "char ,", "char 2", "char }"]],
  [
    "\\.\\d\\12\\x41\\u0041\\cA\\k<n>",
    ["char \\.", "other \\d", "other \\12", "other \\x41", "other \\u0041", "other \\cA", "other \\k<n>"],
  ],
  ["[\\]]][^a]", ["class [\\]]", "char ]", "class [^a]"]],
  ["\n\\\n", ["char \n", "char \\\n"]],
])("%j is scanned as what it is", (pattern, expected) => {
  expect(scanPattern(pattern).map(({ kind, text }) => `${kind} ${text}`)).toEqual(expected);
});

test("a piece knows how many groups are around it, and which character it stands for", () => {
  const tokens = scanPattern("a|(b|(c)|\\$)|d");
  expect(tokens.map(({ text, depth }) => `${text}${depth}`).join(" ")).toBe(
    "a0 |0 (1 b1 |1 (2 c2 )2 |1 \\$1 )1 |0 d0",
  );
  expect(tokens.map(({ char }) => char).join("")).toBe("abc$d");
  const texts = (depth: number) =>
    splitAtBars(tokens, depth).map((option) => option.map(({ text }) => text).join(""));
  expect(texts(0)).toEqual(["a", "(b|(c)|\\$)", "d"]);
});

test("a branch knows its own part of the pattern, what is around it, and its unescaped dots", () => {
  expect(listBranches("^.*ab*.*$|c.d")).toMatchObject([
    {
      word: "ab",
      at: 3,
      length: 3,
      head: 3,
      tail: 3,
      starAt: 5,
      grouped: false,
      before: "",
      after: "",
      dots: [],
    },
    { word: "c.d", at: 10, length: 3, head: 0, tail: 0, starAt: -1, dots: [11] },
  ]);
  expect(listBranches("^a(b|cd*)")).toMatchObject([
    { word: "ab", at: 3, length: 1, head: 0, tail: 0, starAt: -1, grouped: true, before: "a", after: "" },
    { word: "acd", at: 5, length: 3, starAt: 7, grouped: true, before: "a" },
  ]);
  expect(listBranches("^ab$")).toMatchObject([{ at: 1, length: 2, head: 0, tail: 0 }]);
});

test("a text as a pattern finds just that text", () => {
  const signs = "\\^$.*+?()[]{}|-/aZ 1";
  expect(new RegExp(`^${escapeText(signs)}$`).test(signs)).toBe(true);
  expect(escapeText("a-b_c")).toBe("a-b_c");
});

test("every pattern that compiles is scanned without a gap", () => {
  const pieces = fc.constantFrom(
    ..."^ $ . | ( ) (?: (?! (?<= (?<n> [a-z] [^\\]] \\. \\d \\u0041 \\x41 \\k<n> * + ? {2} {2,3} {, } ] a B 7".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const pattern = parts.join("");
      fc.pre(checkPattern(pattern).ok);
      const tokens = scanPattern(pattern);
      expect(tokens.map(({ text }) => text).join("")).toBe(pattern);
      for (const { at, text } of tokens) expect(pattern.slice(at, at + text.length)).toBe(text);
    }),
    { seed: 11, numRuns: 2_000 },
  );
});

test("a branch fits exactly what the pattern of that branch finds", () => {
  const words = ["Put", "Get", "PutRole", "Role", "GetRole", "NotPut", "put", "Rolex", ""];
  for (const pattern of ["Put", "^Put", "Role$", "^Put$", "^(Put|Get)Role$", "^Put.*", ".*Role"]) {
    const fitting = words.filter((word) => listBranches(pattern).some((branch) => branchFits(branch, word)));
    expect(fitting, pattern).toEqual(words.filter((word) => new RegExp(pattern).test(word)));
  }
});

test.each([
  ["^Put*$", "PutRole", true],
  ["^Put*$", "NotPut", false],
  ["Put*$", "NotPutRole", true],
  ["Put*$", "Pu", false],
])("a star is taken for the stray one that it is: %s and %s, %s", (pattern, value, expected) => {
  expect(branchFits(listBranches(pattern)[0]!, value)).toBe(expected);
});

describe("a branch is replaced", () => {
  const replaced = (pattern: string, at: number, word: string, exactly: boolean) =>
    replaceBranch(pattern, listBranches(pattern)[at]!, word, exactly);

  it("in its place, escaped", () => {
    expect(replaced("^Run|^Stop", 1, "Start.x", false)).toBe("^Run|^Start\\.x");
    expect(replaced("^(Put|Gett)Role$", 1, "GetRole", false)).toBe("^(Put|Get)Role$");
  });

  it("with anchors where exactly that is meant", () => {
    expect(replaced("s3.*", 0, "s3.x", true)).toBe("^s3\\.x$");
    expect(replaced("^.*ec2.*$|^a", 0, "ec2", true)).toBe("^ec2$|^a");
    expect(replaced("^(ec|s3)$", 0, "ec2", true)).toBe("^(ec2|s3)$");
  });

  it("with what is open around it, where it has an anchor of its own or none", () => {
    expect(replaced("^ec2", 0, "s3", true)).toBe("^s3$");
    expect(replaced("ec2$", 0, "s3", true)).toBe("^s3$");
    expect(replaced("^ec2$", 0, "s3", true)).toBe("^s3$");
    expect(replaced("a|.*ec2*.*|b", 1, "s3", true)).toBe("a|^s3$|b");
    expect(replaced("a|.*ec2*.*|b", 1, "s3", false)).toBe("a|.*s3.*|b");
    expect(replaced("x(a|b)y", 1, "xcy", true)).toBe("x(a|c)y");
    expect(replaced("x(a|b)y", 0, "xy", false)).toBe("x(|b)y");
  });

  it("only by a word that fits what stands around its group", () => {
    expect(replaced("^(Put|Gett)Role$", 1, "GetUser", false)).toBeNull();
    expect(replaced("^a(b)a$", 0, "a", false)).toBeNull();
  });
});
