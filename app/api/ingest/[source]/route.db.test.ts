import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { MAX_BODY_BYTES, MAX_DECODED_BYTES } from "@/lib/ingestion/decode-body";
import { createSource } from "@/lib/sources/create-source";
import { setSourceEnabled } from "@/lib/sources/set-source-enabled";
import { POST } from "./route";

const CORE = "111122223333";
const SANDBOX = "444455556666";
const actor = systemActor("test");

let source: { sourceId: string; secret: string };

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE account, source, audit_entry CASCADE`;
  const made = await createSource(actor, { name: "all", allAccounts: true, accountIds: [] });
  if (!made.ok) throw new Error("not created");
  source = made;
});

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

async function send(
  body: Body | null,
  headers: Record<string, string> = { authorization: `Bearer ${source.secret}` },
  sourceId = source.sourceId,
) {
  const request = new Request("http://kanaria.test/api/ingest/x", {
    method: "POST",
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);
  const response = await POST(request, { params: Promise.resolve({ source: sourceId }) });
  return { status: response.status, headers: response.headers, json: (await response.json()) as Counts };
}

interface Counts {
  received: number;
  stored: number;
  duplicate: number;
  matched: number;
  rejected: { index: number; reason: string }[];
  error?: string;
}

function record(overrides: Record<string, unknown> = {}) {
  return {
    eventVersion: "1.11",
    eventID: crypto.randomUUID(),
    eventTime: new Date(Date.now() - 60_000).toISOString(),
    eventName: "CreateUser",
    eventSource: "iam.amazonaws.com",
    awsRegion: "us-east-1",
    recipientAccountId: CORE,
    userIdentity: { type: "IAMUser", userName: "mori", accountId: CORE },
    ...overrides,
  };
}

const json = (value: unknown) => JSON.stringify(value);
const gzip = (text: string | Uint8Array) => new Uint8Array(gzipSync(text));
const envelope = (detail: unknown) => ({
  version: "0",
  id: crypto.randomUUID(),
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.iam",
  account: CORE,
  region: "us-east-1",
  detail,
});
const sns = (message: unknown) => ({
  Records: [
    { EventSource: "aws:sns", EventVersion: "1.0", Sns: { Type: "Notification", Message: json(message) } },
  ],
});
const sqs = (body: unknown) => ({
  Records: [{ messageId: "1", eventSource: "aws:sqs", body: json(body), attributes: {} }],
});

/** Each makes a body that holds so many records. */
const SHAPES: [string, () => string, number][] = [
  ["one record", () => json(record()), 1],
  ["an array", () => json([record(), record()]), 2],
  ["Records", () => json({ Records: [record(), record(), record()] }), 3],
  ["NDJSON", () => [record(), record()].map(json).join("\n"), 2],
  ["an EventBridge envelope", () => json(envelope(record())), 1],
  ["an SNS message", () => json(sns(envelope(record()))), 1],
  ["an SQS message", () => json(sqs({ Records: [record(), record()] })), 2],
  ["SNS in SQS", () => json(sqs({ Type: "Notification", Message: json(envelope(record())) })), 1],
];

describe("a delivery is stored and counted", () => {
  it.each(SHAPES)("%s, plain and gzip, and the second time known", async (_, make, count) => {
    const body = make();
    const counts = { received: count, duplicate: 0, matched: 0, rejected: [] };
    const plain = await send(body);
    expect(plain.status).toBe(200);
    expect(plain.json).toMatchObject({ ...counts, stored: count });
    expect((await send(gzip(body))).json).toMatchObject({ ...counts, stored: 0, duplicate: count });
    expect((await send(gzip(make()))).json).toMatchObject({ ...counts, stored: count });
    expect(await db.event.count()).toBe(count * 2);
  });

  it("with the key as an EventBridge connection sends it", async () => {
    const sent = await send(json(record()), { "x-api-key": source.secret });
    expect(sent).toMatchObject({ status: 200, json: { stored: 1 } });
  });

  it("in whatever chunks it comes", async () => {
    const bytes = new TextEncoder().encode(json([record({ userAgent: "カナリア" }), record()]));
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += 7) controller.enqueue(bytes.slice(i, i + 7));
        controller.close();
      },
    });
    expect((await send(stream)).json).toMatchObject({ stored: 2 });
  });

  it("gzip of gzip, UTF-16 and with a byte order mark too", async () => {
    const text = json({ Records: [record()] });
    expect((await send(gzip(gzip(text)))).json).toMatchObject({ stored: 1 });
    const wide = new Uint8Array(Buffer.from(`\ufeff${json(record())}`, "utf16le"));
    expect((await send(wide)).json).toMatchObject({ stored: 1 });
    expect((await send(`\ufeff${json(record())}`)).json).toMatchObject({ stored: 1 });
  });

  it("as far as it goes where it was cut off on the way, and says so", async () => {
    const whole = gzip(json({ Records: Array.from({ length: 400 }, () => record()) }));
    const cut = await send(whole.slice(0, Math.floor(whole.length * 0.6)));
    expect(cut.status).toBe(200);
    expect(cut.json.stored).toBeGreaterThan(50);
    expect(cut.json.stored).toBeLessThan(400);
    expect(cut.json.rejected.at(-1)?.reason).toMatch(/Midway$/);
    expect(cut.json.received).toBe(cut.json.stored + cut.json.rejected.length);
    expect((await send(whole)).json).toMatchObject({ received: 400, rejected: [] });
    expect(await db.event.count()).toBe(400);
  });
});

describe("one bad record", () => {
  it("does not cost its batch, and is named with why", async () => {
    const nested = JSON.parse("[".repeat(300) + "]".repeat(300)) as unknown;
    const batch = [
      record(),
      "text",
      record({ eventTime: "not a time" }),
      record({ eventName: 123 }),
      record({ userAgent: "nul \u0000 and half \ud800" }),
      record({ requestParameters: nested }),
      record({ recipientAccountId: null, userIdentity: { type: "AWSService" } }),
      { hello: "world" },
      record({ eventName: "X".repeat(5000) }),
      record(),
    ];
    const { status, json: counts } = await send(json({ Records: batch }));
    expect(status).toBe(200);
    expect(counts).toMatchObject({ received: 10, stored: 3 });
    expect(counts.rejected).toEqual([
      { index: 1, reason: "notAnObject" },
      { index: 2, reason: "badEventTime" },
      { index: 3, reason: "eventNameNotText" },
      { index: 5, reason: "tooDeep" },
      { index: 6, reason: "noAccount" },
      { index: 7, reason: "notCloudTrail" },
      { index: 8, reason: "fieldTooLong" },
    ]);
    expect(await db.sourceRejection.count()).toBe(7);
    const day = await db.sourceDay.findFirstOrThrow({ where: { sourceId: source.sourceId } });
    expect([day.received, day.stored, day.rejected]).toEqual([10n, 3n, 7n]);
  });

  it("of an account that the source may not speak for stays out", async () => {
    await db.account.create({ data: { id: CORE, name: "core" } });
    const made = await createSource(actor, { name: "one", allAccounts: false, accountIds: [CORE] });
    if (!made.ok) throw new Error("not created");
    const foreign = record({ recipientAccountId: SANDBOX });
    const sent = await send(
      json([record(), foreign]),
      { authorization: `Bearer ${made.secret}` },
      made.sourceId,
    );
    expect(sent.json).toMatchObject({
      received: 2,
      stored: 1,
      rejected: [{ index: 1, reason: "accountNotAllowed" }],
    });
    expect(await db.account.findUnique({ where: { id: SANDBOX } })).toBeNull();
  });
});

describe("a delivery is refused", () => {
  const nothingStored = async () => expect(await db.event.count()).toBe(0);

  it("without a valid secret, in the same words whatever is wrong", async () => {
    const other = await createSource(actor, { name: "two", allAccounts: true, accountIds: [] });
    if (!other.ok) throw new Error("not created");
    const body = json(record());
    const tries = [
      await send(body, {}),
      await send(body, { authorization: "Bearer kna_wrong" }),
      await send(body, { authorization: `Basic ${source.secret}` }),
      await send(body, { authorization: `Bearer ${other.secret}` }),
      await send(body, undefined, crypto.randomUUID()),
      await send(body, undefined, "../../etc/passwd"),
    ];
    await setSourceEnabled(actor, { sourceId: source.sourceId, enabled: false }, new Date());
    tries.push(await send(body));
    expect(new Set(tries.map((one) => `${one.status} ${json(one.json)}`))).toEqual(
      new Set(['401 {"error":"Unknown source or secret."}']),
    );
    expect(tries[0]?.headers.get("www-authenticate")).toBe("Bearer");
    await nothingStored();
  });

  it("when it is empty", async () => {
    expect((await send("")).status).toBe(400);
    expect((await send(null)).status).toBe(400);
    await nothingStored();
  });

  it("when it is neither text nor gzip of it", async () => {
    const broken = new Uint8Array(64).fill(7);
    // A header without extras, then a block of a type that does not exist.
    broken.set([0x1f, 0x8b, 0x08, 0]);
    expect((await send(broken)).status).toBe(415);
    expect((await send(gzip(gzip(gzip(json(record())))))).status).toBe(415);
    await nothingStored();
  });

  it("when it is too large, declared or not, before or after decompression", async () => {
    const declared = {
      authorization: `Bearer ${source.secret}`,
      "content-length": String(MAX_BODY_BYTES + 1),
    };
    expect((await send("{}", declared)).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20));
      },
    });
    expect((await send(endless)).status).toBe(413);
    expect(pulled).toBeLessThan(40);
    const bomb = gzip(new Uint8Array(MAX_DECODED_BYTES + 1).fill(0x20));
    expect(bomb.length).toBeLessThan(MAX_BODY_BYTES);
    expect((await send(bomb)).status).toBe(413);
    await nothingStored();
  });

  it("record by record, where the text is not JSON", async () => {
    const sent = await send("<html>not json</html>");
    expect(sent.status).toBe(200);
    expect(sent.json).toMatchObject({ stored: 0 });
    expect(sent.json.rejected.length).toBeGreaterThan(0);
    await nothingStored();
  });
});

// Public and hostile records that lie beside a checkout of ours, not in it: these tests exist where the folder does.
const data = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));

if (existsSync(`${data}hostile`)) {
  describe("what is hostile", () => {
    it("never fails a delivery, and each record is stored, known or rejected with a reason", async () => {
      const lines = readFileSync(`${data}hostile/events.jsonl`, "utf8").split("\n").filter(Boolean);
      const events = lines.map((line) => {
        const { event, raw } = JSON.parse(line) as { event?: unknown; raw?: string };
        return raw ?? json(event);
      });
      const sent = await send(`{"Records":[${events.join(",")}]}`);
      expect(sent.status).toBe(200);
      const { received, stored, duplicate, rejected } = sent.json;
      expect(received).toBe(lines.length);
      expect(stored + duplicate + rejected.length).toBe(lines.length);
      expect(stored).toBeGreaterThan(lines.length / 2);
      expect(rejected.every(({ reason }) => /^[a-z]\w+$/i.test(reason))).toBe(true);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      const again = await send(`{"Records":[${events.join(",")}]}`);
      expect(again.json).toMatchObject({ stored: 0, duplicate: stored + duplicate });
    });

    it.each(readdirSync(`${data}hostile/files`))("%s is answered", async (file) => {
      const bytes = new Uint8Array(readFileSync(`${data}hostile/files/${file}`));
      const sent = await send(bytes);
      expect(sent.status).toBe(200);
      const { received, stored, duplicate, rejected } = sent.json;
      expect(received).toBe(stored + duplicate + rejected.length);
      const isWhole = !/truncated|digest|empty|records-|no-records/.test(file);
      if (isWhole) expect({ file, rejected }).toEqual({ file, rejected: [] });
      if (isWhole || file.startsWith("truncated")) expect(stored).toBeGreaterThan(0);
      if (file.startsWith("truncated")) expect(rejected.at(-1)?.reason).toMatch(/Midway$/);
    });
  });
}

if (existsSync(`${data}envelopes`)) {
  const files = readdirSync(`${data}envelopes`, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.json$/.test(name),
  );
  describe("envelopes as AWS sends them", () => {
    it.each(files)("%s is taken or told why not", async (file) => {
      const bytes = readFileSync(`${data}envelopes/${file}`);
      const sent = await send(new Uint8Array(bytes));
      expect(sent.status).toBe(200);
      const { received, stored, duplicate, rejected } = sent.json;
      expect(received).toBeGreaterThan(0);
      expect(received).toBe(stored + duplicate + rejected.length);
      expect((await send(gzip(bytes))).json).toMatchObject({ stored: 0, duplicate: stored + duplicate });
    });
  });
}

if (existsSync(`${data}cloudtrail`)) {
  it("every record of the simulated attacks is stored once, plain or gzip", async () => {
    const events = await Promise.all(
      readdirSync(`${data}cloudtrail`).map((file) => readFileSync(`${data}cloudtrail/${file}`)),
    );
    let stored = 0;
    for (const bytes of events) {
      const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
      const first = await send(new Uint8Array(text));
      expect(first.json.rejected).toEqual([]);
      stored += first.json.stored;
      expect((await send(gzip(text))).json).toMatchObject({ stored: 0 });
    }
    expect(await db.event.count()).toBe(stored);
    expect(stored).toBe(310);
  });
}
