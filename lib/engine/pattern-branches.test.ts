import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { checkPattern } from "./check-pattern";
import { branchFits, listBranches, replaceBranch, scanPattern } from "./pattern-branches";

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
  ["IAM user", ["IAM user"]],
])("%j has the branches %j", (pattern, expected) => expect(shape(pattern)).toEqual(expected));

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
  const words = fc.constantFrom("Put", "Get", "PutRole", "Role", "GetRole", "NotPut", "put", "");
  const patterns = fc.constantFrom("Put", "^Put", "Role$", "^Put$", "^(Put|Get)Role$", "^Put.*", ".*Role");
  fc.assert(
    fc.property(patterns, words, (pattern, value) => {
      expect(listBranches(pattern).some((branch) => branchFits(branch, value))).toBe(
        new RegExp(pattern).test(value),
      );
    }),
    { seed: 12, numRuns: 500 },
  );
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

  it("only by a word that fits what stands around its group", () => {
    expect(replaced("^(Put|Gett)Role$", 1, "GetUser", false)).toBeNull();
    expect(replaced("^a(b)a$", 0, "a", false)).toBeNull();
  });
});
