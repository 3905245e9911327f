import { describe, expect, it } from "vitest";
import { translateOfficialExample } from "./official-example";
import { readTable } from "./read-table";
import { recogniseColumns } from "./recognise-columns";
import { rowsFromTable, rowsFromTranslation } from "./rows-from-table";

function ids() {
  let next = 0;
  return () => `row-${++next}`;
}

describe("rows from a pasted table", () => {
  it("takes columns by their headings, whatever their order", () => {
    const { rows } = readTable(
      "Note\tRisk level\tuserIdentityType\teventSource\teventName\nx\tHigh\tIAMUser\tiam\tNOT ^Get",
    );
    expect(rowsFromTable(rows, recogniseColumns(rows), ids())).toEqual([
      {
        id: "row-1",
        enabled: true,
        eventName: { pattern: "^Get", not: true },
        eventSource: { pattern: "iam", not: false },
        userIdentityType: { pattern: "IAMUser", not: false },
        riskLevel: "HIGH",
        failedCalls: true,
        note: "x",
      },
    ]);
  });

  it("makes working rows of the official example", () => {
    const { rows } = readTable("Item | Identity | Service | Event |\n(a) | IAM user | IAM | * |");
    const [row] = rowsFromTranslation(translateOfficialExample(rows), ids());
    expect(row).toMatchObject({
      eventName: { pattern: ".*", not: false },
      eventSource: { pattern: "iam.amazonaws.com", not: false },
      userIdentityType: { pattern: "IAMUser", not: false },
      note: "(a)",
    });
  });
});
