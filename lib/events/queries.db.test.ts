import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { SCAN_LIMIT } from "./event-window";
import { getEvent, searchEvents } from "./queries";
import { eventSearchSchema } from "./schema";

const NOW = new Date("2026-11-23T05:00:00Z");
const CORE = "111122223333";
const SANDBOX = "444455556666";
const BUSY = "777788889999";
const admin: Actor = {
  kind: "user",
  userId: "a",
  name: "Ada",
  role: "admin",
  accounts: "all",
  language: "en",
  timeZone: "Asia/Tokyo",
};
const sandboxViewer: Actor = { ...admin, role: "viewer", accounts: [SANDBOX] };

/** Three events a minute apart per step, several at the very same moment; the rollup as ingestion keeps it. */
beforeAll(async () => {
  await db.account.createMany({
    data: [
      { id: CORE, name: "core" },
      { id: SANDBOX, name: "sandbox" },
      { id: BUSY, name: "busy" },
    ],
  });
  const events = Array.from({ length: 330 }, (_, i) => ({
    accountId: i % 3 === 0 ? SANDBOX : CORE,
    eventId: `e-${i}`,
    eventTime: new Date(NOW.getTime() - Math.floor(i / 3) * 60_000 - 1),
    eventName: ["CreateUser", "CreateAccessKey", "ListBuckets"][i % 3]!,
    eventSource: i % 3 === 2 ? "s3.amazonaws.com" : "iam.amazonaws.com",
    userIdentityType: "IAMUser",
    region: i % 2 === 0 ? "us-east-1" : "ap-northeast-1",
    failed: i % 10 === 0,
    errorCode: i % 10 === 0 ? "AccessDenied" : "",
    readOnly: i % 3 === 2 ? true : i % 3 === 1 ? false : null,
    actorKey: `key-${i % 5}`,
    actorName: ["kei", "mori", "100%_sure", "Kei", "sato"][i % 5]!,
    target: i === 7 ? "svc-backup" : "",
    sourceIpAddress: `203.0.113.${i % 7}`,
    userAgent: "",
    accessKeyId: "",
    raw: "{}",
  }));
  await db.event.createMany({ data: events });
  await db.$executeRaw`
    INSERT INTO event_rollup (day, account_id, region, event_source, event_name, user_identity_type, failed, count,
      sample_ids)
    SELECT (event_time AT TIME ZONE 'UTC')::date, account_id, region, event_source, event_name, user_identity_type,
      failed, count(*), '{}' FROM event GROUP BY 1, 2, 3, 4, 5, 6, 7`;
});

const search = (address: Record<string, unknown> = {}, actor = admin) =>
  searchEvents(actor, eventSearchSchema.parse(address), NOW);
const count = async (address: Record<string, unknown>, actor = admin) => {
  let rows = 0;
  let after: string | null = null;
  do {
    const { page } = await search({ ...address, ...(after ? { after } : {}) }, actor);
    rows += page.rows.length;
    after = page.older;
  } while (after);
  return rows;
};

describe("the pages of a search", () => {
  it("hold every event once, newest first, also where many have the same moment, and lead back again", async () => {
    const seen: string[] = [];
    const firsts: string[] = [];
    let page = (await search()).page;
    expect(page.newer).toBeNull();
    for (;;) {
      seen.push(...page.rows.map((row) => row.id));
      firsts.push(page.rows[0]!.id);
      if (!page.older) break;
      page = (await search({ after: page.older })).page;
    }
    expect(seen).toHaveLength(330);
    expect(new Set(seen).size).toBe(330);
    const times = await db.event.findMany({
      orderBy: [{ eventTime: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    expect(seen).toEqual(times.map((event) => String(event.id)));
    for (const first of firsts.toReversed().slice(1)) {
      page = (await search({ before: page.newer })).page;
      expect(page.rows[0]!.id).toBe(first);
    }
  });

  it("hold only accounts of the actor, whatever the address asks for", async () => {
    expect(await count({}, sandboxViewer)).toBe(110);
    expect(await count({ account: CORE }, sandboxViewer)).toBe(0);
    const { days, choices } = await search({ account: CORE }, sandboxViewer);
    expect(days?.every((day) => day.ok + day.failed === 0)).toBe(true);
    expect(choices).toEqual({ names: [], services: [], regions: [] });
    const foreign = await db.event.findFirstOrThrow({ where: { accountId: CORE } });
    expect(await getEvent(sandboxViewer, foreign.id)).toBeNull();
    expect(await getEvent(admin, foreign.id)).toMatchObject({ eventId: foreign.eventId, findings: [] });
    expect(await getEvent(admin, 999_999_999_999_999_999n)).toBeNull();
  });
});

describe("a search finds", () => {
  it.each([
    [{ account: SANDBOX }, 110],
    [{ event: "create" }, 220],
    [{ event: "CreateAccessKey" }, 110],
    [{ event: "Create%" }, 0],
    [{ event: "nothing" }, 0],
    [{ service: "s3.amazonaws.com" }, 110],
    [{ actor: "kei" }, 66],
    [{ region: "us-east-1" }, 165],
    [{ result: "failed" }, 33],
    [{ result: "ok", account: SANDBOX }, 99],
    [{ access: "read" }, 110],
    [{ access: "write" }, 110],
    [{ q: "KEI" }, 132],
    [{ q: "100%_" }, 66],
    [{ q: "svc-back" }, 1],
    [{ q: "accessdenied" }, 33],
    [{ q: "203.0.113.6" }, 47],
    [{ q: "e-42" }, 1],
    [{ event: "Create", service: "iam.amazonaws.com", actor: "kei", result: "failed" }, 22],
  ])("%j: %i events", async (address, expected) => {
    expect(await count(address)).toBe(expected);
  });

  it("what the chosen days of the reader's zone hold, and never more than 31 days", async () => {
    // 14:00 in Tokyo is the newest; midnight there lies 840 minutes before it, so all 110 minutes are of that day.
    expect(await count({ range: "custom", from: "2026-11-23", to: "2026-11-23" })).toBe(330);
    expect(await count({ range: "custom", from: "2026-11-22", to: "2026-11-22" })).toBe(0);
    const { period } = await search({ range: "custom", from: "2001-01-01", to: "2026-11-23" });
    expect(period.to.toISOString()).toBe("2026-11-23T15:00:00.000Z");
    expect(period.to.getTime() - period.from.getTime()).toBe(31 * 86_400_000);
  });

  it("the gravest finding of an event with it", async () => {
    const event = await db.event.findFirstOrThrow({ where: { eventId: "e-0" } });
    const version = await db.ruleSettingVersion.create({
      data: { ruleId: "RTM-011", scope: "organisation", version: 1, body: {}, createdByName: "Ada" },
    });
    for (const [ruleId, riskLevel] of [
      ["RTM-011", "MEDIUM"],
      ["IAM-055", "VERY_HIGH"],
    ] as const) {
      await db.finding.create({
        data: {
          ruleId,
          riskLevel,
          eventRef: event.id,
          settingVersionId: version.id,
          evidence: {},
          accountId: event.accountId,
          eventId: event.eventId,
          eventTime: event.eventTime,
          eventName: event.eventName,
          eventSource: event.eventSource,
          userIdentityType: event.userIdentityType,
          region: event.region,
          failed: event.failed,
          errorCode: event.errorCode,
          actorKey: event.actorKey,
          actorName: event.actorName,
          target: event.target,
          sourceIpAddress: event.sourceIpAddress,
        },
      });
    }
    const { page } = await search({ q: "e-0" });
    expect(page.rows[0]?.finding).toMatchObject({ riskLevel: "VERY_HIGH" });
    expect((await getEvent(admin, event.id))?.findings.map((one) => one.ruleId)).toEqual([
      "RTM-011",
      "IAM-055",
    ]);
  });
});

describe("counts per day", () => {
  it("are exact where the rollup can tell, of at least 14 UTC days", async () => {
    const { days } = await search({ event: "create", result: "failed" });
    expect(days).toHaveLength(14);
    expect(days?.at(-1)).toEqual({ day: "2026-11-23", ok: 0, failed: 22 });
    expect(days?.slice(0, -1).every((day) => day.ok + day.failed === 0)).toBe(true);
    expect((await search({ range: "30d" })).days).toHaveLength(31);
  });

  it.each([{ q: "kei" }, { actor: "kei" }, { access: "read" }])(
    "are not shown where it cannot: %j",
    async (address) => {
      expect((await search(address)).days).toBeNull();
    },
  );
});

describe("what is offered to choose from", () => {
  it("is what the time holds, the most frequent first", async () => {
    const { choices } = await search();
    expect(choices.services).toEqual(["iam.amazonaws.com", "s3.amazonaws.com"]);
    expect(choices.names).toHaveLength(3);
    expect((await search({ range: "custom", from: "2026-01-01", to: "2026-01-01" })).choices.names).toEqual(
      [],
    );
  });
});

describe("a search in a long history", () => {
  it("stops where it has looked at so many events, says so, and goes on from there", async () => {
    await db.$executeRaw`
      INSERT INTO event (account_id, event_id, event_time, event_name, event_source, user_identity_type, region,
        failed, error_code, actor_key, actor_name, target, source_ip_address, user_agent, access_key_id, raw)
      SELECT ${BUSY}, 'b-' || i, ${NOW}::timestamptz - i * interval '1 second', 'AssumeRole', 'sts.amazonaws.com',
        'AWSService', CASE WHEN i = ${SCAN_LIMIT + 50} THEN 'eu-west-1' ELSE 'us-east-1' END, false, '', '', '', '',
        '', '', '', '{}' FROM generate_series(1, ${SCAN_LIMIT + 100}::int) AS i`;
    const first = (await search({ account: BUSY, region: "eu-west-1" })).page;
    expect(first).toMatchObject({ rows: [], newer: null });
    expect(first.searchedTo).toBe(new Date(NOW.getTime() - SCAN_LIMIT * 1000).toISOString());
    const second = (await search({ account: BUSY, region: "eu-west-1", after: first.older })).page;
    expect(second.rows).toMatchObject([{ region: "eu-west-1" }]);
    expect(second.searchedTo).toBeNull();
    expect(second.older).toBeNull();
  });
});

describe("an address", () => {
  it.each([
    { q: "\u0000" },
    { q: "half \ud800" },
    { q: ["a", "b"] },
    { account: "1' OR '1'='1" },
    { range: "for ever" },
    { from: "0000-01-01", to: "9999-99-99", range: "custom" },
    { after: "999999999999999.999999999999999999" },
    { after: "x", before: "-1.1" },
    { result: "maybe", access: "all" },
    { event: "%", service: "' OR true --" },
  ])("that nobody would click together is answered: %j", async (address) => {
    await expect(search(address)).resolves.toBeDefined();
  });
});
