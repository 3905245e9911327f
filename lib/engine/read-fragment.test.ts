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
