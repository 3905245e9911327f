import { describe, expect, it, test } from "vitest";
import { unwrap } from "./unwrap";

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
  ])("%s", (_, value) => {
    expect([...unwrap(value)]).toEqual([{ record: RECORD }]);
  });

  it("several lines of JSON in one message", () => {
    expect([...unwrap({ ...SNS, Message: `${TEXT}\n${TEXT}\n` })]).toEqual([
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
    ["notAnObject", "", 7],
    ["notAnObject", "", null],
  ])("%s (%s)", (problem, what, value) => {
    expect([...unwrap(value)]).toEqual([{ problem, what }]);
  });
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
