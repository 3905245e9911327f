import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { countAccountWork, countAccounts, getAccount, getAccountWork, listAccounts } from "./queries";
import { accountSearchSchema } from "./schema";

const NOW = new Date("2026-11-23T05:00:00Z");
const admin: Actor = {
  kind: "user",
  userId: "a",
  name: "Ada",
  role: "admin",
  accounts: "all",
  language: "en",
  timeZone: "UTC",
};
const id = (number: number) => String(number).padStart(12, "0");
const OTHERS: Actor = { ...admin, role: "viewer", accounts: [id(3), id(7)] };

beforeAll(async () => {
  await db.account.createMany({
    data: Array.from({ length: 130 }, (_, i) => ({
      id: id(i),
      name: i % 10 === 0 ? `100%_prod-${i}` : `dev-${i}`,
      discoveredAt: i < 4 ? NOW : null,
      seenAt: i < 2 ? NOW : null,
    })),
  });
});

describe("the list of accounts", () => {
  it("goes on behind the last number, without a gap or a repetition", async () => {
    const first = await listAccounts(admin);
    const second = await listAccounts(admin, { after: first.next! });
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(
      Array.from({ length: 130 }, (_, i) => id(i)),
    );
    expect(second.next).toBeNull();
  });

  it("finds parts of names literally and beginnings of numbers, also in groups of four", async () => {
    const found = async (text: string) => (await listAccounts(admin, { text })).rows.map((row) => row.id);
    expect(await found("PROD-5")).toEqual([id(50)]);
    expect(await found("000000000 129")).toEqual([id(129)]);
    expect(await found("0000 0000 0129")).toEqual([id(129)]);
    expect(await found("nothing like it")).toEqual([]);
  });

  it("shows as new what was discovered and not yet seen", async () => {
    const { rows } = await listAccounts(admin, { onlyNew: true });
    expect(rows.map((row) => [row.id, row.isNew])).toEqual([
      [id(2), true],
      [id(3), true],
    ]);
    expect(await countAccounts(admin)).toEqual({ total: 130, isNew: 2 });
  });

  it("holds the accounts of the actor and no others", async () => {
    expect((await listAccounts(OTHERS)).rows.map((row) => row.id)).toEqual([id(3), id(7)]);
    expect(await countAccounts(OTHERS)).toEqual({ total: 2, isNew: 1 });
    expect(await getAccount(OTHERS, id(1))).toBeNull();
    expect(await getAccountWork(OTHERS, id(1), NOW)).toBeNull();
    expect([...(await countAccountWork(OTHERS, [id(1), id(3)], NOW)).keys()]).toEqual([id(3)]);
  });

  it("reads from an address what fits, and nothing else", () => {
    expect(accountSearchSchema.parse({ q: "prod", new: "1", after: id(5) })).toEqual({
      q: "prod",
      new: "1",
      after: id(5),
    });
    expect(accountSearchSchema.parse({ q: "\u0000", new: "yes", after: "1 OR 1=1" })).toEqual({});
    expect(accountSearchSchema.parse({ q: ["a", "b"] })).toEqual({});
  });
});

describe("what there is to do about an account", () => {
  it("counts open findings, those whose suppression has ended with them, and settings that hold", async () => {
    const version = await db.ruleSettingVersion.create({
      data: {
        ruleId: "RTM-011",
        scope: id(9),
        accountId: id(9),
        version: 1,
        body: {},
        createdByName: "Ada",
      },
    });
    await db.ruleSetting.create({
      data: { ruleId: "RTM-011", scope: id(9), accountId: id(9), version: 1, versionId: version.id },
    });
    const reset = await db.ruleSettingVersion.create({
      data: { ruleId: "IAM-055", scope: id(9), accountId: id(9), version: 2, createdByName: "Ada" },
    });
    await db.ruleSetting.create({
      data: { ruleId: "IAM-055", scope: id(9), accountId: id(9), version: 2, versionId: reset.id },
    });
    const ended = new Date(NOW.getTime() - 1);
    const later = new Date(NOW.getTime() + 1);
    await makeFinding(version.id, "open", null);
    await makeFinding(version.id, "suppressed", ended);
    await makeFinding(version.id, "suppressed", later);
    await makeFinding(version.id, "suppressed", null);
    await makeFinding(version.id, "resolved", null);
    const counts = await countAccountWork(admin, [id(8), id(9)], NOW);
    expect(counts.get(id(9))).toEqual({ overrides: 1, open: 2, moreOpen: false });
    expect(counts.get(id(8))).toEqual({ overrides: 0, open: 0, moreOpen: false });
    const work = await getAccountWork(admin, id(9), NOW);
    expect(work?.overrides).toMatchObject([{ ruleId: "RTM-011", version: 1, changedBy: "Ada" }]);
  });

  it("gives every one of the last 14 UTC days, the ones without events too", async () => {
    const common = {
      accountId: id(5),
      region: "us-east-1",
      eventSource: "iam.amazonaws.com",
      userIdentityType: "IAMUser",
      sampleIds: [],
    };
    await db.eventRollup.createMany({
      data: [
        { ...common, day: new Date("2026-11-23"), eventName: "A", failed: false, count: 3 },
        { ...common, day: new Date("2026-11-23"), eventName: "B", failed: true, count: 2 },
        { ...common, day: new Date("2026-11-10"), eventName: "A", failed: false, count: 1 },
        { ...common, day: new Date("2026-11-09"), eventName: "A", failed: false, count: 99 },
      ],
    });
    const { days } = (await getAccountWork(admin, id(5), NOW))!;
    expect(days).toHaveLength(14);
    expect(days[0]).toEqual({ day: "2026-11-10", ok: 1, failed: 0 });
    expect(days[13]).toEqual({ day: "2026-11-23", ok: 3, failed: 2 });
    expect(days[5]).toEqual({ day: "2026-11-15", ok: 0, failed: 0 });
  });
});

async function makeFinding(
  settingVersionId: string,
  status: "open" | "suppressed" | "resolved",
  suppressedUntil: Date | null,
): Promise<void> {
  const shared = {
    accountId: id(9),
    eventId: crypto.randomUUID(),
    eventTime: NOW,
    eventName: "CreateUser",
    eventSource: "iam.amazonaws.com",
    userIdentityType: "IAMUser",
    region: "us-east-1",
    failed: false,
    errorCode: "",
    actorKey: "k",
    actorName: "kei",
    target: "",
    sourceIpAddress: "",
  };
  const event = await db.event.create({
    data: { ...shared, userAgent: "", accessKeyId: "", raw: "{}" },
    select: { id: true },
  });
  await db.finding.create({
    data: {
      ...shared,
      ruleId: "RTM-011",
      eventRef: event.id,
      status,
      suppressedUntil,
      riskLevel: "HIGH",
      settingVersionId,
      evidence: {},
    },
  });
}
