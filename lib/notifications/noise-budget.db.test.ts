import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { saveSetting } from "@/lib/settings/save-setting";
import type { AuthenticatedSource } from "@/lib/sources/authenticate";
import { closeDigests, dropOldCounts } from "./close-digests";
import { createChannel } from "./create-channel";
import { deliver } from "./deliver";
import { leaseDeliveries } from "./lease-deliveries";
import { listDeliveries } from "./queries";

vi.hoisted(() => {
  process.env.KANARIA_OUTGOING_ALLOWLIST = "127.0.0.1";
});

const SYSTEM = systemActor("test");
const [PROD, DEV] = ["111122223333", "444455556666"];
const received: string[] = [];
let server: Server;
let source: AuthenticatedSource;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push(body);
      response.end("ok");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});

afterAll(() => new Promise((done) => server.close(done)));

beforeEach(async () => {
  received.length = 0;
  await db.$executeRaw`TRUNCATE account, source, channel, rule_setting, rule_setting_version, audit_entry CASCADE`;
  await db.account.createMany({ data: [PROD, DEV].map((id) => ({ id, name: id })) });
  const created = await db.source.create({ data: { name: "all", kind: "http", allAccounts: true } });
  source = { id: created.id, name: "all" };
});

async function channel(language: "en" | "ja" = "en") {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/B0/secret`;
  const made = await createChannel(SYSTEM, {
    name: language,
    leastRiskLevel: "LOW",
    allAccounts: true,
    accountIds: [],
    language,
    url,
  });
  if (!made.ok) throw new Error("no channel");
  return made.channelId;
}

const row = (id: string, eventName: string, more: Partial<Row> = {}): Row => ({
  id,
  enabled: true,
  eventName: { pattern: eventName, not: false },
  eventSource: { pattern: "", not: false },
  userIdentityType: { pattern: "", not: false },
  riskLevel: null,
  failedCalls: true,
  note: "",
  ...more,
});

async function publish(scope: string, baseVersion: number, ...patterns: Row[]) {
  const body = { ...defaultSetting(requireRule("RTM-011")), enabled: true, values: { patterns, ttl: 3 } };
  expect(await saveSetting(SYSTEM, { ruleId: "RTM-011", scope, baseVersion, body })).toMatchObject({
    ok: true,
  });
}

const call = (eventName: string, userName = "mori", accountId = PROD) => ({
  eventVersion: "1.11",
  eventID: crypto.randomUUID(),
  eventTime: "2026-11-23T04:00:00Z",
  eventName,
  eventSource: "iam.amazonaws.com",
  awsRegion: "us-east-1",
  recipientAccountId: accountId,
  userIdentity: { type: "IAMUser", userName, arn: `arn:aws:iam::${accountId}:user/${userName}` },
});
const ingest = (...records: unknown[]) =>
  ingestText(source, JSON.stringify({ Records: records }), { now: new Date() });
const some = (count: number, eventName: string, userName?: string, accountId?: string) =>
  Array.from({ length: count }, () => call(eventName, userName, accountId));
const anHourPasses = () =>
  db.$executeRaw`UPDATE folded_notification SET created_at = created_at - interval '1 hour' WHERE digest_id IS NULL`;
const sendNext = async () => {
  const [leased] = await leaseDeliveries(1);
  return leased ? deliver(leased) : null;
};
const counts = async () => ({
  findings: await db.finding.count(),
  sent: await db.delivery.count({ where: { digestHour: null } }),
  folded: await db.foldedNotification.count(),
});

describe("a row's noise budget", () => {
  it("lets so many through a day and channel, folds the rest, and keeps every finding", async () => {
    await channel();
    await channel("ja");
    await publish("organisation", 0, row("a", "^Create", { noiseBudget: 3 }), row("b", "^Delete"));
    await ingest(...some(5, "CreateUser"), ...some(4, "DeleteUser"));
    expect(await counts()).toEqual({ findings: 9, sent: 2 * (3 + 4), folded: 2 * 2 });
    await ingest(...some(2, "CreateUser"));
    expect(await counts()).toEqual({ findings: 11, sent: 2 * (3 + 4), folded: 2 * 4 });
  });

  it("is spent exactly once by batches that come together", async () => {
    await channel();
    await publish(
      "organisation",
      0,
      row("a", "^Create", { noiseBudget: 10 }),
      row("b", "^Delete", { noiseBudget: 7 }),
    );
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        ingest(
          ...(at % 2
            ? [...some(5, "CreateUser"), ...some(5, "DeleteUser")]
            : [...some(5, "DeleteUser"), ...some(5, "CreateUser")]),
        ),
      ),
    );
    expect(await counts()).toEqual({ findings: 80, sent: 17, folded: 63 });
  });

  it("goes on through versions, and belongs to the scope that decided", async () => {
    await channel();
    await publish("organisation", 0, row("a", "^Create", { noiseBudget: 1 }));
    await publish(DEV, 0, row("a", "^Create", { noiseBudget: 1 }));
    await ingest(...some(2, "CreateUser"), ...some(2, "CreateUser", "sato", DEV));
    expect(await counts()).toEqual({ findings: 4, sent: 2, folded: 2 });
    await publish("organisation", 1, row("a", "^Create", { noiseBudget: 2 }));
    await ingest(...some(1, "CreateUser"));
    expect(await counts()).toEqual({ findings: 5, sent: 2, folded: 3 });
  });

  it("begins anew with the next UTC day, and old counters go", async () => {
    await channel();
    await publish("organisation", 0, row("a", "^Create", { noiseBudget: 1 }));
    await ingest(...some(2, "CreateUser"));
    await db.$executeRaw`UPDATE notification_count SET day = day - 9`;
    await ingest(...some(2, "CreateUser"));
    expect(await counts()).toEqual({ findings: 4, sent: 2, folded: 2 });
    await dropOldCounts();
    expect(await db.notificationCount.count()).toBe(1);
  });

  it("is that of the row which notifies, where the attributed one is on trial", async () => {
    await channel();
    const onTrial = { trial: { quietDays: 7, since: null }, riskLevel: "EXTREME" as const };
    await publish(
      "organisation",
      0,
      row("t", "^Create", onTrial),
      row("a", "User$", { noiseBudget: 1, riskLevel: "LOW" }),
    );
    await ingest(...some(3, "CreateUser"));
    expect(await counts()).toEqual({ findings: 3, sent: 1, folded: 2 });
    await db.delivery.updateMany({ data: { state: "delivered" } });
    await anHourPasses();
    await closeDigests();
    expect(await sendNext()).toBe("delivered");
    expect(received[0]).toContain("RTM-011 row 2: 2 findings");
    // The findings are attributed to the row on trial, and the link leads to them.
    expect(received[0]).toMatch(/\/findings\?row=t&amp;range=custom/);
  });
});

describe("the digest", () => {
  async function fold(language: "en" | "ja" = "en") {
    const channelId = await channel(language);
    await publish("organisation", 0, row("a", "^Create", { noiseBudget: 1 }));
    await ingest(...some(1, "CreateUser", "<!channel>"));
    await ingest(...some(2, "CreateUser", "<!channel>"), ...some(1, "CreateRole", "sato"));
    await db.delivery.updateMany({ data: { state: "delivered" } });
    return channelId;
  }
  it("waits for the end of the hour, and is then made once by any number of workers", async () => {
    await fold();
    expect(await closeDigests()).toBe(0);
    await anHourPasses();
    const made = await Promise.all(Array.from({ length: 6 }, () => closeDigests()));
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await db.foldedNotification.count({ where: { digestId: null } })).toBe(0);
    expect(await closeDigests()).toBe(0);
  });

  it("tells row, count, actors and calls, escaped, with the way to the findings", async () => {
    const channelId = await fold();
    await anHourPasses();
    await closeDigests();
    expect(await sendNext()).toBe("delivered");
    expect(received).toHaveLength(1);
    expect(received[0]).toContain("3 more findings beyond the noise budget");
    expect(received[0]).toContain("RTM-011 row 1: 3 findings");
    expect(received[0]).toContain("CreateUser (2)");
    expect(received[0]).toContain("sato (1)");
    expect(received[0]).not.toContain("<!channel>");
    expect(received[0]).toMatch(/\/findings\?row=a&amp;range=custom/);
    expect((await listDeliveries(SYSTEM, channelId)).rows[0]).toMatchObject({
      folded: 3,
      state: "delivered",
    });
    expect(await sendNext()).toBeNull();
  });

  it("is written in the channel's language", async () => {
    await fold("ja");
    await anHourPasses();
    await closeDigests();
    await sendNext();
    expect(received[0]).toContain("通知の上限を超えた検知 3件");
    expect(received[0]).toContain("RTM-011 行1：3件");
  });

  it("is sent again after a worker that died, from the same findings", async () => {
    await fold();
    await anHourPasses();
    await closeDigests();
    const [lost] = await leaseDeliveries(1);
    await db.$executeRaw`UPDATE delivery SET leased_until = now() - interval '1 second' WHERE id = ${lost!.id}::uuid`;
    expect(await sendNext()).toBe("delivered");
    expect(await deliver(lost!)).toBe("lost");
  });

  it("leaves out what was dealt with meanwhile, and is not sent where nothing is left", async () => {
    await fold();
    await anHourPasses();
    await closeDigests();
    await db.finding.updateMany({ data: { status: "resolved" } });
    expect(await sendNext()).toBe("cancelled");
    expect(received).toEqual([]);
  });

  it("takes what was committed after its hour's digest into the next one", async () => {
    await fold();
    await anHourPasses();
    await closeDigests();
    await ingest(...some(2, "CreateUser"));
    await anHourPasses();
    expect(await closeDigests()).toBe(0);
    await db.$executeRaw`UPDATE delivery SET digest_hour = digest_hour - interval '1 hour' WHERE digest_hour IS NOT NULL`;
    expect(await closeDigests()).toBe(1);
    expect(await db.foldedNotification.count({ where: { digestId: null } })).toBe(0);
  });
});
