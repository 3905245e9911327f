import { describe, expect, it, test } from "vitest";
import { foreignRecord, unwrap } from "./unwrap";

const RECORD = { eventName: "CreateUser", eventSource: "iam.amazonaws.com" };
const TEXT = JSON.stringify(RECORD);
const EVENTBRIDGE = { "detail-type": "AWS API Call via CloudTrail", source: "aws.iam", detail: RECORD };
const SNS = { Type: "Notification", MessageId: "m", Message: TEXT };

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

describe("finds the record in", () => {
  it.each<[string, unknown]>([
    ["itself", RECORD],
    ["an array", [RECORD]],
    ["a log file", { Records: [RECORD] }],
    ["EventBridge", EVENTBRIDGE],
    ["EventBridge without a detail-type", { detail: RECORD }],
    ["SNS over HTTP", SNS],
    ["SNS to Lambda", { Records: [{ EventSource: "aws:sns", Sns: SNS }] }],
    ["SQS to Lambda", { Records: [{ messageId: "m", eventSource: "aws:sqs", body: TEXT }] }],
    ["SQS over the API", { Messages: [{ MessageId: "m", Body: TEXT }] }],
    ["SNS in SQS", { Records: [{ messageId: "m", eventSource: "aws:sqs", body: JSON.stringify(SNS) }] }],
    [
      "EventBridge in SNS in SQS",
      {
        Records: [
          {
            messageId: "m",
            eventSource: "aws:sqs",
            body: JSON.stringify({ ...SNS, Message: JSON.stringify(EVENTBRIDGE) }),
          },
        ],
      },
    ],
    ["a log file in SNS", { ...SNS, Message: JSON.stringify({ Records: [RECORD] }) }],
    [
      "CloudWatch Logs",
      { messageType: "DATA_MESSAGE", logEvents: [{ id: "1", timestamp: 1, message: TEXT }] },
    ],
    ["filter-log-events", { events: [{ timestamp: 1, message: TEXT, eventId: "1" }] }],
    ["lookup-events", { Events: [{ EventId: "1", EventName: "CreateUser", CloudTrailEvent: TEXT }] }],
    ["CloudTrail Lake", [{ eventJson: TEXT }]],
    ["Firehose", { records: [{ recordId: "1", data: base64(TEXT) }] }],
    ["Kinesis", { Records: [{ eventSource: "aws:kinesis", kinesis: { data: base64(TEXT) } }] }],
    ["a CloudWatch Logs subscription, decoded", { awslogs: { data: base64(TEXT) } }],
    ["CloudWatch Logs Insights", [{ "@message": TEXT, "@timestamp": "x" }]],
    ["an SQS message over the API, spelt small", { Messages: [{ messageId: "m", body: TEXT }] }],
    ["an SQS message without an id", { eventSource: "aws:sqs", body: TEXT }],
    ["a message that is no text any more", { Sns: { Message: RECORD } }],
    ["a message with space around it", { ...SNS, Message: ` \n${TEXT}\n` }],
    ["a list in a message", { ...SNS, Message: `[${TEXT}]` }],
  ])("%s", (_, value) => {
    expect([...unwrap(value)]).toEqual([{ record: RECORD }]);
  });

  it("records that do not say both what was called and where", () => {
    for (const part of [{ eventName: "CreateUser" }, { eventSource: "iam.amazonaws.com" }]) {
      expect([...unwrap({ detail: part })]).toEqual([{ record: part }]);
      expect([...unwrap({ ...part, message: "x", timestamp: 1 })]).toMatchObject([{ record: part }]);
    }
  });

  it("text beyond ASCII in Base64", () => {
    const record = { ...RECORD, userAgent: "鉄道 é" };
    const data = base64(JSON.stringify(record));
    expect([...unwrap({ records: [{ recordId: "1", data }] })]).toEqual([{ record }]);
  });

  it("several lines of JSON in one message", () => {
    expect([...unwrap({ ...SNS, Message: `${TEXT}\n \n${TEXT}\n` })]).toEqual([
      { record: RECORD },
      { record: RECORD },
    ]);
  });
});

describe("says what holds none", () => {
  it.each<[string, string, unknown]>([
    ["s3Notification", "", { Service: "Amazon S3", Event: "s3:TestEvent" }],
    ["s3Notification", "", { s3Bucket: "b", s3ObjectKey: ["k"] }],
    [
      "snsSubscription",
      "SubscriptionConfirmation",
      { Type: "SubscriptionConfirmation", SubscribeURL: "https://x" },
    ],
    ["messageNotJson", "Hello", { ...SNS, Message: "Hello" }],
    ["messageNotJson", "", { ...SNS, Message: 7 }],
    ["messageNotJson", '{"a":', { ...SNS, Message: '{"a":' }],
    ["gzipInside", "", { awslogs: { data: "H4sIAAAA" } }],
    ["gzipInside", "", { records: [{ recordId: "1", data: "H4sIAAAA" }] }],
    ["gzipInside", "", { messageId: "m", body: "H4sIAAAA" }],
    [
      "configItem",
      "Config Configuration Item Change",
      { "detail-type": "Config Configuration Item Change", source: "aws.config", detail: {} },
    ],
    ["configItem", "", { configRuleArn: "arn:x", invokingEvent: "{}" }],
    [
      "guardDuty",
      "GuardDuty Finding",
      { "detail-type": "GuardDuty Finding", source: "aws.guardduty", detail: {} },
    ],
    [
      "securityHub",
      "Security Hub Findings - Imported",
      { "detail-type": "Security Hub Findings - Imported", source: "aws.securityhub", detail: {} },
    ],
    [
      "healthEvent",
      "AWS Health Event",
      { "detail-type": "AWS Health Event", source: "aws.health", detail: {} },
    ],
    [
      "scheduledEvent",
      "Scheduled Event",
      { "detail-type": "Scheduled Event", source: "aws.events", detail: {} },
    ],
    [
      "insight",
      "AWS Insight via CloudTrail",
      {
        "detail-type": "AWS Insight via CloudTrail",
        source: "aws.cloudtrail",
        detail: { insightDetails: {} },
      },
    ],
    [
      "otherEvent",
      "EC2 Instance State-change Notification",
      { "detail-type": "EC2 Instance State-change Notification", source: "aws.ec2", detail: {} },
    ],
    ["digest", "", { digestStartTime: "x" }],
    ["recordsNotAList", "", { Records: null }],
    ["recordsNotAList", "", { Records: { "0": RECORD } }],
    ["s3Notification", "Object Created", { "detail-type": "Object Created", source: "aws.s3", detail: {} }],
    ["otherEvent", "my.app", { source: "my.app", detail: { id: 1 } }],
    ["otherEvent", "Nothing", { "detail-type": "Nothing" }],
    ["otherEvent", "x".repeat(120), { "detail-type": "x".repeat(121), detail: {} }],
    ["snsSubscription", "UnsubscribeConfirmation", { Type: "UnsubscribeConfirmation" }],
    ["messageNotJson", "y".repeat(120), { ...SNS, Message: "y".repeat(121) }],
    ["messageNotJson", TEXT + "\n{", { ...SNS, Message: `${TEXT}\n{` }],
    ["messageNotJson", "", { Sns: {} }],
    ["messageNotJson", "7", { ...SNS, Message: "7" }],
    ["messageNotJson", '"x"', { ...SNS, Message: '"x"' }],
    ["messageNotJson", "", { kinesis: {} }],
    ["messageNotJson", "", { kinesis: { data: "%" } }],
    ["messageNotJson", "Hello", { awslogs: { data: base64("Hello") } }],
    ["notAnObject", "", 7],
    ["notAnObject", "", null],
  ])("%s (%s)", (problem, what, value) => {
    expect([...unwrap(value)]).toEqual([{ problem, what }]);
  });
});

test.each<[string, object]>([
  ["a notification without a message", { Type: "Notification" }],
  ["a message of another type", { Type: "Other", Message: TEXT }],
  ["a log line without a time", { message: TEXT }],
  ["a log line whose message is no text", { message: 7, timestamp: 1 }],
  ["a Firehose record without data", { recordId: "1" }],
  ["data without a Firehose record", { data: "x" }],
  ["a message without a body", { messageId: "m" }],
  ["a message whose body is no text", { messageId: "m", body: 7 }],
  ["a body without a message", { body: TEXT }],
  ["an export without its event", { CloudTrailEvent: null }],
  ["events that are no list", { Events: {}, logEvents: "x" }],
  ["a detail that is no object", { detail: "x" }],
  ["an inherited wrapper", Object.create({ Records: [RECORD] }) as object],
])("%s is given out as it is, for whoever reads records to judge", (_, value) => {
  expect([...unwrap(value)]).toEqual([{ record: value }]);
});

test.each<[string | null, object]>([
  ["s3Notification", { eventSource: "aws:s3" }],
  ["notCloudTrail", { eventSource: "aws:dynamodb" }],
  ["notCloudTrail", { EventSource: "aws:sns" }],
  ["insight", { ...RECORD, eventCategory: "Insight" }],
  ["insight", { ...RECORD, eventType: "AwsCloudTrailInsight" }],
  ["digest", { digestStartTime: "x" }],
  ["digest", { digestS3Bucket: "b" }],
  ["configItem", { configRuleArn: "arn:x" }],
  ["configItem", { configurationItem: {} }],
  ["s3Notification", { Event: "s3:TestEvent" }],
  ["s3Notification", { s3Bucket: "b", s3ObjectKey: ["k"] }],
  [null, { s3Bucket: "b" }],
  [null, { s3ObjectKey: ["k"] }],
  [null, { ...RECORD, eventCategory: "Management", eventType: "AwsApiCall" }],
  [null, { eventSource: "x.aws:s3" }],
  [null, {}],
])("%s is what %j is instead of a call", (problem, record) => {
  expect(foreignRecord(record as Parameters<typeof foreignRecord>[0])).toBe(problem);
});

test("wrappers are opened twelve deep", () => {
  const inLists = (depth: number) => JSON.parse(`${"[".repeat(depth)}${TEXT}${"]".repeat(depth)}`) as unknown;
  const inMessages = (depth: number): unknown =>
    depth === 0 ? RECORD : { Type: "Notification", Message: JSON.stringify(inMessages(depth - 1)) };
  const inRecords = (depth: number): unknown => (depth === 0 ? RECORD : { Records: [inRecords(depth - 1)] });
  for (const wrap of [inLists, inMessages, inRecords]) {
    expect([...unwrap(wrap(12))]).toEqual([{ record: RECORD }]);
    expect([...unwrap(wrap(13))]).toEqual([{ problem: "nestedTooDeep", what: "" }]);
  }
});

test("one bad message does not cost the others", () => {
  const found = [
    ...unwrap({ Records: [{ messageId: "m", body: "x" }, RECORD, 7, { messageId: "m", body: TEXT }] }),
  ];
  expect(found.map((item) => item.problem ?? "record")).toEqual([
    "messageNotJson",
    "record",
    "notAnObject",
    "record",
  ]);
});

test("messages in messages end somewhere", () => {
  let value: unknown = RECORD;
  for (let depth = 0; depth < 30; depth += 1) value = [value];
  expect([...unwrap(value)]).toEqual([{ problem: "nestedTooDeep", what: "" }]);
  let text = TEXT;
  for (let depth = 0; depth < 10; depth += 1) text = JSON.stringify({ Type: "Notification", Message: text });
  expect([...unwrap(JSON.parse(text))].length).toBe(1);
});
