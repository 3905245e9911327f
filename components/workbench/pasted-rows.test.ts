import { describe, expect, it } from "vitest";
import { chooseColumn } from "./pasted-rows";

describe("the columns of a pasted table", () => {
  it("give a chosen name to one place only", () => {
    expect(chooseColumn(["eventName", "eventSource", null], 2, "eventName")).toEqual([
      null,
      "eventSource",
      "eventName",
    ]);
    expect(chooseColumn(["eventName", null], 1, null)).toEqual(["eventName", null]);
  });
});
