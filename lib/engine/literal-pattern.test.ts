import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globPattern, literally, literallyAnyCase } from "./literal-pattern";

const finds = (pattern: string, value: string) => new RegExp(pattern).test(value);

test("any text, taken literally, is found as itself and is nothing else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 12 }), fc.string({ maxLength: 3 }), (text, more) => {
      expect(finds(`^${literally(text)}$`, text)).toBe(true);
      expect(finds(`^${literally(text)}$`, text + more)).toBe(more === "");
    }),
    { seed: 7, numRuns: 100 },
  );
  for (const sign of "\\^$.*+?()[]{}|") expect(literally(`a${sign}b`)).toBe(`a\\${sign}b`);
});

describe("text in either case", () => {
  test.each([
    ["Run-2.x", "rUN-2.X", true],
    ["Run-2.x", "Run-2_x", false],
    ["a", "b", false],
    ["[z]", "[Z]", true],
    ["a\n", "A\n", true],
  ])("%j is found as %j: %s", (text, value, expected) => {
    expect(finds(`^${literallyAnyCase(text)}$`, value)).toBe(expected);
  });

  test("is refused where a letter has cases beyond ASCII", () => {
    expect(literallyAnyCase("Kelvin \u212a")).toBeNull();
    expect(literallyAnyCase("é")).toBeNull();
    expect(literallyAnyCase("~\x7f")).toBe("~\x7f");
  });
});

describe("a shape of whole values", () => {
  test.each<[string, string[], string[], string[]]>([
    ["iam", ["iam"], ["iam"], ["xiam", "iamx"]],
    ["Create*", ["Create", ""], ["Create", "CreateUser"], ["ReCreate"]],
    ["*Policy", ["", "Policy"], ["Policy", "PutPolicy"], ["PolicyX"]],
    ["*User*", ["", "User", ""], ["CreateUserPool", "User"], ["Use"]],
    ["Put*Policy", ["Put", "Policy"], ["PutPolicy", "PutUser\nPolicy"], ["xPutPolicy", "PutPolicyx", "Put"]],
    ["a*b*c", ["a", "b", "c"], ["abc", "aXbYc"], ["ac", "acb"]],
    ["a**c", ["a", "", "c"], ["ac", "abc"], ["ab"]],
    ["*", ["", ""], ["a", "\n"], [""]],
    ["**", ["", "", ""], ["a"], [""]],
  ])("%s", (_, parts, yes, no) => {
    const pattern = globPattern(parts);
    expect(yes.filter((value) => !finds(pattern, value))).toEqual([]);
    expect(no.filter((value) => finds(pattern, value))).toEqual([]);
  });

  test("has nothing at its ends that a search does not need", () => {
    expect(globPattern(["", "User", ""])).toBe("User");
    expect(globPattern(["Create", ""])).toBe("^Create");
    expect(globPattern(["a", "", "c"])).toBe("^a[\\s\\S]*c$");
  });
});
