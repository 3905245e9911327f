import { beforeEach, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import type { Row } from "@/lib/engine/row";
import { ingestText } from "@/lib/ingestion/ingest-text";
import { saveSetting } from "@/lib/settings/save-setting";
import type { AuthenticatedSource } from "@/lib/sources/authenticate";
import { listTrials } from "./queries";

const PROD = "111122223333";
const OTHER = "444455556666";
const SYSTEM = systemActor("test");
const DAY_MS = 86_400_000;

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
const TRIAL = { quietDays: 7, since: null };

let source: AuthenticatedSource;
let version = 0;

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE account, source, channel, rule_setting, rule_setting_version, audit_entry CASCADE`;
  const created = await db.source.create({ data: { name: "all", kind: "http", allAccounts: true } });
  source = { id: created.id, name: "all" };
  version = 0;
  await db.account.createMany({ data: [PROD, OTHER].map((id) => ({ id, name: id })) });
});

async function publish(...rows: Row[]): Promise<Row[]> {
  const body = {
    ...defaultSetting(requireRule("RTM-011")),
    enabled: true,
    values: { patterns: rows, ttl: 3 },
  };
  const input = { ruleId: "RTM-011", scope: "organisation", baseVersion: version, body };
  expect(await saveSetting(SYSTEM, input)).toMatchObject({ ok: true });
  version += 1;
  const stored = await db.ruleSettingVersion.findFirstOrThrow({ where: { version } });
  return (stored.body as unknown as { values: { patterns: Row[] } }).values.patterns;
}

async function channel(leastRiskLevel: "LOW" | "EXTREME" = "LOW") {
  return db.channel.create({
    data: {
      name: "c",
      kind: "slack",
      sealedUrl: "",
      urlHint: "",
      leastRiskLevel,
      allAccounts: true,
      language: "en",
    },
  });
}

const call = (eventName: string, accountId = PROD) => ({
  eventVersion: "1.11",
  eventID: crypto.randomUUID(),
  eventTime: "2026-11-23T04:00:00Z",
  eventName,
  eventSource: "iam.amazonaws.com",
  awsRegion: "us-east-1",
  recipientAccountId: accountId,
  userIdentity: { type: "IAMUser", userName: "mori", arn: `arn:aws:iam::${accountId}:user/mori` },
});
const ingest = (...records: unknown[]) =>
  ingestText(source, JSON.stringify({ Records: records }), { now: new Date() });

/** Moves all that was published and found so many days into the past. */
async function daysPass(rows: Row[], days: number): Promise<Row[]> {
  await db.$executeRaw`UPDATE finding SET created_at = created_at - make_interval(days => ${days})`;
  const since = (row: Row) => new Date(Date.parse(row.trial!.since!) - days * DAY_MS).toISOString();
  return rows.map((one) => (one.trial ? { ...one, trial: { ...one.trial, since: since(one) } } : one));
}

const quiet = async (rows: Row[], actor: Actor = SYSTEM) =>
  Object.fromEntries(
    (await listTrials(actor, "organisation", rows)).map(({ rowId, quietDays }) => [rowId, quietDays]),
  );

describe("a row on trial", () => {
  it("records, says that it was on trial, and notifies nobody", async () => {
    await channel();
    await publish(row("t", "^Create", { trial: TRIAL }));
    await ingest(call("CreateUser"));
    const [finding] = await db.finding.findMany();
    expect(finding).toMatchObject({ rowId: "t", onTrial: true, status: "open" });
    expect(finding!.evidence).toMatchObject({ rows: [{ rowId: "t", trial: true }] });
    expect(await db.delivery.count()).toBe(0);
  });

  it("silences no other row: that one notifies, at its own level", async () => {
    const [low, extreme] = [await channel("LOW"), await channel("EXTREME")];
    await publish(
      row("t", "^Create", { trial: TRIAL, riskLevel: "EXTREME" }),
      row("b", "User$", { riskLevel: "LOW" }),
    );
    await ingest(call("CreateUser"));
    expect(await db.finding.findFirst()).toMatchObject({ rowId: "t", onTrial: true, riskLevel: "EXTREME" });
    const sent = await db.delivery.findMany({ select: { channelId: true } });
    expect(sent).toEqual([{ channelId: low.id }]);
    expect(extreme.id).not.toBe(low.id);
  });

  it("changes nothing where the other row is the attributed one", async () => {
    await channel();
    await publish(
      row("a", "User$", { riskLevel: "HIGH" }),
      row("t", "^Create", { trial: TRIAL, riskLevel: "LOW" }),
    );
    await ingest(call("CreateUser"));
    expect(await db.finding.findFirst()).toMatchObject({ rowId: "a", onTrial: false });
    expect(await db.delivery.count()).toBe(1);
  });
});

describe("the beginning of a trial", () => {
  it("is filled in by the database's clock and kept through later versions", async () => {
    const [first] = await publish(
      row("t", "^Create", { trial: { quietDays: 7, since: "2001-01-01T00:00:00Z" } }),
    );
    expect(Math.abs(Date.parse(first!.trial!.since!) - Date.now())).toBeLessThan(60_000);
    const [second] = await publish(row("t", "^Create", { trial: { quietDays: 3, since: null }, note: "n" }));
    expect(second!.trial).toEqual({ quietDays: 3, since: first!.trial!.since });
  });
});

describe("listTrials", () => {
  it("counts whole days that are over, from the day after the trial began", async () => {
    const rows = await publish(row("t", "^Create", { trial: TRIAL }));
    expect(await quiet(rows)).toEqual({ t: 0 });
    expect(await quiet(await daysPass(rows, 1))).toEqual({ t: 0 });
    expect(await quiet(await daysPass(rows, 5))).toEqual({ t: 4 });
  });

  it("begins anew after a finding of that row, and only of that row", async () => {
    const rows = await publish(row("t", "^Create", { trial: TRIAL }), row("u", "^Delete", { trial: TRIAL }));
    await ingest(call("CreateUser"));
    const later = await daysPass(rows, 3);
    const longBefore = later.map((one) => ({
      ...one,
      trial: { ...one.trial!, since: new Date(Date.now() - 10 * DAY_MS).toISOString() },
    }));
    expect(await quiet(longBefore)).toEqual({ t: 2, u: 9 });
  });

  it("looks at the accounts that the actor sees, and at rows that judge", async () => {
    const rows = await publish(row("t", "^Create", { trial: TRIAL }));
    await ingest(call("CreateUser", OTHER));
    const [later] = await daysPass(rows, 2);
    const since = new Date(Date.now() - 10 * DAY_MS).toISOString();
    const longBefore = { ...later!, trial: { ...later!.trial!, since } };
    expect(await quiet([longBefore])).toEqual({ t: 1 });
    expect(await quiet([longBefore], { ...SYSTEM, role: "viewer", accounts: [PROD] })).toEqual({ t: 9 });
    expect(await quiet([{ ...longBefore, enabled: false }])).toEqual({});
  });
});
