import { expect, it } from "vitest";
import { rowPatterns } from "./row-patterns";

const told = (eventName: string, eventSource = "", not = false) =>
  rowPatterns({
    eventName: { pattern: eventName, not: false },
    eventSource: { pattern: eventSource, not },
    userIdentityType: { pattern: "", not: false },
  });

it("tells the cells that ask something", () => {
  expect(told("^Create", "ec2", true)).toBe("^Create · NOT ec2");
  expect(told("")).toBe("*");
});

it("lets no pattern turn what stands behind it, nor fill the list", () => {
  expect(told("\u202Eevil", "ec2")).toBe("\uFFFDevil · ec2");
  expect(told("a".repeat(2_000))).toHaveLength(200);
});
