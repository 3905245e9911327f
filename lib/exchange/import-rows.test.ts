import { describe, expect, test } from "vitest";
import { blankRow } from "@/lib/engine/cell-text";
import { EXPORT_FORMATS, exportRows } from "./export-rows";
import { formatOfText, importRows } from "./import-rows";
import { groupNotes } from "./note-groups";

const rows = [
  { ...blankRow("a"), eventName: { pattern: "^Create", not: false } },
  { ...blankRow("b"), eventName: { pattern: "^Delete", not: true } },
];
const setting = { enabled: true, riskLevel: "HIGH", ttl: 3 } as const;

function ids() {
  let next = 0;
  return () => `row-${(next += 1)}`;
}

describe("a text", () => {
  test.each([
    ["^Run\tec2.amazonaws.com\tIAMUser", "table"],
    ["[Cc]reate.*\tec2.amazonaws.com\t.*", "table"],
    ["(?i)[a-z]{3}", "table"],
    ["| eventName | eventSource |\n|---|---|\n| ^Run | ec2 |", "table"],
    ["eventName,note\n^Run,detection: none", "table"],
    ["\uFEFFid,eventName\r\n1,^Run", "csv"],
    ["eventName;id\n^Run;1", "csv"],
    ["\uFEFF {", "json"],
    ['[{"eventName":1}]', "json"],
    ["[]", "json"],
    ["# of a person\ntitle: T\nlogsource:\n  product: aws\ndetection:\n  a: b", "sigma"],
    ["- detection: {}", "sigma"],
  ])("%j is taken for %s", (text, format) => {
    expect(formatOfText(text)).toBe(format);
  });

  test.each(["csv", "kanaria"] as const)("written as %s is read as the same rows", async (format) => {
    const { text } = await exportRows(rows, format, setting);
    expect(await importRows(text, ids())).toEqual({ ok: true, format, rows, notes: [] });
  });

  test.each([
    ["ruleSetting", "conformity"],
    ["profile", "conformity"],
    ["eventPattern", "eventPattern"],
    ["sigma", "sigma"],
  ] as const)("written as %s is recognised as %s", async (written, format) => {
    const { text } = await exportRows(rows, written, setting);
    expect(await importRows(text, ids())).toMatchObject({ ok: true, format });
  });

  test.each([
    ['{"rows":[1,\n  oops]}', { format: "json", problem: "notJson", line: 2, column: 3 }],
    ['{"some":"thing"}', { format: "json", problem: "otherFormat" }],
    ['{"format":"kanaria.rtm-011.rows","version":9}', { format: "kanaria", problem: "newerVersion" }],
    ["detection: [\n", { format: "sigma", problem: "notYaml" }],
    ["", { format: "table", problem: "empty" }],
    ["PK\u0003\u0004\0\0id,eventName", { format: "table", problem: "notTable" }],
  ])("%j is refused and says why", async (text, refusal) => {
    expect(await importRows(text, ids())).toMatchObject({ ok: false, ...refusal });
  });
});

describe("a written file", () => {
  test.each(EXPORT_FORMATS)("as %s has a name and a text", async (format) => {
    const file = await exportRows(rows, format, setting);
    expect(file.name).toMatch(/^rtm-011[a-z-]*\.[a-z]+$/);
    expect(file.text).toContain("Create");
  });

  test("of EventBridge patterns names the rows by their numbers, and is a list where one rule is too small", async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      ...blankRow(`r${index}`),
      eventName: { pattern: `^Call${index}$`, not: false },
      enabled: index !== 4,
    }));
    const file = await exportRows(many, "eventPattern", setting);
    expect(file.rules).toBe((JSON.parse(file.text) as unknown[]).length);
    expect(file.rules).toBeGreaterThan(1);
    expect(file.notes).toContainEqual({ kind: "note", code: "rowDisabled", row: 5, cell: undefined });
  });

  test("of rows that are all off is empty as an EventBridge pattern", async () => {
    const off = rows.map((row) => ({ ...row, enabled: false }));
    expect(await exportRows(off, "eventPattern", setting)).toMatchObject({ text: "", rules: 0 });
  });
});

test("notes that say the same are one, the weightiest kind first", () => {
  const groups = groupNotes([
    { kind: "repair", code: "columnsSwapped", item: 1, row: 1 },
    { kind: "left", code: "otherField", item: 2, what: "region" },
    { kind: "repair", code: "columnsSwapped", item: 3, row: 2 },
    { kind: "left", code: "otherField", item: 4, what: "account" },
    { kind: "repair", code: "officialExample" },
  ]);
  expect(groups.map(({ code, what, places }) => [code, what, places.length])).toEqual([
    ["otherField", "region", 1],
    ["otherField", "account", 1],
    ["columnsSwapped", "", 2],
    ["officialExample", "", 0],
  ]);
});
