import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { saveSetting } from "@/lib/settings/save-setting";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { generateSampleRecords } from "./generate-records";
import { loadSample } from "./load-sample";
import { removeSample } from "./remove-sample";

const NOW = new Date("2026-11-23T08:00:00Z");
const admin: Actor = {
  kind: "user",
  userId: "u1",
  name: "Ada",
  role: "admin",
  accounts: "all",
  language: "ja",
  timeZone: "Asia/Tokyo",
};

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE organisation, account, source, rule_setting, rule_setting_version, audit_entry, suppression CASCADE`;
  await db.organisation.create({
    data: { name: "Aoba", language: "ja", timeZone: "Asia/Tokyo", suppressionCeilings: {} },
  });
});

describe("the sample organisation", () => {
  it("is the same whenever it is made for the same moment", () => {
    expect(generateSampleRecords(NOW)).toEqual(generateSampleRecords(NOW));
  });

  it("loads findings in every state and tells no channel", async () => {
    await db.channel.create({
      data: {
        name: "c",
        kind: "slack",
        sealedUrl: "",
        urlHint: "",
        leastRiskLevel: "LOW",
        allAccounts: true,
        language: "ja",
      },
    });
    expect(await loadSample(admin, NOW)).toEqual({ ok: true });
    const states = await db.finding.groupBy({ by: ["status"], _count: true });
    expect(states.map(({ status }) => status).sort()).toEqual([
      "confirmed",
      "investigating",
      "open",
      "resolved",
      "suppressed",
    ]);
    expect(
      await db.finding.count({ where: { status: "suppressed", suppressedUntil: { lt: NOW } } }),
    ).toBeGreaterThan(0);
    expect(await db.delivery.count()).toBe(0);
    expect(await db.sourceRejection.count()).toBe(0);
    expect(await db.auditEntry.count({ where: { action: "sample.load" } })).toBe(1);
    await db.channel.deleteMany();
  });

  it("is removed without a trace but the audit log", async () => {
    await loadSample(admin, NOW);
    expect(await removeSample(admin)).toEqual({ ok: true });
    const left = await Promise.all([
      db.account.count(),
      db.event.count(),
      db.eventRollup.count(),
      db.eventDetail.count(),
      db.finding.count(),
      db.ruleSetting.count(),
      db.ruleSettingVersion.count(),
      db.source.count(),
      db.suppression.count(),
    ]);
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await loadSample(admin, NOW)).toEqual({ ok: true });
  });

  it("leaves what people decided alone", async () => {
    const body = {
      ...defaultSetting(requireRule("IAM-055")),
      enabled: true,
      values: { canaryUsers: ["mine"] },
    };
    await saveSetting(admin, { ruleId: "IAM-055", scope: "organisation", baseVersion: 0, body, note: "" });
    await loadSample(admin, NOW);
    await removeSample(admin);
    expect(await db.ruleSetting.findMany({ include: { current: true } })).toMatchObject([
      { ruleId: "IAM-055", version: 1, current: { body: { values: { canaryUsers: ["mine"] } } } },
    ]);
  });

  it("is loaded once, also when asked for twice at once", async () => {
    const outcomes = await Promise.all([loadSample(admin, NOW), loadSample(admin, NOW)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is for administrators", async () => {
    await expect(loadSample({ ...admin, role: "editor" }, NOW)).rejects.toThrow("forbidden");
    await expect(removeSample({ ...admin, role: "viewer" })).rejects.toThrow("forbidden");
  });

  it("cannot be removed where it is not", async () => {
    expect(await removeSample(admin)).toMatchObject({ ok: false });
  });
});
