import { describe, expect, it } from "vitest";
import { markTokens, patternTokens } from "./pattern-tokens";

const kinds = (pattern: string) => patternTokens(pattern).map(({ kind, text }) => `${kind}:${text}`);

describe("tokens of a pattern", () => {
  it("tells anchors, quantifiers and literals apart in the article's own pattern", () => {
    expect(kinds("^Create*|^Put")).toEqual([
      "anchor:^",
      "literal:Create",
      "quantifier:*",
      "anchor:|",
      "anchor:^",
      "literal:Put",
    ]);
  });

  it("knows look-ahead, wildcards, classes and escapes", () => {
    expect(kinds("^(?!ec2).*$")).toEqual([
      "anchor:^",
      "group:(?!",
      "literal:ec2",
      "group:)",
      "wildcard:.*",
      "anchor:$",
    ]);
    expect(kinds("[^a\\]]+\\.x{2,}?")).toEqual([
      "wildcard:[^a\\]]",
      "quantifier:+",
      "literal:\\.x",
      "quantifier:{2,}?",
    ]);
  });

  it("loses nothing of a half-typed pattern", () => {
    for (const pattern of ["(", "[", "\\", "a{", "(?<", "(?", "a**", ""]) {
      expect(
        patternTokens(pattern)
          .map((token) => token.text)
          .join(""),
      ).toBe(pattern);
    }
  });

  it("marks a span across tokens and keeps the text", () => {
    const parts = markTokens(patternTokens("^Create*"), 4, 4);
    expect(parts.map(({ text, marked }) => [text, marked])).toEqual([
      ["^", false],
      ["Cre", false],
      ["ate", true],
      ["*", true],
    ]);
  });

  it("marks nothing for a span past the end", () => {
    expect(markTokens(patternTokens("ab"), 2, 1).some((part) => part.marked)).toBe(false);
  });
});
