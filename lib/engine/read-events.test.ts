import { describe, expect, it, test } from "vitest";
import { readEvents, type ReadEventsOptions } from "./read-events";

function record(eventName: string, more: object = {}) {
  return {
    userIdentity: { type: "IAMUser", userName: "alice", accountId: "111122223333" },
    eventTime: "2026-01-02T03:04:05Z",
    eventSource: "ec2.amazonaws.com",
    eventName,
    eventID: `id-${eventName}`,
    ...more,
  };
}

const A = record("RunInstances");
const B = record("StopInstances");

/** `RunInstances@2-4` for an event with its lines, `fragment:…` where it is one, `badJson@5-5` for what was not read. */
function told(text: string, options: Partial<ReadEventsOptions> = {}): string[] {
  return readEvents(text, { lenient: true, ...options }).items.map((item) => {
    const lines = `@${item.line}-${item.endLine}`;
    if (!item.ok) return `${item.reason}${lines}`;
    return `${item.from === "fragment" ? "fragment:" : ""}${item.event.eventName}${lines}`;
  });
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

const LINES = pretty(A).split("\n").length;

describe("reads", () => {
  it.each<[string, string, string[]]>([
    ["one record", JSON.stringify(A), ["RunInstances@1-1"]],
    ["a pretty record", pretty(A), [`RunInstances@1-${LINES}`]],
    [
      "an array",
      `[\n${JSON.stringify(A)},\n${JSON.stringify(B)}\n]`,
      ["RunInstances@2-2", "StopInstances@3-3"],
    ],
    [
      "a log file",
      `{"Records":[\n${JSON.stringify(A)},${JSON.stringify(B)}]}`,
      ["RunInstances@2-2", "StopInstances@2-2"],
    ],
    [
      "NDJSON",
      `${JSON.stringify(A)}\r\n\r\n${JSON.stringify(B)}\r\n`,
      ["RunInstances@1-1", "StopInstances@3-3"],
    ],
    [
      "objects run together",
      JSON.stringify(A) + JSON.stringify(B),
      ["RunInstances@1-1", "StopInstances@1-1"],
    ],
    [
      "pretty objects one after another",
      `${pretty(A)}\n${pretty(B)}`,
      [`RunInstances@1-${LINES}`, `StopInstances@${LINES + 1}-${2 * LINES}`],
    ],
    [
      "elements of a list, with the commas",
      `${pretty(A)},\n${pretty(B)},`,
      [`RunInstances@1-${LINES}`, `StopInstances@${LINES + 1}-${2 * LINES}`],
    ],
    [
      "lines of a log",
      `2026-01-02T03:04:05Z [INFO] got ${JSON.stringify(A)}\n2026-01-02 stream ${JSON.stringify(B)}`,
      ["RunInstances@1-1", "StopInstances@2-2"],
    ],
    ["a code block", "Look at this:\n```json\n" + JSON.stringify(A) + "\n```\nThanks", ["RunInstances@3-3"]],
    ["a byte order mark", "\uFEFF" + JSON.stringify(A), ["RunInstances@1-1"]],
    ["spaces of a web page", pretty(A).replaceAll("  ", "\u00a0\u00a0"), [`RunInstances@1-${LINES}`]],
    ["escaped JSON", JSON.stringify(JSON.stringify(A)), ["RunInstances@1-1"]],
    ["a labelled record", `"Event": ${JSON.stringify(A)}`, ["RunInstances@1-1"]],
    [
      "several files in one paste",
      `{"Records":[${JSON.stringify(A)}]}\n{"Records":[]}\n[${JSON.stringify(B)}]`,
      ["RunInstances@1-1", "StopInstances@3-3"],
    ],
    ["nothing", " \n ", []],
    ["an empty log file", '{"Records":[]}', []],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
    expect(told(text, { lenient: false })).toEqual(expected);
    const bare = expected.map((item) => item.replace(/@.*/, ""));
    expect(told(text, { lines: false }).map((item) => item.replace(/@.*/, ""))).toEqual(bare);
  });

  it("what is on the workbench's picture: a file, a fragment, and an end that is missing", () => {
    const text = `{"Records": [
  {"eventName": "CreateUser",
   "eventSource": "iam.amazonaws.com",
   "userIdentity": {"type": "IAMUser"}},
  {"eventName": "RunInstances",
   "eventSource": "ec2.amazonaws.com",
   "userIdentity": {"type": "AssumedRole"}}
]}
### snip "userIdentity": {
  "type": "IAMUser",
### snip "eventName": "TerminateInstances"
{"eventName": "Stop`;
    expect(told(text)).toEqual([
      "CreateUser@2-4",
      "RunInstances@5-7",
      "fragment:TerminateInstances@9-11",
      "jsonEndsMidway@12-12",
    ]);
  });

  it("a fragment that goes on with whole records", () => {
    const tail = JSON.stringify(A).slice(1);
    const text = `"userIdentity": {"type": "Root"}, "resources": [\n{"ARN": "x"},\n{"ARN": "y"}], "eventName": "DeleteTrail"},\n{${tail}`;
    expect(told(text)).toEqual(["fragment:DeleteTrail@1-3", "RunInstances@4-4"]);
  });
});

describe("a record that is not whole", () => {
  const all =
    '{"eventName": "RunInstances", "eventSource": "ec2.amazonaws.com", "userIdentity": {"type": "Root"';
  it.each<[string, string, string[]]>([
    ["that ends, with all three fields", all, ["fragment:RunInstances@1-1"]],
    [
      "that ends without one of them",
      '{"eventName": "RunInstances", "eventSource": "x"',
      ["jsonEndsMidway@1-1"],
    ],
    [
      "that ends without another",
      '{"eventName": "RunInstances", "userIdentity": {"type": "Root"}',
      ["jsonEndsMidway@1-1"],
    ],
    [
      "that ends without the first",
      '{"eventSource": "x", "userIdentity": {"type": "Root"}',
      ["jsonEndsMidway@1-1"],
    ],
    ["that was cut by a person", '{"eventName": "RunInstances", 中略', ["fragment:RunInstances@1-1"]],
    ["that was cut with dots", '{"eventName": "RunInstances", ...', ["fragment:RunInstances@1-1"]],
    [
      "that is closed and has a comma too many",
      '{"eventName": "RunInstances",}',
      ["fragment:RunInstances@1-1"],
    ],
    [
      "between whole ones",
      `${JSON.stringify(A)}\n"eventName": "Lost",\n${JSON.stringify(B)}`,
      ["RunInstances@1-1", "fragment:Lost@2-2", "StopInstances@3-3"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("is told between whole ones where it has keys, and more than the label of the next", () => {
    const between = (text: string) =>
      told(`${JSON.stringify(A)}\n${text}\n${JSON.stringify(B)}`, { lenient: false })
        .slice(1, -1)
        .map((item) => item.replace(/@.*/, ""));
    expect(between("and then")).toEqual([]);
    expect(between('"Event" :')).toEqual([]);
    expect(between('the next one is "Event":')).toEqual([]);
    expect(between('"note": "lost", "Event":')).toEqual(["notJson"]);
    expect(between('"note": lost')).toEqual(["notJson"]);
    expect(between('"note": lost "Event" ')).toEqual(["notJson"]);
  });
});

describe("keeps what is whole when the JSON breaks", () => {
  const [a, b] = [JSON.stringify(A), JSON.stringify(B)];
  it.each<[string, string, string[]]>([
    [
      "in a record of a file",
      `{"Records":[${a},\n${b.slice(0, 40)}`,
      ["RunInstances@1-1", "jsonEndsMidway@2-2"],
    ],
    ["after a comma", `{"Records":[${a},\n`, ["RunInstances@1-1", "jsonEndsMidway@1-1"]],
    ["before the closing brackets", `{"Records":[${a}`, ["RunInstances@1-1", "jsonEndsMidway@1-1"]],
    [
      "in one line of many",
      `${a}\n${b.slice(0, 40)}\n${b}`,
      ["RunInstances@1-1", "jsonEndsMidway@2-2", "StopInstances@3-3"],
    ],
    [
      "in one line that lacks its brace",
      `${a.slice(0, -1)}\n${b}`,
      ["jsonEndsMidway@1-1", "StopInstances@2-2"],
    ],
    ["in one element of a list", `[{"eventID": tru},\n${b}]`, ["badJson@1-1", "StopInstances@2-2"]],
    [
      "with scalars in the list",
      `[${a}, 1, "x",\n${b}]`,
      ["RunInstances@1-1", "notAnObject@1-1", "StopInstances@2-2"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text, { lenient: false })).toEqual(expected);
  });
});

describe("says what it could not read", () => {
  it.each<[string, string]>([
    ["hello", "notJson"],
    ["[1,2]", "notJson"],
    ['{"eventName": "Run', "jsonEndsMidway"],
    ["{}", "notCloudTrail"],
    ["\x1f\x8b\b", "compressed"],
    ['{\0"\0a\0"\0', "notUtf8"],
    ['{"Records":{}}', "recordsNotAList"],
    ['"userIdentity": {"userName": "x"}', "notJson"],
  ])("%j: %s", (text, reason) => {
    expect(readEvents(text, { lenient: true }).items).toMatchObject([
      { ok: false, index: 0, reason, line: 1 },
    ]);
  });

  it("with its beginning on one line", () => {
    const text = `{\n "eventTime": "2026-01-02T03:04:05Z",\n "x": "${"y".repeat(500)}"\n}`;
    const [item] = readEvents(text, { lenient: true }).items;
    expect(item).toMatchObject({ reason: "noFields", line: 1, endLine: 4 });
    expect(item?.ok === false && item.excerpt).toMatch(/^\{ "eventTime": "2026-01-02T03:04:05Z", "x": "y+$/);
    expect(item?.ok === false && item.excerpt.length).toBeLessThanOrEqual(120);
  });

  it("with the lines of all that it is, and nothing of what stands around it", () => {
    const [nothing] = readEvents(" \n\n hello \n  world", { lenient: true }).items;
    expect(nothing).toMatchObject({ reason: "notJson", line: 3, endLine: 4, excerpt: "hello world" });
    const { items } = readEvents(`${JSON.stringify(A)}\n{"a":\n\ttru}\n${JSON.stringify(B)}`, {
      lenient: false,
    });
    expect(items[1]).toMatchObject({ reason: "badJson", line: 2, endLine: 3, excerpt: '{"a": tru}' });
    const [packed] = readEvents("\x1f\x8b\b", { lenient: true }).items;
    expect(packed).toMatchObject({ line: 1, endLine: 1, excerpt: "" });
  });

  it("in its own words where the text says nothing, and else as it stands", () => {
    const bad = record("X", { eventTime: "?" });
    const excerpts = (value: unknown, lines: boolean, before = "") =>
      readEvents(before + JSON.stringify(value), { lenient: false, lines }).items.map(
        (item) => !item.ok && item.excerpt,
      );
    expect(excerpts(bad, false)).toEqual(["id-X"]);
    expect(excerpts(bad, false, "\uFEFF")).toEqual(["id-X"]);
    expect(excerpts({ ...bad, eventID: undefined }, false)).toEqual(["X"]);
    expect(excerpts(bad, true)).toEqual([JSON.stringify(bad).slice(0, 120)]);
    expect(readEvents('{"a": tru}', { lenient: false, lines: false }).items).toMatchObject([
      { reason: "badJson", line: 0, endLine: 0, excerpt: '{"a": tru}' },
    ]);
  });

  it("with its id where the text was parsed in one go", () => {
    const { items } = readEvents(JSON.stringify([record("X", { eventTime: "?" })]), {
      lenient: false,
      lines: false,
    });
    expect(items).toMatchObject([{ reason: "badEventTime", excerpt: "id-X", line: 0 }]);
  });
});

test("storing takes no fragments and needs every field", () => {
  expect(told('### snip "eventName": "RunInstances"', { lenient: false })).toEqual(["notJson@1-1"]);
  expect(told('{"eventName": "RunInstances", }', { lenient: false })).toEqual(["badJson@1-1"]);
  expect(told('{"eventName": "RunInstances"}', { lenient: false })).toEqual(["noEventSource@1-1"]);
  expect(told(JSON.stringify(A), { lenient: false, now: new Date("2025-01-01T00:00:00Z") })).toEqual([
    "badEventTime@1-1",
  ]);
});

test("a quote within a text and a zero far behind are no reason to read it otherwise", () => {
  const quoted = record("RunInstances", { userAgent: 'a "b" c' });
  const [item] = readEvents(`${JSON.stringify(quoted)}\n\0`, { lenient: true }).items;
  expect(item).toMatchObject({ ok: true, from: "record", record: quoted, event: { userAgent: 'a "b" c' } });
  const escaped = JSON.stringify(JSON.stringify(A)).slice(1, -1);
  expect(told(`got { ${escaped.slice(1)}`)).toEqual(["RunInstances@1-1"]);
});

test.each([
  ["records of a file", JSON.stringify({ Records: Array.from({ length: 30 }, () => A) })],
  ["texts that are no JSON", Array.from({ length: 30 }, () => '{"a": tru}').join("\n")],
  ["messages in a file", JSON.stringify({ Records: Array.from({ length: 30 }, () => ({ a: 1 })) })],
])("%s are bounded as well", (_, text) => {
  for (const lines of [true, false]) {
    const { items } = readEvents(text, { lenient: false, maxItems: 10, lines });
    expect(items.map((item) => item.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(items.map((item) => !item.ok && item.reason === "tooManyItems").indexOf(true)).toBe(10);
  }
});

test("items are counted through and bounded", () => {
  const text = Array.from({ length: 30 }, () => JSON.stringify(A)).join("\n");
  for (const lines of [true, false]) {
    const { items } = readEvents(text, { lenient: false, maxItems: 10, lines });
    expect(items.map((item) => item.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(items[10]).toMatchObject({ ok: false, reason: "tooManyItems" });
  }
  expect(readEvents(text, { lenient: false, maxItems: 30 }).items.every((item) => item.ok)).toBe(true);
});
