import fc from "fast-check";
import { expect, test } from "vitest";
import { describeEvent } from "./describe-event";
import { translateOfficialExample } from "./official-example";
import { readEvents } from "./read-events";
import { readTable } from "./read-table";
import { recogniseColumns, tableCells } from "./recognise-columns";

const RUNS = { seed: 20211001, numRuns: 400 };

const RECORD = {
  eventVersion: "1.11",
  userIdentity: {
    type: "AssumedRole",
    arn: "arn:aws:sts::111122223333:assumed-role/R/s",
    accountId: "111122223333",
  },
  eventTime: "2026-01-02T03:04:05Z",
  eventSource: "iam.amazonaws.com",
  eventName: "CreateUser",
  requestParameters: { userName: 'quo"te\\ [{', list: [{ a: 1 }, []] },
  eventID: "e-1",
};

const PIECES = [
  JSON.stringify(RECORD),
  JSON.stringify({ Records: [RECORD, RECORD] }, null, 1),
  JSON.stringify({ Type: "Notification", Message: JSON.stringify(RECORD) }),
  '### snip "userIdentity": { "type": "IAMUser", ### snip "eventName": "X"',
  ...[
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    ",",
    ":",
    "\\",
    "\n",
    " ",
    "…",
    "\0",
    "\uD800",
    "“",
    "`",
    "|",
    "\t",
    "<td>",
    "</table>",
    "null",
    "1e9",
  ],
];

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join("")),
  // A text that was cut, or from which a piece is missing.
  fc
    .tuple(fc.constantFrom(...PIECES.slice(0, 4)), fc.nat(), fc.nat(40))
    .map(([piece, at, gap]) => piece.slice(0, at % piece.length) + piece.slice((at % piece.length) + gap)),
);

test("whatever is pasted, every item is an event or has a reason, and nothing is thrown", () => {
  fc.assert(
    fc.property(text, fc.boolean(), fc.boolean(), (input, lenient, lines) => {
      const { items } = readEvents(input, { lenient, lines });
      items.forEach((item, index) => {
        expect(item.index).toBe(index);
        expect(item.endLine).toBeGreaterThanOrEqual(item.line);
        if (!item.ok) return expect(item.excerpt.length).toBeLessThanOrEqual(120);
        const { key, params } = describeEvent(item.event, item.record);
        expect(Object.values({ key, ...params }).every((value) => typeof value === "string")).toBe(true);
        for (const value of Object.values(item.event)) {
          if (typeof value === "string") expect(!value.includes("\0") && value.isWellFormed()).toBe(true);
        }
      });
    }),
    RUNS,
  );
});

test("records in valid JSON are read alike with lines and without, however they are laid out", () => {
  const records = fc.array(
    fc.record({
      ...Object.fromEntries(
        Object.keys(RECORD).map((key) => [key, fc.constant(RECORD[key as keyof typeof RECORD])]),
      ),
      extra: fc.jsonValue({ maxDepth: 3 }),
    }),
    { maxLength: 5 },
  );
  const layout = fc.constantFrom<((all: unknown[]) => string)[]>(
    (all) => JSON.stringify({ Records: all }),
    (all) => JSON.stringify({ Records: all }, null, "\t"),
    (all) => JSON.stringify(all, null, 2),
    (all) => all.map((one) => JSON.stringify(one)).join("\n"),
    (all) => all.map((one) => JSON.stringify(one, null, 2)).join(""),
  );
  fc.assert(
    fc.property(records, layout, (all, lay) => {
      for (const lines of [true, false]) {
        const { items } = readEvents(lay(all), { lenient: false, lines });
        expect(items.map((item) => (item.ok ? item.event.raw : item.reason))).toEqual(
          all.map((one) => JSON.stringify(one)),
        );
      }
    }),
    RUNS,
  );
});

test("a file cut anywhere gives the records before the cut, and one reason", () => {
  const all = Array.from({ length: 4 }, (_, at) => ({ ...RECORD, eventID: `e-${at}` }));
  const file = JSON.stringify({ Records: all }, null, 1);
  const starts = [...file.matchAll(/^ {2}\{/gm)].map((match) => match.index);
  for (let cut = (starts[0] ?? 0) + 3; cut < file.length - 4; cut += 7) {
    const { items } = readEvents(file.slice(0, cut), { lenient: false });
    const whole = [...file.slice(0, cut).matchAll(/^ {2}\}/gm)].length;
    expect(items.filter((item) => item.ok)).toHaveLength(whole);
    expect(items.filter((item) => !item.ok).map((item) => !item.ok && item.reason)).toEqual([
      "jsonEndsMidway",
    ]);
  }
});

test("whatever table is pasted, its lines are of one width and nothing is thrown", () => {
  fc.assert(
    fc.property(text, text, (plain, html) => {
      const { rows } = readTable(plain, html);
      expect(new Set(rows.map((row) => row.length)).size).toBeLessThanOrEqual(1);
      const found = recogniseColumns(rows);
      expect(tableCells(rows, found).length).toBe(rows.length - (found.hasHeader ? 1 : 0));
      for (const { cells } of translateOfficialExample(rows)) {
        for (const pattern of Object.values(cells)) expect(() => new RegExp(pattern)).not.toThrow();
      }
    }),
    RUNS,
  );
});
