import { expect, it, test } from "vitest";
import { readFragments } from "./read-fragment";
import { textAt, textOf } from "./record-field";

function fields(text: string): string[][] {
  return readFragments(text).map(({ record }) => [
    textOf(record, "eventName"),
    textOf(record, "eventSource"),
    textAt(record, "userIdentity", "type"),
  ]);
}

const WHOLE = ["TerminateInstances", "ec2.amazonaws.com", "IAMUser"];

test.each<[string, string]>([
  [
    "as the article prints it",
    '### snip "userIdentity": { "type": "IAMUser", ### snip "eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances", ###snip',
  ],
  [
    "over several lines",
    '### snip\n    "userIdentity": {\n        "type": "IAMUser",\n### snip\n    "eventSource": "ec2.amazonaws.com",\n    "eventName": "TerminateInstances",\n### snip\n',
  ],
  [
    "with dots",
    '{ … "userIdentity": {"type": "IAMUser", …}, … "eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances" …',
  ],
  [
    "in another order",
    '"eventName": "TerminateInstances",\n"eventSource": "ec2.amazonaws.com",\n...\n"userIdentity": {\n  "type": "IAMUser"',
  ],
  [
    "with typographic quotes",
    "“userIdentity”: {“type”: “IAMUser”}, “eventSource”: “ec2.amazonaws.com”, “eventName”: “TerminateInstances”",
  ],
  [
    "with spaces of a web page",
    '\u00a0"userIdentity":\u00a0{"type":\u00a0"IAMUser"},\u00a0"eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances"',
  ],
  [
    "as Python prints it",
    "{'userIdentity': {'type': 'IAMUser', 'mfa': None}, 'eventSource': 'ec2.amazonaws.com', 'eventName': 'TerminateInstances', 'readOnly': False}",
  ],
  [
    "with a trailing comma",
    '{"userIdentity": {"type": "IAMUser",}, "eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances",}',
  ],
  [
    "with comments",
    '{"userIdentity": {"type": "IAMUser"}, // who\n"eventSource": "ec2.amazonaws.com", /* what */ "eventName": "TerminateInstances"}',
  ],
  [
    "without the line of userIdentity",
    '"type": "IAMUser",\n...\n"eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances"',
  ],
  [
    "as bare names",
    "eventName: TerminateInstances\neventSource: ec2.amazonaws.com\nuserIdentity.type: IAMUser\n",
  ],
  [
    "under flat names",
    '"userIdentity.type": "IAMUser", "eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances"',
  ],
  [
    "with the issuer's type beside the identity's",
    '"userIdentity": {"sessionContext": {"sessionIssuer": {"type": "Role"}}, "type": "IAMUser"}, "eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances"',
  ],
  [
    "cut inside the session",
    '"userIdentity": {"type": "IAMUser", "sessionContext": {"sessionIssuer": { snip "eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances"',
  ],
  [
    "with parameters that use the same words",
    '"userIdentity": {"type": "IAMUser"}, "eventSource": "ec2.amazonaws.com", "requestParameters": {"eventName": "x", "type": "y"}, "eventName": "TerminateInstances"',
  ],
])("a record %s is put together", (_, text) => {
  expect(fields(text)).toEqual([WHOLE]);
});

it("tells records apart by what comes again", () => {
  const one =
    '"userIdentity": {"type": "Root"}, "eventSource": "s3.amazonaws.com", "eventName": "ListBuckets"';
  const other =
    '"userIdentity": {"type": "IAMUser", snip "eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances"';
  expect(fields(`${one}\n### snip\n${other}`)).toEqual([["ListBuckets", "s3.amazonaws.com", "Root"], WHOLE]);
  expect(fields(`{${one}}\n{${other}`)).toEqual([["ListBuckets", "s3.amazonaws.com", "Root"], WHOLE]);
});

it("keeps the other fields with their types, and where the record stood", () => {
  const text =
    'snip "eventName": "DeleteTrail", "readOnly": false, "errorCode": "AccessDenied", "requestParameters": {"name": "org", "n": [1, "b"]} snip';
  const [fragment] = readFragments(text);
  expect(JSON.parse(JSON.stringify(fragment?.record))).toEqual({
    eventName: "DeleteTrail",
    readOnly: false,
    errorCode: "AccessDenied",
    requestParameters: { name: "org", n: [1, "b"] },
  });
  expect(text.slice(fragment?.start, fragment?.end)).toBe(text.slice("snip ".length, -" snip".length));
});

const records = (text: string) =>
  JSON.parse(JSON.stringify(readFragments(text).map(({ record }) => record))) as unknown;

it.each<[string, string, unknown[]]>([
  [
    "lists and objects in each other",
    '"eventName": "x", "p": {"a": [1, [2, {"b": null}], []], "c": {}}',
    [{ eventName: "x", p: { a: [1, [2, { b: null }], []], c: {} } }],
  ],
  ["values without a key", '7 "eventName": "x", true, {"a": 1}', [{ eventName: "x" }]],
  ["a list that is no field", '["eventName", 7] "eventName": "x"', [{ eventName: "x" }]],
  [
    "a key that was cut before its value",
    '"eventName": "x", "errorCode": ### "readOnly": true',
    [{ eventName: "x", readOnly: true }],
  ],
  [
    "a key that was cut before a bracket",
    '"eventName": "x", "p": {"a": } "readOnly": true',
    [{ eventName: "x", p: {}, readOnly: true }],
  ],
  ["a type that is no caller's", '"eventName": "x", "type": "Tag"', [{ eventName: "x", type: "Tag" }]],
  [
    "a caller's type that is told again",
    '"userIdentity": {"type": "IAMUser"}, "type": "Root"',
    [{ userIdentity: { type: "IAMUser" } }],
  ],
  [
    "a caller's type beside its name",
    '"userIdentity": {"userName": "kei"}, "type": "Root"',
    [{ userIdentity: { userName: "kei", type: "Root" } }],
  ],
  [
    "flat names of two records",
    "userIdentityType: Root\nuserIdentityType: IAMUser",
    [{ userIdentity: { type: "Root" } }, { userIdentity: { type: "IAMUser" } }],
  ],
  [
    "a bare name within what was cut",
    '"p": {"a": {"b": 1,\neventName: x',
    [{ p: { a: { b: 1 } }, eventName: "x" }],
  ],
  [
    "a caller that was cut, then the rest",
    '"userIdentity": {"type": "Root", "eventName": "x"',
    [{ userIdentity: { type: "Root" }, eventName: "x" }],
  ],
  [
    "parameters that are whole",
    '"p": {"eventName": "x"}, "eventSource": "y"',
    [{ p: { eventName: "x" }, eventSource: "y" }],
  ],
  ["parameters that were cut", '"p": {"a": 1, ### "eventName": "x"', [{ p: { a: 1 }, eventName: "x" }]],
  [
    "an inner object that was cut",
    '"p": {"q": {"a": 1, ### "b": 2}, "c": 3}, "eventName": "x"',
    [{ p: { q: { a: 1, b: 2 }, c: 3 }, eventName: "x" }],
  ],
  [
    "two records in braces",
    '{"eventName": "x"} {"eventName": "y"}',
    [{ eventName: "x" }, { eventName: "y" }],
  ],
  ["a record and what nobody needs", '{"a": 1}, {"eventName": "y"}, {"b": 2}', [{ eventName: "y" }]],
  [
    "a record that is not closed before the next",
    '{"eventName": "x", {"eventName": "y"}',
    [{ eventName: "x" }, { eventName: "y" }],
  ],
  ["brackets too many", ']} "eventName": "x" ]} "eventSource": "y"', [{ eventName: "x", eventSource: "y" }]],
  ["a list of records", '[{"eventName": "x"}, {"eventName": "y"}]', [{ eventName: "x" }, { eventName: "y" }]],
])("reads %s", (_, text, expected) => expect(records(text)).toEqual(expected));

it("says where each record stood", () => {
  const text =
    '[ {"eventName": "x", "p": {}} , {"eventName": "y"} ] z "eventName": "v", "p": [1] ### "eventName": "w" .';
  expect(readFragments(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '{"eventName": "x", "p": {}}',
    '{"eventName": "y"}',
    '"eventName": "v", "p": [1]',
    '"eventName": "w"',
  ]);
});

it.each(["“”", "„”", "‟”", "″″", "＂＂", "‘’", "’’"])("takes %s for quotes", ([open, close]) => {
  const quoted = (text: string) => `${open}${text}${close}`;
  expect(records(`${quoted("eventName")}: ${quoted("x")}`)).toEqual([{ eventName: "x" }]);
});

it("goes as deep as anybody nests, and no deeper", () => {
  const [fragment] = readFragments(`"eventName": "x", "p": ${'{"a": '.repeat(100)}1${"}".repeat(100)}`);
  let depth = 0;
  for (let node: unknown = fragment!.record.p; typeof node === "object" && node !== null; depth += 1)
    node = (node as Record<string, unknown>).a;
  expect(depth).toBe(64);
});

it.each([
  "",
  "hello",
  '{"a": 1}',
  '"eventName": ',
  '"eventName": "cut',
  '{"userIdentity": {"userName": "x"}}',
  "eventName",
])("finds nothing in %j", (text) => {
  expect(readFragments(text)).toEqual([]);
});

it("makes nothing of the names of prototypes", () => {
  const [fragment] = readFragments(
    '"__proto__": {"polluted": true}, "eventName": "x", "constructor": {"prototype": {"polluted": true}}',
  );
  expect(textOf(fragment?.record, "eventName")).toBe("x");
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
