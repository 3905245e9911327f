import { describe, expect, it } from "vitest";
import { clearRectangle, copyRectangle, planPaste } from "./clipboard";
import { blankRow, withCellText } from "@/lib/engine/cell-text";
import type { Rectangle } from "./selection";

const PATTERNS: Rectangle = { top: 0, bottom: 1, left: 1, right: 3 };

function row(id: string, ...patterns: string[]) {
  return {
    ...blankRow(id),
    eventName: { pattern: patterns[0] ?? "", not: false },
    eventSource: { pattern: patterns[1] ?? "", not: false },
    userIdentityType: { pattern: patterns[2] ?? "", not: false },
  };
}

const ROWS = [row("a", ".*", "iam.amazonaws.com", "IAMUser"), row("b", "^Run|^Terminate", "<ec2>", ".*")];

function pasted(cells: string[][], at: Rectangle = { top: 0, bottom: 0, left: 1, right: 1 }) {
  let next = 0;
  return planPaste(ROWS, at, cells, () => blankRow(`new${next++}`));
}

describe("the grid's clipboard", () => {
  it("copies a rectangle as TSV and as a table, hostile text escaped", () => {
    const { text, html } = copyRectangle(ROWS, PATTERNS);
    expect(text).toBe(".*\tiam.amazonaws.com\tIAMUser\n^Run|^Terminate\t<ec2>\t.*");
    expect(html).toContain("<td>&lt;ec2&gt;</td>");
  });

  it("quotes what would break the table", () => {
    const rows = [{ ...row("a"), note: 'a "b"\tc' }];
    expect(copyRectangle(rows, { top: 0, bottom: 0, left: 6, right: 6 }).text).toBe('"a ""b""\tc"');
  });

  it("carries NOT, levels and switches there and back", () => {
    const source = {
      ...row("x", "^Get"),
      eventName: { pattern: "^Get", not: true },
      riskLevel: "VERY_HIGH" as const,
      failedCalls: false,
      enabled: false,
      note: "n",
    };
    const { text } = copyRectangle([source], { top: 0, bottom: 0, left: 0, right: 6 });
    const plan = planPaste(
      [blankRow("x")],
      { top: 0, bottom: 0, left: 0, right: 0 },
      [text.split("\t")],
      () => blankRow("y"),
    );
    expect(plan.changed).toEqual([source]);
  });

  it("fills the selected range with a single copied cell", () => {
    const plan = pasted([["x"]], PATTERNS);
    expect(plan.changed.map((changed) => changed.userIdentityType.pattern)).toEqual(["x", "x"]);
    expect(plan.covers).toEqual(PATTERNS);
  });

  it("appends rows for what reaches past the last row and drops what reaches past the edge", () => {
    const plan = pasted([["a", "b", "c", "High", "FALSE", "note", "dropped"], ["d"]], {
      top: 1,
      bottom: 1,
      left: 1,
      right: 1,
    });
    expect(plan.changed.map((changed) => changed.id)).toEqual(["b"]);
    expect(plan.added).toEqual([{ ...blankRow("new0"), eventName: { pattern: "d", not: false } }]);
    expect(plan.covers).toEqual({ top: 1, bottom: 2, left: 1, right: 6 });
  });

  it("keeps a switch or level that the pasted text does not name", () => {
    expect(withCellText(ROWS[0]!, "riskLevel", "whatever")).toBe(ROWS[0]);
    expect(withCellText(ROWS[0]!, "enabled", "maybe")).toBe(ROWS[0]);
  });

  it("clears patterns, notes and levels but leaves switches alone", () => {
    const cleared = clearRectangle(ROWS, { top: 0, bottom: 0, left: 0, right: 6 });
    expect(cleared).toEqual([row("a")]);
    expect(clearRectangle(ROWS, { top: 0, bottom: 1, left: 0, right: 0 })).toEqual([]);
  });
});
