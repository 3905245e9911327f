import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { describeEvent } from "./describe-event";
import { readEvents } from "./read-events";
import { translateOfficialExample } from "./official-example";
import { SENTENCE_KEYS } from "./sentence-catalogue";
import { readTable } from "./read-table";

// Public records that lie beside a checkout of ours, not in it: these tests exist where the folder does.
const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const NOW = new Date("2026-11-23T00:00:00Z");

function read(path: string, lenient: boolean) {
  const bytes = readFileSync(`${shared}data/${path}`);
  const text =
    bytes[0] === 0x1f ? gunzipSync(bytes, { finishFlush: 2 }).toString("utf8") : bytes.toString("utf8");
  return outcomes(text, lenient);
}

function outcomes(text: string, lenient: boolean) {
  const { items } = readEvents(text, { lenient, now: NOW });
  const quick = readEvents(text, { lenient, now: NOW, lines: false }).items;
  expect(quick.map(told)).toEqual(items.map(told));
  return items;
}

function told(item: ReturnType<typeof readEvents>["items"][number]): string {
  return item.ok ? "event" : item.reason;
}

function counted(items: ReturnType<typeof readEvents>["items"]): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(told(item), (counts.get(told(item)) ?? 0) + 1);
  return [...counts].map(([what, count]) => (count === 1 ? what : `${what} × ${count}`)).join(", ");
}

if (existsSync(`${shared}data/cloudtrail`)) {
  test("all 310 records of simulated attacks are read whole, with actor, time, account and sentence", () => {
    let total = 0;
    for (const file of readdirSync(`${shared}data/cloudtrail`)) {
      for (const item of read(`cloudtrail/${file}`, false)) {
        if (!item.ok) throw new Error(`${file}: ${item.reason}`);
        const { event } = item;
        expect(event.eventName && event.eventSource && event.userIdentityType && event.eventTime).not.toBe(
          "",
        );
        expect(event.accountId).toMatch(/^\d{12}$/);
        expect(event.actorName && event.actorKey && event.eventId && event.region).not.toBe("");
        expect(JSON.parse(event.raw)).toEqual(item.record);
        expect(SENTENCE_KEYS).toContain(describeEvent(event, item.record).key);
        total += 1;
      }
    }
    expect(total).toBe(310);
  });
}

if (existsSync(`${shared}data/envelopes`)) {
  /** What storing makes of each; in brackets what the tester makes of it where that differs. */
  const EXPECTED: Record<string, string> = {
    "eventbridge/c7n__ec2-duty-event.json": "guardDuty",
    "eventbridge/c7n__event-appmesh-create-mesh.json": "noAccount [event]",
    "eventbridge/c7n__event-appmesh-create-virtualgateway.json": "noAccount [event]",
    "eventbridge/c7n__event-asg-instance-failed.json": "otherEvent",
    "eventbridge/c7n__event-cloud-trail-bedrock-create-customization-jobs.json": "noEventTime [event]",
    "eventbridge/c7n__event-config-rule-instance.json": "configItem",
    "eventbridge/c7n__event-config-rule-security-group.json": "configItem",
    "eventbridge/c7n__event-instance-state.json": "otherEvent",
    "eventbridge/c7n__event-phd-ec2-retire.json": "healthEvent",
    "eventbridge/c7n__event-scheduled.json": "scheduledEvent",
    "eventbridge/c7n__event-securityhub-cloudtrail-finding-action.json": "securityHub",
    "eventbridge/c7n__event-securityhub-iamkey-finding-action.json": "securityHub",
    "eventbridge/c7n__event-securityhub-insight-2.json": "securityHub",
    "eventbridge/c7n__event-securityhub-lambda-cross.json": "securityHub",
    "eventbridge/c7n__iam-duty-event.json": "guardDuty",
    "eventbridge/c7n__sqs-discover.json": "configItem",
    "eventbridge/powertools__eventBridgeEvent.json": "otherEvent",
    "eventbridge/powertools__s3EventBridgeNotificationObjectCreatedEvent.json": "s3Notification",
    "eventbridge/powertools__s3EventBridgeNotificationObjectDeletedEvent.json": "s3Notification",
    "s3/lambda-go__s3-event-with-decoded.json": "s3Notification",
    "s3/lambda-go__s3-event.json": "s3Notification",
    "s3/lambda-go__s3-glacier-event.json": "s3Notification",
    "s3/powertools__s3Event.json": "s3Notification",
    "s3/powertools__s3EventDecodedKey.json": "s3Notification",
    "s3/powertools__s3EventDeleteObject.json": "s3Notification",
    "s3/powertools__s3SqsEvent.json": "s3Notification",
    "sns/lambda-go__sns-event.json": "messageNotJson",
    "sns/powertools__snsEvent.json": "messageNotJson",
    "sns/powertools__snsSqsEvent.json": "notCloudTrail",
    "sns/powertools__snsSqsFifoEvent.json": "notCloudTrail",
    "sqs/lambda-go__cloudwatch-logs-event.json": "gzipInside",
    "sqs/lambda-go__sqs-event.json": "messageNotJson",
    "sqs/powertools__cloudWatchLogEvent.json": "gzipInside",
    "sqs/powertools__kinesisFirehoseSQSEvent.json": "messageNotJson",
    "sqs/powertools__sqsDlqTriggerEvent.json": "messageNotJson",
    "sqs/powertools__sqsEvent.json": "messageNotJson, notCloudTrail",
  };
  const files = ["eventbridge", "s3", "sns", "sqs"].flatMap((folder) =>
    readdirSync(`${shared}data/envelopes/${folder}`).map((file) => `${folder}/${file}`),
  );

  // Every other envelope holds one CloudTrail record.
  test.each(files)("%s", (file) => {
    const [strict = "", lenient = strict] = (EXPECTED[file] ?? "event").replace("]", "").split(" [");
    expect(counted(read(`envelopes/${file}`, false))).toBe(strict);
    expect(counted(read(`envelopes/${file}`, true))).toBe(lenient);
  });
}

if (existsSync(`${shared}data/hostile`)) {
  describe("hostile events: stored, or rejected with a reason of their own", () => {
    const REJECTED: Record<string, string> = {
      "deep-5000": "tooDeep",
      "type-eventName-123": "eventNameNotText",
      'type-eventName-""': "noEventName",
      'type-eventTime-"not-a-date"': "badEventTime",
      'type-eventTime-"1969-12-31T23:59:59Z"': "badEventTime",
      "missing-eventTime": "noEventTime",
    };
    const cases = readFileSync(`${shared}data/hostile/events.jsonl`, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { id: string; event?: unknown; raw?: string });

    it.each(cases)("$id", ({ id, event, raw }) => {
      const items = outcomes(raw ?? JSON.stringify(event), false);
      expect(items.map(told)).toEqual([REJECTED[id] ?? "event"]);
      for (const item of items) {
        if (!item.ok) continue;
        for (const value of Object.values(item.event)) {
          if (typeof value === "string") expect(!value.includes("\0") && value.isWellFormed()).toBe(true);
        }
      }
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    it("all in one body: the bad ones cost none of the good ones", () => {
      const body = `{"Records":[${cases.map(({ event, raw }) => raw ?? JSON.stringify(event)).join(",")}]}`;
      const items = outcomes(body, false);
      expect(items.map(told)).toEqual(cases.map(({ id }) => REJECTED[id] ?? "event"));
    });
  });

  test.each([
    ["array-top.json.gz", "event × 3"],
    ["bom.json.gz", "event × 2"],
    ["digest.json.gz", "digest"],
    ["double-gz.json.gz", "compressed"],
    ["empty-records.json.gz", ""],
    ["foreign-account.json.gz", "event × 2"],
    ["ndjson.json.gz", "event × 3"],
    ["no-records-key.json.gz", "notCloudTrail"],
    ["ok-100.json.gz", "event × 100"],
    ["plain-not-gz.json.gz", "event × 3"],
    ["records-null.json.gz", "recordsNotAList"],
    ["records-object.json.gz", "recordsNotAList"],
    ["same-file-twice-ids.json.gz", "event × 6"],
    ["truncated.json.gz", "event × 494, jsonEndsMidway"],
    ["utf16.json.gz", "notUtf8"],
  ])("the odd file %s yields %s", (file, expected) => {
    expect(counted(read(`hostile/files/${file}`, false))).toBe(expected);
  });
}

if (existsSync(`${shared}reference/seed-article-ja.txt`)) {
  const article = readFileSync(`${shared}reference/seed-article-ja.txt`, "utf8").split("\n");

  function tablesOf(head: RegExp): string[][][] {
    const starts = article.flatMap((line, at) => (head.test(line) ? [at] : []));
    return starts.map((start) => {
      const end = article.findIndex((line, at) => at > start && !line.includes("|"));
      return readTable(article.slice(start, end).join("\n")).rows;
    });
  }

  test("the article's official example is translated, its working tables are read as they stand", () => {
    const [official = []] = tablesOf(/^Item \| Identity/);
    expect(
      translateOfficialExample(official).map(({ note, cells }) => [note, ...Object.values(cells)]),
    ).toEqual([
      ["(a)", ".*", "iam.amazonaws.com", "IAMUser"],
      ["(b)", "DeleteTrail", "cloudtrail.amazonaws.com", ".*"],
      ["(c)", "StartInstances", "ec2.amazonaws.com", "IAMUser"],
      ["(d)", "^Create|^Delete|^Update|^Put|^Stop", ".*", ".*"],
    ]);
    const tables = tablesOf(/^eventName \|/);
    expect(tables).toHaveLength(5);
    for (const rows of tables) {
      expect(rows[0]).toEqual(["eventName", "eventSource", "userIdentityType"]);
      expect(translateOfficialExample(rows)).toEqual([]);
    }
    expect(tables.map((rows) => rows.at(-1))).toEqual([
      ["^Create*|^Delete*|^Update*|^Put*|^Stop*", ".*", ".*"],
      [".*", "organizations.amazonaws.com", "IAMUser"],
      ["^Run*|^Terminate*", "ec2.amazonaws.com", "IAMUser"],
      ["^Create*|^Delete*|^Update*|^Put*|^Stop*", ".*", ".*"],
      ["^Create*|^Delete*|^Update*|^Stop*", "^(?!ec2).*$", ".*"],
    ]);
  });

  test("pasted whole, the article holds its snippet and the two names that it tells to copy", () => {
    const { items } = readEvents(article.join("\n"), { lenient: true });
    const line = article.findIndex((text) => text.startsWith("### snip")) + 1;
    expect(items).toMatchObject([
      {
        from: "fragment",
        line,
        endLine: line,
        event: {
          eventName: "TerminateInstances",
          eventSource: "ec2.amazonaws.com",
          userIdentityType: "IAMUser",
        },
      },
      { from: "fragment", event: { eventName: "RuninateInstances", eventSource: "" } },
      { from: "fragment", event: { eventName: "TerminateInstances", eventSource: "" } },
    ]);
  });
}
