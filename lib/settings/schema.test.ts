import { expect, it } from "vitest";
import { beforeVersionSchema, restoreVersionSchema } from "./schema";

it("reads where a page of the history begins, and takes anything else as the newest version", () => {
  expect(beforeVersionSchema.parse("21")).toBe(21);
  for (const crafted of [undefined, "", "0", "-1", "1.5", "x", "99999999999", ["1", "2"]])
    expect(beforeVersionSchema.parse(crafted)).toBeUndefined();
});

it("knows no versions beyond what the database can count", () => {
  const input = { ruleId: "RTM-011", scope: "organisation", baseVersion: 1, version: 1 };
  expect(restoreVersionSchema.safeParse(input).success).toBe(true);
  expect(restoreVersionSchema.safeParse({ ...input, version: 99_999_999_999 }).success).toBe(false);
  expect(restoreVersionSchema.safeParse({ ...input, baseVersion: 99_999_999_999 }).success).toBe(false);
});
