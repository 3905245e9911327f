import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { systemActor, type Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { saveSetting } from "@/lib/settings/save-setting";
import { createChannel } from "./create-channel";
import { deliver } from "./deliver";
import { finishDelivery } from "./finish-delivery";
import { LEASE_SECONDS, leaseDeliveries, untilNextDelivery } from "./lease-deliveries";
import { resendDelivery } from "./resend-delivery";
import { sendTest } from "./send-test";
import { setChannelEnabled } from "./set-channel-enabled";
import { updateChannel } from "./update-channel";

vi.hoisted(() => {
  process.env.KANARIA_OUTGOING_ALLOWLIST = "127.0.0.1";
});

interface Hook {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

const ADMIN = systemActor("test");
const VIEWER: Actor = { ...ADMIN, kind: "user", userId: "v", role: "viewer" };
const ACCOUNT = "111122223333";

let server: Server;
let received: { headers: IncomingMessage["headers"]; json: Record<string, unknown> }[] = [];
let answer: Hook = { status: 200, body: "ok" };
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, json: JSON.parse(Buffer.concat(chunks).toString("utf8")) });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/B0/secret`;
});

afterAll(() => new Promise((done) => server.close(done)));

beforeEach(async () => {
  received = [];
  answer = { status: 200, body: "ok" };
  await db.$executeRaw`TRUNCATE account, source, channel, rule_setting, rule_setting_version, audit_entry CASCADE`;
});

const channelInput = {
  name: "#sec-alerts",
  leastRiskLevel: "LOW" as const,
  allAccounts: true,
  accountIds: [],
  language: "en" as const,
};

async function makeChannel(changes: Partial<typeof channelInput> = {}) {
  const created = await createChannel(ADMIN, { ...channelInput, ...changes, url });
  if (!created.ok) throw new Error("no channel");
  return created.channelId;
}

async function makeFinding(userName = "svc-backup") {
  const row = (pattern: string) => ({ pattern, not: false });
  const patterns = [
    {
      id: "r1",
      enabled: true,
      eventName: row("^Create"),
      eventSource: row(""),
      userIdentityType: row("IAMUser"),
      riskLevel: null,
      failedCalls: true,
      note: "",
    },
  ];
  const body = { ...defaultSetting(requireRule("RTM-011")), enabled: true, values: { patterns, ttl: 3 } };
  await saveSetting(ADMIN, { ruleId: "RTM-011", scope: "organisation", baseVersion: 0, body, note: "" });
  const source = await db.source.create({ data: { name: "s", kind: "http", allAccounts: true } });
  const record = {
    eventID: crypto.randomUUID(),
    eventTime: "2026-11-23T05:18:42Z",
    eventName: "CreateAccessKey",
    eventSource: "iam.amazonaws.com",
    awsRegion: "us-east-1",
    sourceIPAddress: "203.0.113.24",
    recipientAccountId: ACCOUNT,
    userIdentity: { type: "IAMUser", userName: "tanaka.yu", accountId: ACCOUNT },
    requestParameters: { userName },
  };
  const now = new Date("2026-11-23T06:00:00Z");
  await ingestText({ id: source.id, name: "s" }, JSON.stringify(record), { now });
  return db.finding.findFirstOrThrow();
}

/** Five other calls of the finding's actor. */
async function makeNearbyEvents(eventName: string) {
  const { id: _id, ...event } = await db.event.findFirstOrThrow();
  const data = Array.from({ length: 5 }, (_, n) => ({ ...event, eventId: `nearby-${n}`, eventName }));
  await db.event.createMany({ data });
}

async function deliverNext() {
  const [leased] = await leaseDeliveries(8);
  return leased ? deliver(leased) : null;
}

describe("a delivery", () => {
  it("tells what happened, why and where to go on", async () => {
    await makeChannel();
    const finding = await makeFinding();
    expect(await deliverNext()).toBe("delivered");
    const [{ json }] = received as unknown as [
      { json: { text: string; attachments: { color: string; blocks: { text: { text: string } }[] }[] } },
    ];
    const text = json.attachments[0]!.blocks[0]!.text.text;
    expect(json.text).toContain("tanaka.yu");
    expect(text).toContain("svc-backup");
    expect(text).toContain("RTM-011 row 1");
    expect(text).toContain("203.0.113.24");
    expect(text).toContain(`/findings/${finding.number}`);
    expect(await db.delivery.findFirst()).toMatchObject({
      state: "delivered",
      attempts: 1,
      responseStatus: 200,
    });
    expect(await deliverNext()).toBeNull();
  });

  it("gives no event the power to mention or to link", async () => {
    await makeChannel();
    await makeFinding("<!channel> <https://evil.example|click> *bold* `code`");
    await deliverNext();
    const text = JSON.stringify(received[0]!.json);
    expect(text).not.toContain("<!channel>");
    expect(text).not.toContain("<https://evil");
    expect(text).not.toContain("*bold*");
  });

  it("stays as short as Slack takes it, whatever the event holds", async () => {
    await makeChannel();
    await makeFinding("&".repeat(500));
    await db.finding.updateMany({ data: { region: "&".repeat(64), sourceIpAddress: "&".repeat(256) } });
    await db.account.updateMany({ data: { name: "&".repeat(80) } });
    await makeNearbyEvents("&".repeat(200));
    await deliverNext();
    const { json } = received[0] as unknown as {
      json: { attachments: { blocks: { text: { text: string } }[] }[] };
    };
    const { text } = json.attachments[0]!.blocks[0]!.text;
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).toContain("?do=suppress");
  });

  it("waits as long as Slack asks, the whole channel with it", async () => {
    const channelId = await makeChannel();
    await makeFinding();
    answer = { status: 429, body: "rate_limited", headers: { "retry-after": "120" } };
    expect(await deliverNext()).toBe("retry");
    await sendTest(ADMIN, { id: channelId });
    expect(await deliverNext()).toBeNull();
    const channel = await db.channel.findFirstOrThrow();
    expect(channel.pausedUntil!.getTime() - Date.now()).toBeGreaterThan(100_000);
    expect(channel).toMatchObject({ lastError: "rateLimited" });
  });

  it("is tried again later where the server is in trouble, and clears the failure when it works", async () => {
    await makeChannel();
    await makeFinding();
    answer = { status: 503, body: "" };
    expect(await deliverNext()).toBe("retry");
    expect(await deliverNext()).toBeNull();
    expect(await db.channel.findFirst()).toMatchObject({ lastError: "serverError" });
    await db.$executeRaw`UPDATE delivery SET next_attempt_at = now()`;
    answer = { status: 200, body: "ok" };
    expect(await deliverNext()).toBe("delivered");
    expect(await db.channel.findFirst()).toMatchObject({ failingSince: null, lastError: null });
  });

  it.each([
    [404, "no_service", "slack.no_service"],
    [403, "invalid_token", "slack.invalid_token"],
    [410, "channel_is_archived", "slack.channel_is_archived"],
    [400, "<script>alert(1)</script>", "refused"],
    [302, "", "redirect"],
  ])("stops for good at %i %s", async (status, body, error) => {
    await makeChannel();
    await makeFinding();
    answer = { status, body, headers: status === 302 ? { location: "http://127.0.0.1:1/" } : {} };
    expect(await deliverNext()).toBe("failed");
    expect(await db.delivery.findFirst()).toMatchObject({
      state: "failed",
      lastError: error,
      responseStatus: status,
    });
    expect((await db.channel.findFirst())!.failingSince).not.toBeNull();
    expect(received).toHaveLength(1);
  });

  it("is taken over when its worker dies, and the dead one's outcome counts no more", async () => {
    await makeChannel();
    await makeFinding();
    const [lost] = await leaseDeliveries(8);
    expect(await leaseDeliveries(8)).toEqual([]);
    await db.$executeRaw`UPDATE delivery SET leased_until = now() - interval '1 second'`;
    const [taken] = await leaseDeliveries(8);
    expect(taken!.id).toBe(lost!.id);
    expect(await finishDelivery(lost!, { kind: "failed", error: "x", status: null })).toBe(false);
    expect(await finishDelivery(taken!, { kind: "delivered" })).toBe(true);
    expect(await db.delivery.findFirst()).toMatchObject({ state: "delivered", attempts: 2 });
  });

  it("is waited for, not asked for all the time, while the one before it is under a dead worker's lease", async () => {
    const channelId = await makeChannel();
    await makeFinding();
    await sendTest(ADMIN, { id: channelId });
    expect(await untilNextDelivery(60_000)).toBe(0);
    expect(await leaseDeliveries(8)).toHaveLength(1);
    expect(await leaseDeliveries(8)).toEqual([]);
    expect(await untilNextDelivery(60_000)).toBeGreaterThan((LEASE_SECONDS - 10) * 1_000);
    await db.$executeRaw`UPDATE delivery SET leased_until = now() - interval '1 second'`;
    expect(await untilNextDelivery(60_000)).toBe(0);
  });

  it("is leased to one of many workers", async () => {
    await makeChannel();
    await makeFinding();
    const leases = await Promise.all(Array.from({ length: 8 }, () => leaseDeliveries(8)));
    expect(leases.flat()).toHaveLength(1);
  });

  it("is not sent for a finding that was suppressed meanwhile", async () => {
    await makeChannel();
    await makeFinding();
    await db.finding.updateMany({ data: { status: "suppressed" } });
    expect(await deliverNext()).toBe("cancelled");
    expect(received).toHaveLength(0);
  });

  it("goes to a paused channel never", async () => {
    const channelId = await makeChannel();
    await makeFinding();
    await setChannelEnabled(ADMIN, { id: channelId, enabled: false });
    expect(await deliverNext()).toBeNull();
    expect(await db.delivery.findFirst()).toMatchObject({ state: "cancelled" });
  });

  it("can be sent again after it failed", async () => {
    await makeChannel();
    await makeFinding();
    answer = { status: 404, body: "no_service" };
    await deliverNext();
    const { id } = await db.delivery.findFirstOrThrow();
    answer = { status: 200, body: "ok" };
    expect(await resendDelivery(ADMIN, { id })).toEqual({ ok: true });
    expect(await deliverNext()).toBe("delivered");
    await expect(resendDelivery(ADMIN, { id })).rejects.toThrow("conflict");
  });
});

describe("a channel", () => {
  it("never shows its URL again, not even to the audit log", async () => {
    await makeChannel();
    const stored = JSON.stringify(
      [await db.channel.findMany(), await db.auditEntry.findMany()],
      (_, value: unknown) => (typeof value === "bigint" ? String(value) : value),
    );
    expect(stored).not.toContain("/services/T0/B0/secret");
  });

  it("is refused where its URL leads inside", async () => {
    const result = await createChannel(ADMIN, { ...channelInput, url: "https://169.254.169.254/latest" });
    expect(result).toMatchObject({
      ok: false,
      problems: [{ path: ["url"], message: "target.privateAddress" }],
    });
  });

  it("gets no findings below its level or of other accounts", async () => {
    await db.account.create({ data: { id: "999988887777", name: "other" } });
    await makeChannel({ leastRiskLevel: "EXTREME" as never });
    await makeChannel({ allAccounts: false, accountIds: ["999988887777"] as never });
    await makeFinding();
    expect(await db.delivery.count()).toBe(0);
  });

  it("is not overwritten by somebody who read an older version", async () => {
    const id = await makeChannel();
    const change = { ...channelInput, id, version: 1 };
    expect(await updateChannel(ADMIN, { ...change, name: "first" })).toEqual({ ok: true });
    await expect(updateChannel(ADMIN, { ...change, name: "second" })).rejects.toThrow("conflict");
    expect(await db.channel.findFirst()).toMatchObject({ name: "first", version: 2 });
    expect(await db.auditEntry.count({ where: { action: "channel.update" } })).toBe(1);
  });

  it("is for administrators, and for nobody where it does not exist", async () => {
    await expect(createChannel(VIEWER, { ...channelInput, url })).rejects.toThrow("forbidden");
    await expect(sendTest(ADMIN, { id: crypto.randomUUID() })).rejects.toThrow("not-found");
  });
});
