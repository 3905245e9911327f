import { expect, test } from "vitest";
import { translateOfficialExample } from "./official-example";
import { readEvents } from "./read-events";
import { readTable } from "./read-table";
import { recogniseColumns } from "./recognise-columns";

test.each(["[", '{"a":', "{},", "[]"])("many megabytes of %s are not parsed", (piece) => {
  const text = `[${piece.repeat((17 * 1024 * 1024) / piece.length)}]`;
  for (const lines of [true, false]) {
    const { items } = readEvents(text, { lenient: false, lines });
    expect(items).toMatchObject([{ ok: false, reason: "notCloudTrail" }]);
  }
});

const HOSTILE = [
  ...[
    "{",
    "[",
    "{\n",
    '"',
    '{"a":',
    ",{",
    '"a":{',
    "\\",
    "'",
    '"a":[{',
    '{"Records":[',
    '{"Records":[{',
    '[{"a":1},',
    '{"a":"\n',
  ],
  ...[
    '"eventName": "x" ',
    "{}",
    "eventName: x ",
    '{"a":1\n',
    "{\u00a0",
    '{"eventName":"a",',
    '"a":{},{',
    '{"a":tru}\n',
    '{"Message":"{',
  ],
  ...[
    "|",
    " | ",
    "a | b\n",
    '""',
    '"\t"',
    '",',
    "<td>",
    "<",
    "<!--",
    "<script>",
    "&#",
    "---|",
    "x\\|",
    "`",
    "Root ",
  ],
];

test.each(HOSTILE)(
  "%j, 50,000 characters of it, is answered in a bounded time",
  (piece) => {
    const input = piece.repeat(50_000 / piece.length);
    for (const lenient of [true, false]) readEvents(input, { lenient });
    readEvents(input, { lenient: false, lines: false });
    const { rows } = readTable(input, input);
    recogniseColumns(rows);
    translateOfficialExample(rows);
    // Takes a tenth of a second; what backtracks would take minutes, and the test's own limit ends that.
  },
  5_000,
);
