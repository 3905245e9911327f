import { describe, expect, test } from "vitest";
import { blankRow, cellText, withCellText } from "./cell-text";
import { COLUMN_NAMES, type ColumnName } from "./recognise-columns";
import { RISK_LEVELS } from "./risk-level";
import type { Row } from "./row";

const row: Row = {
  ...blankRow("r"),
  enabled: false,
  eventName: { pattern: "^Create", not: false },
  eventSource: { pattern: "ec2|s3", not: true },
  riskLevel: "VERY_HIGH",
  note: "as agreed",
};

describe("a cell as text", () => {
  test.each<[ColumnName, string, string]>([
    ["eventName", "^Create", ""],
    ["eventSource", "NOT ec2|s3", ""],
    ["userIdentityType", "", ""],
    ["enabled", "FALSE", "TRUE"],
    ["riskLevel", "Very High", ""],
    ["failedCalls", "TRUE", "TRUE"],
    ["note", "as agreed", ""],
  ])("%s is %j, of a blank row %j", (column, text, blank) => {
    expect(cellText(row, column)).toBe(text);
    expect(cellText(blankRow("r"), column)).toBe(blank);
    expect(cellText({ ...row, failedCalls: false }, "failedCalls")).toBe("FALSE");
  });

  test("is read as what was written", () => {
    const rows = [row, blankRow("r"), ...RISK_LEVELS.map((riskLevel) => ({ ...row, riskLevel }))];
    for (const one of rows) {
      const read = COLUMN_NAMES.reduce(
        (now, column) => withCellText(now, column, cellText(one, column)),
        blankRow("r"),
      );
      expect(read).toEqual(one);
    }
  });
});

describe("a cell from text", () => {
  test.each<[ColumnName, string, unknown]>([
    ["enabled", " Yes ", true],
    ["enabled", "有効", true],
    ["enabled", "0", false],
    ["failedCalls", "除く", false],
    ["failedCalls", "ON", true],
    ["riskLevel", "  very-high", "VERY_HIGH"],
    ["riskLevel", "Very   High ", "VERY_HIGH"],
    ["riskLevel", "low", "LOW"],
    ["riskLevel", " ", null],
    ["note", "one\r\n  two \n three", "one two three"],
    ["eventName", "NOT ^Get", { pattern: "^Get", not: true }],
    ["eventName", "  NOT   ^Get", { pattern: "^Get", not: true }],
    ["eventName", "NOT\n^Get", { pattern: "^Get", not: true }],
    // A word that only begins like it, or stands elsewhere, is part of the pattern; so is a space.
    ["eventName", "NOTIFY", { pattern: "NOTIFY", not: false }],
    ["eventName", "x NOT y", { pattern: "x NOT y", not: false }],
    ["eventName", "not y", { pattern: "not y", not: false }],
    ["userIdentityType", " a b ", { pattern: " a b ", not: false }],
  ])("%s %j is %j", (column, text, value) => {
    const other = {
      ...row,
      riskLevel: "EXTREME" as const,
      failedCalls: value !== true,
      enabled: value !== true,
    };
    expect(withCellText(other, column, text)).toEqual({ ...other, [column]: value });
  });

  test.each<[ColumnName, string]>([
    ["enabled", "perhaps"],
    ["enabled", ""],
    ["failedCalls", "はいはい"],
    ["riskLevel", "terrible"],
    ["riskLevel", "HIGHEST"],
  ])("%s cannot hold %j and stays as it is", (column, text) => {
    expect(withCellText(row, column, text)).toBe(row);
  });
});
