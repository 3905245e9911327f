import { describe, expect, it } from "vitest";
import { safeNext } from "./schema";

describe("where sign-in leads to", () => {
  it.each([
    ["/findings?status=open&risk=HIGH", "/findings?status=open&risk=HIGH"],
    ["/rules/RTM-011#row", "/rules/RTM-011#row"],
    ["/a/../findings", "/findings"],
  ])("keeps the path %s of this site", (next, to) => {
    expect(safeNext(next)).toBe(to);
  });

  it.each([
    [undefined],
    [""],
    ["findings"],
    ["//evil.example"],
    ["/\\evil.example"],
    ["/a\\..\\..//evil.example"],
    ["https://evil.example/"],
    ["javascript:alert(1)"],
    ["/\t/evil.example"],
    ["/.//evil.example"],
    ["/sign-in"],
    ["/api/auth/sign-out"],
  ])("turns %s into the overview", (next) => {
    expect(safeNext(next)).toBe("/overview");
  });
});
