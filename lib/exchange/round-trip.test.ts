import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowSchema } from "@/lib/catalogue/row-schema";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import type { Row } from "@/lib/engine/row";
import { exportCsv, importCsv } from "./csv-file";
import { EXPORT_FORMATS, exportRows } from "./export-rows";
import { exportKanaria, importKanaria } from "./kanaria-file";

/** Texts that break files, spreadsheets and parsers, and any others. */
const hostile = fc.oneof(
  fc.constantFrom(
    "",
    "'",
    "''",
    "=1+1",
    "'=1",
    " =1",
    "+A",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "＝1",
    "NOT x",
    "NOT",
    " NOT  x",
    "'NOT x",
    "NOTx",
    "\uFEFF",
    "id",
    "__proto__",
    "TRUE",
    '"',
    '""',
    'a"b',
    "a,b",
    "a;b",
    "a\nb",
    "a\r\nb",
    " a ",
    "\u3000a\u3000",
    "\u200b",
    "^Create*|^Stop",
    "^(?!ec2).*$",
    "\u{1F426}",
    "<script>",
    "\\",
    "*",
  ),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom("'", '"', ",", ";", "\n", "\r", "\t", " ", "=", "N", "O", "T", "a"),
    maxLength: 12,
  }),
);
const cell = fc.record({ pattern: hostile, not: fc.boolean() });
const words = fc.record({ values: fc.uniqueArray(hostile.map((text) => text.trim())), not: fc.boolean() });
const conditions = fc.record(
  {
    principal: cell,
    principals: words,
    regions: words,
    sourceAddresses: fc.boolean().map((not) => ({ values: ["10.0.0.0/8", "::1", "ec2.amazonaws.com"], not })),
    errorCode: cell,
    readOnly: fc.boolean(),
    hours: fc.record({ from: fc.nat(23), to: fc.nat(23), not: fc.boolean() }),
  },
  { requiredKeys: [] },
);
const extras: fc.Arbitrary<Partial<Row>> = fc.record(
  {
    conditions,
    noiseBudget: fc.integer({ min: 1, max: 10_000 }),
    trial: fc.constant({ quietDays: 7, since: null }),
  },
  { requiredKeys: [] },
);
const anyRow: fc.Arbitrary<Row> = fc
  .record({
    id: fc.uuid(),
    enabled: fc.boolean(),
    eventName: cell,
    eventSource: cell,
    userIdentityType: cell,
    riskLevel: fc.constantFrom(null, ...RISK_LEVELS),
    failedCalls: fc.boolean(),
    note: hostile.map((text) => text.trim()),
  })
  .chain((row) => extras.map((more) => ({ ...row, ...more })))
  .filter((row) => rowSchema.safeParse(row).success);
const example = fc.record({
  id: fc.uuid(),
  expect: fc.constantFrom("match" as const, "noMatch" as const),
  event: fc.record(
    {
      eventName: hostile,
      eventSource: hostile,
      userIdentityType: hostile,
      failed: fc.boolean(),
      region: fc.constantFrom("us-east-1", "ap-northeast-1"),
      readOnly: fc.option(fc.boolean()),
    },
    { requiredKeys: ["eventName", "eventSource", "userIdentityType", "failed"] },
  ),
});
const withExamples = fc
  .tuple(anyRow, fc.array(example, { minLength: 1, maxLength: 4 }))
  .map(([row, examples]): Row => ({ ...row, examples }))
  .filter((row) => rowSchema.safeParse(row).success);
const grid = fc.uniqueArray(anyRow, { selector: (row) => row.id, maxLength: 8 });
const noId = () => {
  throw new Error("no row needs a new id");
};

test("what is written as Kanaria's file is read as it was", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(grid, (rows) => {
      expect(importKanaria(exportKanaria(rows))).toEqual({ ok: true, rows, notes: [] });
    }),
    { seed: 331, numRuns: 300 },
  );
});

test("Kanaria's file keeps the examples of rows, ids included", () => {
  const rows = fc.uniqueArray(withExamples, { selector: (row) => row.id, maxLength: 4 });
  fc.assert(
    fc.property(rows, (kept) => {
      expect(importKanaria(exportKanaria(kept))).toEqual({ ok: true, rows: kept, notes: [] });
    }),
    { seed: 334, numRuns: 100 },
  );
});

test("every other file says of which rows it loses the examples", async () => {
  const [row] = fc.sample(withExamples, { seed: 335, numRuns: 1 });
  const plain = { ...row!, id: "plain", examples: undefined };
  const setting = { enabled: true, riskLevel: "HIGH" as const, ttl: 3 };
  for (const format of EXPORT_FORMATS) {
    const { notes } = await exportRows([plain, row!], format, setting);
    const lost = notes.filter(({ code }) => code === "examplesOfRow");
    expect(lost, format).toEqual(
      format === "kanaria" ? [] : [{ kind: "loss", code: "examplesOfRow", row: 2 }],
    );
  }
});

test("what is written as CSV is read as it was", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(grid, fc.boolean(), (rows, mark) => {
      expect(importCsv(exportCsv(rows, { mark }), () => "new")).toEqual({ ok: true, rows, notes: [] });
    }),
    { seed: 332, numRuns: 500 },
  );
});

test("no cell of a CSV file is one that a spreadsheet would run", () => {
  fc.assert(
    fc.property(grid, (rows) => {
      const text = exportCsv(rows, { mark: false });
      // RFC 4180: cells in quotes and without, told apart by a reader of its own.
      const cells = [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
        (found) => found[1] ?? found[2] ?? "",
      );
      expect(cells.length).toBeGreaterThanOrEqual(8 * (rows.length + 1));
      for (const one of cells) expect(one).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]|^[\t\r]/);
    }),
    { seed: 333, numRuns: 200 },
  );
});

describe("Kanaria's file", () => {
  test("is refused whole where a part of it is no row", () => {
    const of = (change: object) =>
      importKanaria(JSON.stringify({ format: "kanaria.rtm-011.rows", version: 1, rows: [], ...change }));
    expect(of({})).toEqual({ ok: true, rows: [], notes: [] });
    expect(of({ version: 2 })).toMatchObject({ ok: false, problem: "newerVersion", what: "2" });
    expect(of({ format: "x" })).toMatchObject({ ok: false, problem: "otherFormat" });
    expect(of({ rows: [{ id: "a" }] })).toMatchObject({
      ok: false,
      problem: "badRow",
      what: "rows.0.enabled",
    });
    expect(of({ rows: Array.from({ length: 1001 }, () => ({})) })).toMatchObject({
      ok: false,
      problem: "tooManyRows",
    });
    const row = fc.sample(anyRow, { numRuns: 1, seed: 1 })[0]!;
    expect(of({ rows: [row, row] })).toMatchObject({ ok: false, problem: "badRow" });
    expect(of({ rows: [{ ...row, more: 1 }] })).toMatchObject({ ok: false, problem: "badRow" });
    expect(
      importKanaria(`{"format":"kanaria.rtm-011.rows","version":1,"rows":[],"__proto__":{"x":1}}`),
    ).toMatchObject({ ok: false, problem: "badRow" });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test.each([
    ["", "empty", 0, 0],
    ['{\n  "a": 1,\n  "b": tru\n}', "notJson", 3, 8],
    ['{"a":[1,2', "notJson", 1, 10],
    ['{"a":1}}', "notJson", 1, 8],
    ['["a\nb"]', "notJson", 1, 4],
    ['{"a" 1}', "notJson", 1, 6],
    ['["\\x"]', "notJson", 1, 3],
    ["[".repeat(100), "notJson", 1, 101],
    ["[".repeat(100) + "]".repeat(100), "tooDeep", 0, 0],
    [`[${"0,".repeat(300_001)}0]`, "tooManyParts", 0, 0],
    [" ".repeat(4 * 1024 * 1024 + 1), "tooLarge", 0, 0],
  ] as const)("%# says why and where it is none", (text, problem, line, column) => {
    expect(importKanaria(text)).toEqual({ ok: false, problem, line, column, what: "" });
  });

  test("is faulty where the runtime says so, and nowhere else", () => {
    const parts = fc.array(
      fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', '"', "1", "-0.5e3", "true", "nul", " ", "\\"),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(parts, (drawn) => {
        const text = drawn.join("");
        if (text.trim() === "") return;
        const read = importKanaria(text);
        expect(read.ok === false && read.problem).toBe(isJson(text) ? "otherFormat" : "notJson");
      }),
      { seed: 334, numRuns: 800 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("a table from elsewhere", () => {
  const ids = () => {
    let next = 0;
    return () => `row-${(next += 1)}`;
  };
  const patterns = (text: string) => {
    const read = importCsv(text, ids());
    if (!read.ok) throw new Error(read.problem);
    const cells = read.rows.map((row) =>
      [row.eventName, row.eventSource, row.userIdentityType].map(({ pattern, not }) =>
        not ? `NOT ${pattern}` : pattern,
      ),
    );
    return { cells, notes: read.notes };
  };

  test("comes by its headings, in either language, in any order", () => {
    expect(
      patterns("サービス;イベント名;ユーザータイプ\niam.amazonaws.com;NOT ^Get;IAMUser\n").cells,
    ).toEqual([["NOT ^Get", "iam.amazonaws.com", "IAMUser"]]);
  });

  test("has columns put right that hold each other's values", () => {
    expect(
      patterns("eventName,eventSource,userIdentityType\n^(iam.amazonaws.com),^(IAM).*,^(Delete).*\n"),
    ).toEqual({
      cells: [["^(Delete).*", "^(iam.amazonaws.com)", "^(IAM).*"]],
      notes: [{ kind: "repair", code: "columnsSwapped" }],
    });
  });

  test("is translated where it is the official example", () => {
    const read = patterns("Item,Identity,Service,Event\n(a),IAM user,IAM,*\n");
    expect(read.cells).toEqual([[".*", "iam.amazonaws.com", "IAMUser"]]);
    expect(read.notes).toEqual([{ kind: "repair", code: "officialExample" }]);
  });

  test("is refused where nothing says what its columns are", () => {
    expect(importCsv("hello\nworld\n", noId)).toMatchObject({ ok: false, problem: "notTable" });
  });

  test("of ours says which words it did not know, and takes 1,000 rows", () => {
    const text = "id,eventName,enabled,riskLevel\na,^Get,maybe,Huge\na,^Put,FALSE,High,more\n,,,\n";
    const read = importCsv(text, ids());
    expect(read).toMatchObject({
      ok: true,
      notes: [
        { kind: "repair", code: "unknownSwitch", item: 2, row: 1, what: "maybe" },
        { kind: "repair", code: "unknownRiskLevel", item: 2, row: 1, what: "Huge" },
        { kind: "repair", code: "idReplaced", item: 3, row: 2 },
        { kind: "left", code: "extraCells", item: 3, what: "more" },
      ],
    });
    const many = importCsv(`id,eventName\n${"x,^A\n".repeat(1500)}`, ids());
    expect(importCsv(`id,eventName\n${"\n".repeat(5001)}`, ids())).toMatchObject({
      ok: false,
      problem: "tooManyRows",
    });
    expect(many.ok && many.rows.length).toBe(1000);
    expect(many.ok && many.notes.at(-1)).toEqual({
      kind: "left",
      code: "rowsBeyondLimit",
      item: 1002,
      what: "1000",
    });
    const long = importCsv(
      `id,eventName,note\n1,${"a".repeat(2001)},\n2,b,${"n".repeat(600)}\n3,\0,\n`,
      ids(),
    );
    expect(long.ok && long.rows.map(({ id }) => id)).toEqual(["2"]);
    expect(long.ok && long.notes.map(({ code }) => code)).toEqual([
      "patternTooLong",
      "noteCut",
      "notStorable",
    ]);
  });
});
