import { describe, expect, it } from "vitest";
import { slackCode, slackText } from "./slack-text";

describe("text for Slack", () => {
  it("cannot mention anybody", () => {
    expect(slackText("<!channel> <@U123> @here")).not.toMatch(/<|>|@\w/);
  });

  it("cannot hide a link behind words", () => {
    expect(slackText("<https://evil.example|AWS console>")).not.toMatch(/<|:\/\//);
  });

  it("escapes ampersands once", () => {
    expect(slackText("a & b &lt;")).toBe("a &amp; b &amp;lt;");
  });

  it("stays on one line and shows invisible characters", () => {
    expect(slackText("a\r\nb\u202egnp.exe\u0000")).toBe("a b\u00b7gnp.exe ");
  });

  it("is cut by characters, not in the middle of one", () => {
    expect(slackText("😀".repeat(10), 5)).toBe("😀😀😀😀…");
  });

  it("cannot leave a code span", () => {
    expect(slackCode("x` <!here> `y").slice(1, -1)).not.toMatch(/[`<]/);
  });
});
