import { fieldAt, fieldOf, isObject, textOf, type JsonObject } from "./record-field";
import type { ReadProblem, RecordProblem } from "./record-problem";

/** One thing found in parsed JSON: what may be a CloudTrail record, or why something that was there is none. */
export type Unwrapped =
  | { record: unknown; problem?: undefined }
  | {
      record?: undefined;
      problem: ReadProblem;
      /** What it is in its own words (an EventBridge detail-type, say); hostile text of up to 120 characters. */
      what: string;
    };

/** Keys whose list holds the records, or messages that hold them: S3, lookup-events, SQS, Firehose, CloudWatch Logs. */
export const LIST_KEYS = ["Records", "Events", "Messages", "records", "logEvents", "events"];

/** Messages in messages in messages: SNS in SQS in an EventBridge envelope is four. */
const MAX_WRAPPERS = 12;

/**
 * Takes parsed JSON apart into CloudTrail records: one record, arrays, `{"Records": …}`, EventBridge, SNS (HTTP and
 * Lambda), SQS (Lambda and API), CloudWatch Logs, Firehose and Kinesis data, `lookup-events` output, each in any other.
 * Lazy and total; order is kept. What has no known wrapper is given out as a record for readRecord to judge.
 */
export function* unwrap(value: unknown, depth = 0): Generator<Unwrapped, void, undefined> {
  if (depth > MAX_WRAPPERS) {
    yield { problem: "nestedTooDeep", what: "" };
  } else if (Array.isArray(value)) {
    for (const item of value) yield* unwrap(item, depth + 1);
  } else if (!isObject(value)) {
    yield { problem: "notAnObject", what: "" };
  } else {
    yield* unwrapObject(value, depth + 1);
  }
}

/** What a record that is certainly not CloudTrail's management or data event is; null where nothing speaks against it. */
export function foreignRecord(record: JsonObject): RecordProblem | null {
  const source = textOf(record, "eventSource") || textOf(record, "EventSource");
  if (source === "aws:s3") return "s3Notification";
  if (source.startsWith("aws:")) return "notCloudTrail";
  const category = textOf(record, "eventCategory");
  if (category === "Insight" || textOf(record, "eventType") === "AwsCloudTrailInsight") return "insight";
  if (Object.hasOwn(record, "digestStartTime") || Object.hasOwn(record, "digestS3Bucket")) return "digest";
  if (Object.hasOwn(record, "configRuleArn") || Object.hasOwn(record, "configurationItem"))
    return "configItem";
  const isS3Test = textOf(record, "Event") === "s3:TestEvent";
  // What CloudTrail itself tells an SNS topic when it has put a log file into the bucket.
  const isLogDelivery = Object.hasOwn(record, "s3Bucket") && Object.hasOwn(record, "s3ObjectKey");
  return isS3Test || isLogDelivery ? "s3Notification" : null;
}

function* unwrapObject(value: JsonObject, depth: number): Generator<Unwrapped, void, undefined> {
  const sns = fieldOf(value, "Sns");
  if (isObject(sns)) return yield* unwrapText(fieldOf(sns, "Message"), depth);
  if (isMessageOf("aws:sqs", value) || isApiMessage(value)) {
    return yield* unwrapText(fieldOf(value, "body") ?? fieldOf(value, "Body"), depth);
  }
  if (isObject(fieldOf(value, "kinesis")))
    return yield* unwrapBase64(fieldAt(value, "kinesis", "data"), depth);
  if (Object.hasOwn(value, "detail-type") || isObject(fieldOf(value, "detail")))
    return yield* unwrapDetail(value, depth);
  const topicType = textOf(value, "Type");
  if (topicType === "SubscriptionConfirmation" || topicType === "UnsubscribeConfirmation") {
    return yield { problem: "snsSubscription", what: topicType };
  }
  if (topicType === "Notification" && Object.hasOwn(value, "Message")) {
    return yield* unwrapText(fieldOf(value, "Message"), depth);
  }
  if (looksLikeRecord(value)) return yield { record: value };
  for (const key of ["CloudTrailEvent", "eventJson", "@message"]) {
    if (typeof fieldOf(value, key) === "string") return yield* unwrapText(fieldOf(value, key), depth);
  }
  if (isLogLine(value)) return yield* unwrapText(fieldOf(value, "message"), depth);
  if (Object.hasOwn(value, "recordId") && Object.hasOwn(value, "data")) {
    return yield* unwrapBase64(fieldOf(value, "data"), depth);
  }
  if (isObject(fieldOf(value, "awslogs")))
    return yield* unwrapBase64(fieldAt(value, "awslogs", "data"), depth);
  for (const key of LIST_KEYS) {
    const list = fieldOf(value, key);
    if (Array.isArray(list) || (key === "Records" && list !== undefined))
      return yield* unwrapList(list, depth);
  }
  const problem = foreignRecord(value);
  if (problem !== null) return yield { problem, what: "" };
  yield { record: value };
}

function* unwrapList(list: unknown, depth: number): Generator<Unwrapped, void, undefined> {
  if (!Array.isArray(list)) return yield { problem: "recordsNotAList", what: "" };
  for (const item of list) yield* unwrap(item, depth);
}

function* unwrapDetail(envelope: JsonObject, depth: number): Generator<Unwrapped, void, undefined> {
  const detail = fieldOf(envelope, "detail");
  if (isObject(detail) && looksLikeRecord(detail)) return yield* unwrap(detail, depth);
  const what = (textOf(envelope, "detail-type") || textOf(envelope, "source")).slice(0, 120);
  yield { problem: envelopeProblem(envelope, what), what };
}

function envelopeProblem(envelope: JsonObject, what: string): ReadProblem {
  if (what === "Scheduled Event") return "scheduledEvent";
  if (what === "AWS Insight via CloudTrail") return "insight";
  const source = textOf(envelope, "source");
  if (source === "aws.guardduty") return "guardDuty";
  if (source === "aws.securityhub") return "securityHub";
  if (source === "aws.config") return "configItem";
  if (source === "aws.health") return "healthEvent";
  return source === "aws.s3" ? "s3Notification" : "otherEvent";
}

function* unwrapText(text: unknown, depth: number): Generator<Unwrapped, void, undefined> {
  if (isObject(text)) return yield* unwrap(text, depth);
  if (typeof text !== "string") return yield { problem: "messageNotJson", what: "" };
  const trimmed = text.trim();
  const values = parseAll(trimmed);
  if (values !== null) {
    for (const value of values) yield* unwrap(value, depth);
  } else if (trimmed.startsWith("H4sI")) {
    // Base64 of the first bytes of gzip.
    yield { problem: "gzipInside", what: "" };
  } else {
    yield { problem: "messageNotJson", what: trimmed.slice(0, 120) };
  }
}

function* unwrapBase64(data: unknown, depth: number): Generator<Unwrapped, void, undefined> {
  const decoded = typeof data === "string" ? decodeBase64(data) : null;
  if (decoded === null) yield { problem: "messageNotJson", what: "" };
  else if (decoded.startsWith("\x1f")) yield { problem: "gzipInside", what: "" };
  else yield* unwrapText(decoded, depth);
}

/** JSON, or JSON objects one per line; null where it is neither or holds no object. */
function parseAll(text: string): unknown[] | null {
  if (!text.startsWith("{") && !text.startsWith("[")) return null;
  try {
    return [JSON.parse(text)];
  } catch {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    try {
      return lines.length > 1 ? lines.map((line) => JSON.parse(line) as unknown) : null;
    } catch {
      return null;
    }
  }
}

/** Null where it is not base64; gzip comes back as its magic byte alone. */
function decodeBase64(data: string): string | null {
  try {
    if (data.startsWith("H4sI")) return "\x1f";
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

function looksLikeRecord(value: JsonObject): boolean {
  return Object.hasOwn(value, "eventName") || Object.hasOwn(value, "eventSource");
}

function isMessageOf(source: string, value: JsonObject): boolean {
  return textOf(value, "eventSource") === source && Object.hasOwn(value, "body");
}

function isApiMessage(value: JsonObject): boolean {
  const keys = ["messageId", "MessageId"];
  const isMessage = keys.some((key) => Object.hasOwn(value, key));
  return (
    isMessage && (typeof fieldOf(value, "body") === "string" || typeof fieldOf(value, "Body") === "string")
  );
}

/** A line of CloudWatch Logs, as a subscription and as `filter-log-events` write it. */
function isLogLine(value: JsonObject): boolean {
  return typeof fieldOf(value, "message") === "string" && Object.hasOwn(value, "timestamp");
}
