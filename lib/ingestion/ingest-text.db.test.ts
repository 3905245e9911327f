import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import { saveSetting } from "@/lib/settings/save-setting";
import type { AuthenticatedSource } from "@/lib/sources/authenticate";
import { ingestText } from "./ingest-text";

const NOW = new Date("2026-11-23T05:00:00Z");
const PROD = "111122223333";
const DEV = "444455556666";

function record(overrides: Record<string, unknown> = {}) {
  return {
    eventVersion: "1.11",
    eventID: crypto.randomUUID(),
    eventTime: "2026-11-23T04:00:00Z",
    eventName: "CreateUser",
    eventSource: "iam.amazonaws.com",
    awsRegion: "us-east-1",
    recipientAccountId: PROD,
    userIdentity: {
      type: "IAMUser",
      userName: "mori",
      arn: `arn:aws:iam::${PROD}:user/mori`,
      accountId: PROD,
    },
    requestParameters: { userName: "svc-backup" },
    ...overrides,
  };
}

function row(id: string, eventName: string, eventSource = "", userIdentityType = ""): Row {
  const cell = (pattern: string) => ({ pattern, not: false });
  return {
    id,
    enabled: true,
    eventName: cell(eventName),
    eventSource: cell(eventSource),
    userIdentityType: cell(userIdentityType),
    riskLevel: null,
    failedCalls: true,
    note: "",
  };
}

async function saveRows(scope: string, rows: Row[], baseVersion: number | null = null) {
  const body = {
    ...defaultSetting(requireRule("RTM-011")),
    enabled: true,
    values: { patterns: rows, ttl: 3 },
  };
  const result = await saveSetting(systemActor("test"), {
    ruleId: "RTM-011",
    scope,
    baseVersion: baseVersion ?? 0,
    body,
    note: "",
  });
  expect(result).toMatchObject({ ok: true });
}

let source: AuthenticatedSource;

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE account, source, rule_setting, rule_setting_version, audit_entry CASCADE`;
  const created = await db.source.create({ data: { name: "all", kind: "http", allAccounts: true } });
  source = { id: created.id, name: "all" };
});

const ingest = (records: unknown[], from = source) =>
  ingestText(from, JSON.stringify({ Records: records }), { now: NOW });

describe("ingestion", () => {
  it("stores events, opens findings and keeps what decided", async () => {
    await saveRows("organisation", [row("a", ".*", "iam.amazonaws.com", "IAMUser"), row("b", "^Create")]);
    const counts = await ingest([
      record(),
      record({ eventName: "ListUsers", eventSource: "s3.amazonaws.com" }),
    ]);
    expect(counts).toEqual({
      received: 2,
      stored: 2,
      duplicate: 0,
      matched: 1,
      rejected: [],
      rejectedMore: 0,
    });
    const [finding] = await db.finding.findMany({ include: { settingVersion: true } });
    expect(finding).toMatchObject({
      accountId: PROD,
      ruleId: "RTM-011",
      rowId: "a",
      rowNumber: 1,
      riskLevel: "VERY_HIGH",
      status: "open",
      actorName: "mori",
      target: "svc-backup",
    });
    expect(finding!.settingVersion).toMatchObject({ version: 1, scope: "organisation" });
    expect(finding!.evidence).toMatchObject({
      rows: [
        { rowId: "a", number: 1 },
        { rowId: "b", number: 2 },
      ],
    });
  });

  it("obeys the conditions of a row, keeps them with the finding, and counts by them", async () => {
    const conditions = {
      sourceAddresses: { values: ["10.0.0.0/8"], not: true },
      hours: { from: 3, to: 5, not: false },
      principal: { pattern: "user/mori$", not: false },
    };
    await saveRows("organisation", [{ ...row("a", "CreateUser"), conditions }]);
    const arn = `arn:aws:iam::${PROD}:user/tanaka`;
    const userIdentity = { type: "IAMUser", userName: "tanaka", arn, accountId: PROD };
    const outcome = await ingest([
      record({ eventID: "match", sourceIPAddress: "203.0.113.9" }),
      record({ eventID: "inside", sourceIPAddress: "10.9.9.9" }),
      record({ eventID: "late", sourceIPAddress: "203.0.113.9", eventTime: "2026-11-22T05:00:00Z" }),
      record({ eventID: "other", sourceIPAddress: "203.0.113.9", userIdentity }),
    ]);
    expect(outcome).toMatchObject({ stored: 4, matched: 1 });
    const finding = await db.finding.findFirstOrThrow();
    expect(finding).toMatchObject({ eventId: "match", evidence: { rows: [{ rowId: "a", conditions }] } });
    expect(await db.eventDetail.count()).toBe(4);
    expect(await ingest([record({ eventID: "again", sourceIPAddress: "203.0.113.9" })])).toMatchObject({
      matched: 1,
    });
    const [detail] = await db.eventDetail.findMany({ where: { count: 2n } });
    expect(detail).toMatchObject({ hour: 4, actorName: "mori", sourceIpAddress: "203.0.113.9" });
  });

  it("makes one finding of an event that arrives many times at once", async () => {
    await saveRows("organisation", [row("a", ".*")]);
    const same = Array.from({ length: 20 }, (_, i) => record({ eventID: `e-${i}` }));
    const counts = await Promise.all(
      Array.from({ length: 8 }, (_, i) => ingest(i % 2 ? same : [...same].reverse())),
    );
    expect(counts.reduce((sum, one) => sum + one.stored, 0)).toBe(20);
    expect(counts.reduce((sum, one) => sum + one.duplicate, 0)).toBe(7 * 20);
    expect(await db.finding.count()).toBe(20);
    const [rollup] = await db.eventRollup.findMany();
    expect(rollup).toMatchObject({ count: 20n });
    expect(rollup!.sampleIds).toHaveLength(5);
  });

  it("counts a repeated record within one delivery as a duplicate", async () => {
    const one = record();
    expect(await ingest([one, one])).toMatchObject({ received: 2, stored: 1, duplicate: 1 });
  });

  it("knows a record without eventID by its content", async () => {
    const one = record({ eventID: undefined });
    expect(await ingest([one])).toMatchObject({ stored: 1 });
    expect(await ingest([one])).toMatchObject({ stored: 0, duplicate: 1 });
  });

  it("registers accounts that it sees for the first time, with the organisation's settings from the first event", async () => {
    await saveRows("organisation", [row("a", ".*")]);
    expect(await ingest([record({ recipientAccountId: DEV })])).toMatchObject({ matched: 1 });
    expect(await db.account.findMany()).toMatchObject([
      { id: DEV, name: DEV, discoveredAt: NOW, seenAt: null },
    ]);
    expect(await db.auditEntry.count({ where: { action: "account.discover" } })).toBe(1);
  });

  it("refuses accounts that the source may not speak for, and takes the rest", async () => {
    await db.account.createMany({ data: [{ id: PROD, name: "prod" }] });
    await db.source.update({
      where: { id: source.id },
      data: { allAccounts: false, accounts: { create: [{ accountId: PROD }] } },
    });
    const counts = await ingest([record({ recipientAccountId: DEV }), record()]);
    expect(counts).toMatchObject({ stored: 1, rejected: [{ index: 0, reason: "accountNotAllowed" }] });
    expect(await db.account.findUnique({ where: { id: DEV } })).toBeNull();
    expect(await db.sourceRejection.findMany()).toMatchObject([
      { reason: "accountNotAllowed", accountId: DEV },
    ]);
  });

  it("judges an account by its own rows where it has some", async () => {
    await db.account.createMany({
      data: [
        { id: PROD, name: "prod" },
        { id: DEV, name: "dev" },
      ],
    });
    await saveRows("organisation", [row("a", "^Create")]);
    await saveRows(DEV, [row("b", "^Delete")]);
    await ingest([
      record(),
      record({ recipientAccountId: DEV }),
      record({ recipientAccountId: DEV, eventName: "DeleteUser" }),
    ]);
    const findings = await db.finding.findMany({ orderBy: { accountId: "asc" } });
    expect(findings.map(({ accountId, rowId, eventName }) => [accountId, rowId, eventName])).toEqual([
      [PROD, "a", "CreateUser"],
      [DEV, "b", "DeleteUser"],
    ]);
  });

  it("keeps U+0000 and lone surrogates from costing anything", async () => {
    const counts = await ingest([
      record({ userAgent: "a\u0000b", errorMessage: "\ud800" }),
      record({ eventName: "Del\u0000eteUser" }),
    ]);
    expect(counts).toMatchObject({ stored: 2, rejected: [] });
    const events = await db.event.findMany({ orderBy: { id: "asc" } });
    expect(events.map((event) => event.eventName).sort()).toEqual(["CreateUser", "Del\ufffdeteUser"]);
  });

  it("says what was wrong with each bad record and stores the good ones", async () => {
    const counts = await ingest([null, { eventName: 5 }, record({ eventTime: "soon" }), record()]);
    expect(counts).toMatchObject({ received: 4, stored: 1 });
    expect(counts.rejected.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(await db.sourceDay.findMany()).toMatchObject([{ received: 4n, stored: 1n, rejected: 3n }]);
  });

  it("stops a row that backtracks for ever, says so on the row, and goes on with the others", async () => {
    await saveRows("organisation", [row("slow", "^(a+)+$"), row("b", "^aa")]);
    const names = Array.from({ length: 200 }, (_, i) => `${"a".repeat(40 + i)}!`);
    const counts = await ingest(names.map((eventName) => record({ eventName })));
    expect(counts).toMatchObject({ stored: 200, matched: 200 });
    expect(await db.rowProblem.findMany()).toMatchObject([
      { rowId: "slow", cell: "eventName", kind: "slow" },
    ]);
  });

  it("writes one delivery per finding and channel that wants it", async () => {
    await saveRows("organisation", [row("a", "^Create")]);
    const channel = { kind: "slack" as const, sealedUrl: "", urlHint: "", allAccounts: true, language: "en" };
    await db.channel.createMany({
      data: [
        { ...channel, name: "all", leastRiskLevel: "LOW" },
        { ...channel, name: "extreme", leastRiskLevel: "EXTREME" },
        { ...channel, name: "off", leastRiskLevel: "LOW", enabled: false },
      ],
    });
    const one = record();
    await ingest([one]);
    await ingest([one]);
    expect(await db.delivery.count()).toBe(1);
    await db.channel.deleteMany();
  });

  it("finds what a canary does and who changes it", async () => {
    const body = {
      ...defaultSetting(requireRule("IAM-055")),
      enabled: true,
      values: { canaryUsers: ["cn-ops-reader"] },
    };
    await saveSetting(systemActor("test"), {
      ruleId: "IAM-055",
      scope: "organisation",
      baseVersion: 0,
      body,
      note: "",
    });
    await ingest([
      record({
        eventName: "GetCallerIdentity",
        eventSource: "sts.amazonaws.com",
        userIdentity: { type: "IAMUser", userName: "cn-ops-reader" },
      }),
      record({ eventName: "DeleteAccessKey", requestParameters: { userName: "CN-ops-reader" } }),
      record({ eventName: "GetUser", readOnly: true, requestParameters: { userName: "cn-ops-reader" } }),
    ]);
    const findings = await db.finding.findMany({
      where: { ruleId: "IAM-055" },
      orderBy: { eventName: "asc" },
    });
    expect(findings.map(({ eventName, evidence }) => [eventName, evidence])).toEqual([
      ["DeleteAccessKey", { canary: { kind: "changed", user: "cn-ops-reader" } }],
      ["GetCallerIdentity", { canary: { kind: "used", user: "cn-ops-reader" } }],
    ]);
  });

  it("ends where its source is disabled meanwhile, and stores nothing of that batch", async () => {
    await db.source.update({ where: { id: source.id }, data: { disabledAt: NOW } });
    await expect(ingest([record()])).rejects.toThrow("unauthenticated");
    expect(await db.event.count()).toBe(0);
  });

  it("keeps a thousand matching rows as numbers, and the attributed one with its cells", async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => row(`r${i}`, ".*"));
    rows[700] = { ...rows[700]!, riskLevel: "EXTREME" };
    await saveRows("organisation", rows);
    expect(await ingest([record()])).toMatchObject({ matched: 1 });
    const { evidence, rowId } = await db.finding.findFirstOrThrow();
    const { rows: kept, others } = evidence as {
      rows: { rowId: string; number: number }[];
      others: number[];
    };
    expect(rowId).toBe("r700");
    expect(kept.map(({ number }) => number)).toContain(701);
    expect(kept).toHaveLength(21);
    expect(new Set([...kept.map(({ number }) => number), ...others]).size).toBe(1_000);
  });
});
