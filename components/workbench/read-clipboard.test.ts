import { describe, expect, it } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import { copyRectangle } from "./clipboard";
import { readClipboard } from "./read-clipboard";

const paste = (text: string, html = "") => readClipboard({ text, html }, "eventName");

describe("what is pasted into the grid", () => {
  it("is one cell for one pattern, alternation and all", () => {
    expect(paste("^Create*|^Delete*|^Put*")).toEqual({ kind: "cells", cells: [["^Create*|^Delete*|^Put*"]] });
  });

  it("is a rectangle for a table in the grid's own order", () => {
    const text = "^Run\tec2.amazonaws.com\tIAMUser\nDeleteTrail\tcloudtrail.amazonaws.com\t.*";
    expect(paste(text)).toMatchObject({ kind: "cells" });
  });

  it("is a table to be looked at when it has headings", () => {
    expect(paste("eventName\teventSource\tuserIdentityType\n.*\tiam.amazonaws.com\tIAMUser")).toEqual({
      kind: "table",
    });
  });

  it("is a table to be looked at when its columns stand in another order", () => {
    expect(paste("IAMUser\tiam.amazonaws.com\t^Create\nRoot\tec2.amazonaws.com\t^Run")).toEqual({
      kind: "table",
    });
  });

  it("is a table to be looked at for the official example", () => {
    expect(paste("(a) | IAM user | IAM | * |\n(b) | * | CloudTrail | DeleteTrail |")).toEqual({
      kind: "table",
    });
  });

  it("is nothing for an empty clipboard", () => {
    expect(paste("")).toEqual({ kind: "nothing" });
  });

  it("comes back exactly from our own copy, spaces and tabs included", () => {
    const rows = [
      { ...blankRow("a"), eventName: { pattern: " ^A | B\t", not: true }, note: '"quoted" <b>' },
      blankRow("b"),
    ];
    const { text, html } = copyRectangle(rows, { top: 0, bottom: 1, left: 1, right: 6 });
    const pasted = readClipboard({ text, html }, "eventName");
    expect(pasted).toMatchObject({ kind: "cells" });
    expect(pasted.kind === "cells" && pasted.cells[0]?.[0]).toBe("NOT  ^A | B\t");
  });

  it("takes no shape from a forged copy but a table of texts", () => {
    const forged = (value: unknown) =>
      `<table data-kanaria-cells="${encodeURIComponent(JSON.stringify(value))}">`;
    expect(paste("x", forged([[{ a: 1 }]]))).toEqual({ kind: "cells", cells: [["x"]] });
    expect(paste("x", '<table data-kanaria-cells="%E0%A4%A">')).toEqual({ kind: "cells", cells: [["x"]] });
  });
});
