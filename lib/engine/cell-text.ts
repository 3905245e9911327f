import type { ColumnName } from "./recognise-columns";
import { RISK_LEVELS, type RiskLevel } from "./risk-level";
import type { Row } from "./row";

// What a cell is as text, for the clipboard and for files. Fixed English words, so that a table copied by one person can
// be pasted by another whose screen is in the other language. A space occurs in none of the three fields: "NOT x" is
// never a pattern that somebody meant.

const NOT_PREFIX = /^\s*NOT\s+/;
const RISK_WORDS: Record<RiskLevel, string> = {
  EXTREME: "Extreme",
  VERY_HIGH: "Very High",
  HIGH: "High",
  MEDIUM: "Medium",
  LOW: "Low",
};
const YES = new Set(["true", "yes", "on", "1", "enabled", "include", "count", "有効", "含む", "はい"]);
const NO = new Set(["false", "no", "off", "0", "disabled", "exclude", "skip", "無効", "除く", "いいえ"]);

/** The cell as text. `NOT x` stands for a cell that is switched to NOT. */
export function cellText(row: Row, column: ColumnName): string {
  switch (column) {
    case "enabled":
      return row.enabled ? "TRUE" : "FALSE";
    case "riskLevel":
      return row.riskLevel ? RISK_WORDS[row.riskLevel] : "";
    case "failedCalls":
      return row.failedCalls ? "TRUE" : "FALSE";
    case "note":
      return row.note;
    default:
      return row[column].not ? `NOT ${row[column].pattern}` : row[column].pattern;
  }
}

/** The row with that cell set from text; the row itself where the text says nothing the cell can hold. */
export function withCellText(row: Row, column: ColumnName, text: string): Row {
  switch (column) {
    case "enabled":
    case "failedCalls": {
      const word = text.trim().toLowerCase();
      if (!YES.has(word) && !NO.has(word)) return row;
      return { ...row, [column]: YES.has(word) };
    }
    case "riskLevel": {
      if (text.trim() === "") return { ...row, riskLevel: null };
      const word = text
        .trim()
        .toUpperCase()
        .replace(/[\s-]+/g, "_");
      const level = RISK_LEVELS.find((known) => known === word);
      return level ? { ...row, riskLevel: level } : row;
    }
    case "note":
      return { ...row, note: oneLine(text) };
    default: {
      const not = NOT_PREFIX.test(text);
      return { ...row, [column]: { pattern: oneLine(text).replace(NOT_PREFIX, ""), not } };
    }
  }
}

/** A cell is one line. Spaces stay: in a pattern a space means a space. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ");
}

/** A row as "add" makes it: three blank cells, which match every event; the grid says so under the row until one is filled in. */
export function blankRow(id: string): Row {
  return {
    id,
    enabled: true,
    eventName: { pattern: "", not: false },
    eventSource: { pattern: "", not: false },
    userIdentityType: { pattern: "", not: false },
    riskLevel: null,
    failedCalls: true,
    note: "",
  };
}
