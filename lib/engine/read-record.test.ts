import { describe, expect, it, test } from "vitest";
import { MAX_DEPTH, MAX_FIELD_LENGTH, readRecord } from "./read-record";

const NOW = new Date("2026-01-02T00:00:00Z");

function record(more: object = {}): Record<string, unknown> {
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      userName: "alice",
      accountId: "111122223333",
      accessKeyId: "AKIAEXAMPLE",
    },
    eventTime: "2026-01-02T03:04:05Z",
    eventSource: "iam.amazonaws.com",
    eventName: "CreateUser",
    awsRegion: "us-east-1",
    sourceIPAddress: "203.0.113.9",
    userAgent: "aws-cli/2",
    requestParameters: { userName: "bob" },
    eventID: "5f0c6a1e-0000-4000-8000-000000000001",
    readOnly: false,
    recipientAccountId: "444455556666",
    ...more,
  };
}

function strict(value: unknown) {
  return readRecord(value, { lenient: false, now: NOW });
}

function lenient(value: unknown) {
  return readRecord(value, { lenient: true, now: NOW });
}

function nested(depth: number): unknown {
  return JSON.parse('{"a":'.repeat(depth) + "1" + "}".repeat(depth)) as unknown;
}

it("reads every field that is stored or shown", () => {
  expect(strict(record({ errorCode: "AccessDenied" }))).toEqual({
    ok: true,
    event: {
      eventName: "CreateUser",
      eventSource: "iam.amazonaws.com",
      userIdentityType: "IAMUser",
      failed: true,
      accountId: "444455556666",
      eventId: "5f0c6a1e-0000-4000-8000-000000000001",
      eventTime: "2026-01-02T03:04:05.000Z",
      region: "us-east-1",
      errorCode: "AccessDenied",
      readOnly: false,
      sourceIpAddress: "203.0.113.9",
      userAgent: "aws-cli/2",
      accessKeyId: "AKIAEXAMPLE",
      actorKey: "",
      actorName: "alice",
      target: "bob",
      raw: JSON.stringify(record({ errorCode: "AccessDenied" })),
    },
  });
});

describe("what storing needs", () => {
  it.each([
    ["notAnObject", null],
    ["notAnObject", [record()]],
    ["notAnObject", "CreateUser"],
    ["notCloudTrail", {}],
    ["noEventName", record({ eventName: undefined })],
    ["noEventName", record({ eventName: "" })],
    ["eventNameNotText", record({ eventName: 123 })],
    ["eventNameNotText", record({ eventName: ["CreateUser"] })],
    ["noEventSource", record({ eventSource: null })],
    ["eventSourceNotText", record({ eventSource: {} })],
    ["noEventTime", record({ eventTime: undefined })],
    ["badEventTime", record({ eventTime: "not-a-date" })],
    ["badEventTime", record({ eventTime: 1767322800 })],
    ["badEventTime", record({ eventTime: "1969-12-31T23:59:59Z" })],
    ["badEventTime", record({ eventTime: "2026-02-30T00:00:00Z" })],
    ["badEventTime", record({ eventTime: "2026-01-03T00:00:01Z" })],
    ["badEventTime", record({ eventTime: "2026-01-02T03:04:05" })],
    ["noAccount", record({ recipientAccountId: "12345", userIdentity: { type: "IAMUser" } })],
    ["fieldTooLong", record({ eventName: "x".repeat(MAX_FIELD_LENGTH + 1) })],
    ["fieldTooLong", record({ userIdentity: { type: "x".repeat(1025), accountId: "111122223333" } })],
    ["fieldTooLong", record({ eventName: "名".repeat(700) })],
    // One byte each as they come, three as they are stored.
    ["fieldTooLong", record({ eventName: "\0".repeat(700) })],
    ["fieldTooLong", record({ eventName: "\ud800".repeat(700) })],
    ["tooDeep", record({ requestParameters: nested(MAX_DEPTH) })],
    ["tooDeep", record({ requestParameters: nested(100_000) })],
    ["tooLarge", record({ requestParameters: "x".repeat(1024 * 1024) })],
    ["s3Notification", record({ eventSource: "aws:s3", eventName: "ObjectCreated:Put" })],
    ["notCloudTrail", record({ eventSource: "aws:dynamodb" })],
    ["insight", record({ eventCategory: "Insight" })],
    ["digest", { awsAccountId: "111122223333", digestStartTime: "2026-01-01T00:00:00Z", logFiles: [] }],
  ])("%s", (reason, value) => {
    expect(strict(value)).toEqual({ ok: false, reason });
  });

  it.each<[string, object, boolean]>([
    ["a name of 1,024 characters", { eventName: "x".repeat(1_024) }, true],
    ["fields of 2,048 bytes", { eventName: "x".repeat(1_024), eventSource: "y".repeat(1_015) }, true],
    ["fields of 2,049 bytes", { eventName: "x".repeat(1_024), eventSource: "y".repeat(1_016) }, false],
    ["two bytes a character", { eventName: "\u0080".repeat(515), eventSource: "y".repeat(1_009) }, true],
    [
      "two bytes a character, one too many",
      { eventName: "\u07ff".repeat(516), eventSource: "y".repeat(1_009) },
      false,
    ],
    ["three bytes a character", { eventName: "\u0800".repeat(344), eventSource: "y".repeat(1_007) }, true],
    [
      "three bytes a character, one too many",
      { eventName: "\uffff".repeat(345), eventSource: "y".repeat(1_005) },
      false,
    ],
    ["four bytes a pair", { eventName: "\u{10000}".repeat(258), eventSource: "y".repeat(1_007) }, true],
    [
      "four bytes a pair, one too many",
      { eventName: "\u{10ffff}".repeat(258), eventSource: "y".repeat(1_008) },
      false,
    ],
    ["the first moment that is plausible", { eventTime: "2006-01-01T00:00:00Z" }, true],
    ["the moment before", { eventTime: "2005-12-31T23:59:59.999Z" }, false],
    ["a day ahead", { eventTime: "2026-01-03T00:00:00Z" }, true],
    ["the last day of a month", { eventTime: "2025-01-31T00:00:00Z" }, true],
    ["the last day of a leap year's February", { eventTime: "2024-02-29T00:00:00Z" }, true],
    ["a day that its month has not", { eventTime: "2025-04-31T00:00:00Z" }, false],
    ["nanoseconds", { eventTime: "2026-01-01T00:00:00.123456789Z" }, true],
    ["more than a time", { eventTime: "x2026-01-01T00:00:00Z" }, false],
    ["more behind a time", { eventTime: "2026-01-01T00:00:00Zx" }, false],
    ["a time in a list", { eventTime: ["2026-01-01T00:00:00Z"] }, false],
    ["no source", { eventSource: "" }, false],
    ["no source at all", { eventSource: undefined }, false],
    ["a name that is null", { eventName: null }, false],
    ["parameters as deep as they may be", { requestParameters: nested(MAX_DEPTH - 1) }, true],
  ])("has its limits: %s", (_, more, expected) => {
    expect(strict(record(more)).ok).toBe(expected);
  });

  it("is said of what is missing, whether it is empty or null", () => {
    for (const value of ["", null, undefined]) {
      expect(strict(record({ eventName: value }))).toMatchObject({ reason: "noEventName" });
      expect(strict(record({ eventSource: value }))).toMatchObject({ reason: "noEventSource" });
      expect(strict(record({ eventTime: value }))).toMatchObject({ reason: "noEventTime" });
    }
  });

  it("takes a megabyte, and no more", () => {
    const room = 1024 * 1024 - JSON.stringify(record({ requestParameters: "" })).length;
    expect(strict(record({ requestParameters: "x".repeat(room) })).ok).toBe(true);
    expect(strict(record({ requestParameters: "x".repeat(room + 1) }))).toMatchObject({ reason: "tooLarge" });
  });

  it("takes what is odd but enough", () => {
    expect(strict(record({ userIdentity: null }))).toMatchObject({
      ok: true,
      event: { userIdentityType: "", actorName: "" },
    });
    expect(strict(record({ userIdentity: { type: null } }))).toMatchObject({
      ok: true,
      event: { userIdentityType: "" },
    });
    expect(strict(record({ eventID: null, awsRegion: null }))).toMatchObject({
      ok: true,
      event: { eventId: "", region: "" },
    });
    expect(strict(record({ recipientAccountId: null }))).toMatchObject({
      ok: true,
      event: { accountId: "111122223333" },
    });
    expect(strict(record({ eventTime: "2026-01-02T12:04:05.5+09:00" }))).toMatchObject({
      event: { eventTime: "2026-01-02T03:04:05.500Z" },
    });
    expect(strict(record({ requestParameters: nested(MAX_DEPTH - 2) }))).toMatchObject({ ok: true });
    expect(strict(record({ errorCode: 42 }))).toMatchObject({ event: { failed: true, errorCode: "42" } });
    expect(strict(record({ errorCode: false, readOnly: "true" }))).toMatchObject({
      event: { failed: false, readOnly: null },
    });
    expect(strict(record({ errorCode: null, errorMessage: "x" }))).toMatchObject({
      event: { failed: false },
    });
  });

  it("takes no event id that a database key could choke on", () => {
    for (const eventID of ["a\0b", "x".repeat(129), "a b", "é", 7]) {
      expect(strict(record({ eventID }))).toMatchObject({ ok: true, event: { eventId: "" } });
    }
  });

  it("does not judge the future without a clock", () => {
    expect(readRecord(record({ eventTime: "2126-01-01T00:00:00Z" }), { lenient: false })).toMatchObject({
      ok: true,
    });
  });
});

describe("what the tester needs", () => {
  it.each([
    [{ eventName: "RunInstances" }, ["RunInstances", "", ""]],
    [{ eventSource: "ec2.amazonaws.com" }, ["", "ec2.amazonaws.com", ""]],
    [{ userIdentity: { type: "Root" } }, ["", "", "Root"]],
    [
      record({ eventTime: "yesterday", recipientAccountId: 1 }),
      ["CreateUser", "iam.amazonaws.com", "IAMUser"],
    ],
    [{ eventName: "x".repeat(30_000) }, ["x".repeat(30_000), "", ""]],
  ])("one of three fields (%#)", (value, [eventName, eventSource, userIdentityType]) => {
    expect(lenient(value)).toMatchObject({ ok: true, event: { eventName, eventSource, userIdentityType } });
  });

  it.each([
    ["noFields", { eventTime: "2026-01-02T03:04:05Z" }],
    ["noFields", { eventName: 7 }],
    ["tooDeep", { eventName: "x", a: nested(MAX_DEPTH) }],
    ["s3Notification", { eventSource: "aws:s3" }],
  ])("%s", (reason, value) => {
    expect(lenient(value)).toEqual({ ok: false, reason });
  });
});

test("text columns hold nothing that PostgreSQL refuses, raw keeps everything as escapes", () => {
  const read = strict(
    record({
      userAgent: "a\0b\uD800c",
      requestParameters: { "k\0": "v\0\uDC00" },
      awsRegion: "r".repeat(999),
    }),
  );
  if (!read.ok) throw new Error(read.reason);
  const { raw, ...columns } = read.event;
  expect(columns.userAgent).toBe("a\uFFFDb\uFFFDc");
  expect(columns.region).toHaveLength(64);
  for (const value of [raw, ...Object.values(columns)].filter((text) => typeof text === "string")) {
    expect(value.includes("\0")).toBe(false);
    expect(value.isWellFormed()).toBe(true);
  }
  expect(JSON.parse(raw)).toMatchObject({
    userAgent: "a\0b\uD800c",
    requestParameters: { "k\0": "v\0\uDC00" },
  });
});

test("what is judged is taken literally", () => {
  for (const type of ["IAMUser\n", "iamuser", "IAMUserX"]) {
    expect(strict(record({ userIdentity: { type } }))).toMatchObject({ event: { userIdentityType: type } });
  }
});

test("prototypes are neither read nor written", () => {
  const text = JSON.stringify(record()).replace(
    '"userName":"bob"',
    '"__proto__":{"polluted":true,"userName":"x"}',
  );
  expect(strict(JSON.parse(text))).toMatchObject({ ok: true, event: { target: "" } });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(strict(Object.create(record()))).toEqual({ ok: false, reason: "notCloudTrail" });
});
