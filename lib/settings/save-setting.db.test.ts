import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { lockSetting } from "./lock-setting";
import { getRuleSettingPage, listVersions } from "./queries";
import { saveSetting } from "./save-setting";
import type { SettingOutcome } from "./schema";
import {
  ADMIN,
  auditActions,
  canarySetting,
  createAccounts,
  EDITOR,
  PAYMENTS,
  PAYMENTS_EDITOR,
  SANDBOX,
  VIEWER,
} from "./settings-fixture";

const RULE = "IAM-055";
const organisation = { ruleId: RULE, scope: ORGANISATION_SCOPE, note: "" };
const payments = { ruleId: RULE, scope: PAYMENTS, note: "" };

beforeAll(createAccounts);
beforeEach(async () => {
  await db.ruleSetting.deleteMany();
  await db.ruleSettingVersion.deleteMany();
  await db.auditEntry.deleteMany();
});

describe("saveSetting", () => {
  it("writes a version, makes it live and tells the audit log", async () => {
    const saved = await saveSetting(EDITOR, {
      ...organisation,
      baseVersion: 0,
      body: canarySetting("cn-ops"),
      note: "First canary",
    });
    expect(saved).toMatchObject({ ok: true, version: 1 });
    const page = await getRuleSettingPage(EDITOR, RULE, PAYMENTS);
    expect(page).toMatchObject({
      effective: { source: "organisation", version: 1, setting: canarySetting("cn-ops") },
      own: null,
      baseVersion: 0,
    });
    const [entry] = await db.auditEntry.findMany();
    expect(entry).toMatchObject({
      action: "rule-setting.save",
      actorName: "Eiji",
      targetId: `${RULE}/organisation`,
      note: "First canary",
    });
    expect(entry!.after).toMatchObject({ version: 1, enabled: true });
  });

  it("keeps every version and answers the account's before the organisation's", async () => {
    await saveSetting(EDITOR, { ...organisation, baseVersion: 0, body: canarySetting("cn-ops") });
    await saveSetting(PAYMENTS_EDITOR, { ...payments, baseVersion: 0, body: canarySetting("cn-pay") });
    await saveSetting(PAYMENTS_EDITOR, { ...payments, baseVersion: 1, body: canarySetting("cn-pay-2") });
    const page = await getRuleSettingPage(PAYMENTS_EDITOR, RULE, PAYMENTS);
    expect(page!.effective).toMatchObject({
      source: "account",
      version: 2,
      setting: canarySetting("cn-pay-2"),
    });
    expect(page!.effective.overridden.map(({ source }) => source)).toEqual(["organisation", "default"]);
    const { versions } = await listVersions(EDITOR, RULE, PAYMENTS);
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[0]!.previous).toEqual(canarySetting("cn-pay"));
  });

  it("refuses exceptions for a rule on events, and writes nothing", async () => {
    const body = {
      ...canarySetting("cn-ops"),
      exceptions: { resourceIds: [], tags: [{ key: "a", value: "b" }] },
    };
    expect(await saveSetting(EDITOR, { ...organisation, baseVersion: 0, body })).toEqual({
      ok: false,
      problems: [{ path: ["exceptions", "tags"], message: "validation.noExceptions", values: {} }],
    });
    expect(await db.ruleSettingVersion.count()).toBe(0);
  });

  it("shows a newer version instead of overwriting it", async () => {
    await saveSetting(ADMIN, { ...organisation, baseVersion: 0, body: canarySetting("base") });
    await saveSetting(ADMIN, { ...organisation, baseVersion: 1, body: canarySetting("theirs") });
    const late = await saveSetting(EDITOR, { ...organisation, baseVersion: 1, body: canarySetting("mine") });
    expect(late).toMatchObject({
      ok: false,
      conflict: { version: 2, by: "Ada", base: canarySetting("base"), theirs: canarySetting("theirs") },
    });
    const page = await getRuleSettingPage(EDITOR, RULE, ORGANISATION_SCOPE);
    expect(page!.effective.setting).toEqual(canarySetting("theirs"));
    expect(await auditActions()).toHaveLength(2);
  });

  it.each([0, 1])("lets exactly one of many simultaneous saves win from version %i", async (baseVersion) => {
    if (baseVersion === 1)
      await saveSetting(ADMIN, { ...organisation, baseVersion: 0, body: canarySetting("base") });
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        saveSetting(EDITOR, { ...organisation, baseVersion, body: canarySetting(`user-${index}`) }),
      ),
    );
    const winners = outcomes.filter((outcome) => outcome.ok);
    expect(winners).toHaveLength(1);
    const winner = canarySetting(`user-${outcomes.indexOf(winners[0]!)}`);
    for (const outcome of outcomes.filter((one): one is Extract<SettingOutcome, { ok: false }> => !one.ok)) {
      expect(outcome.conflict).toMatchObject({ version: baseVersion + 1, theirs: winner });
    }
    expect(await db.ruleSettingVersion.count()).toBe(baseVersion + 1);
    expect(await db.auditEntry.count()).toBe(baseVersion + 1);
  });

  it("does not tell whether an account exists that the actor does not see", async () => {
    for (const scope of [SANDBOX, "999999999999"]) {
      const save = saveSetting(PAYMENTS_EDITOR, {
        ...payments,
        scope,
        baseVersion: 0,
        body: canarySetting("x"),
      });
      await expect(save).rejects.toMatchObject({ code: "not-found" });
    }
    const unknown = saveSetting(EDITOR, {
      ...payments,
      scope: "999999999999",
      baseVersion: 0,
      body: canarySetting("x"),
    });
    await expect(unknown).rejects.toMatchObject({ code: "not-found" });
    expect(await getRuleSettingPage(PAYMENTS_EDITOR, RULE, SANDBOX)).toBeNull();
  });

  it("refuses viewers, and editors of chosen accounts for the organisation", async () => {
    const input = { ...organisation, baseVersion: 0, body: canarySetting("x") };
    await expect(saveSetting(VIEWER, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveSetting(PAYMENTS_EDITOR, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveSetting(VIEWER, { ...input, scope: PAYMENTS })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await db.ruleSettingVersion.count()).toBe(0);
  });

  it("names what is wrong with a setting and saves nothing", async () => {
    const body = canarySetting("not a user name!");
    const refused = await saveSetting(EDITOR, { ...organisation, baseVersion: 0, body });
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ path: ["values", expect.any(String), 0], message: "validation.format.iamName" }],
    });
    const nonsense = await saveSetting(EDITOR, { ...organisation, baseVersion: 0, body: { enabled: "yes" } });
    expect(nonsense.ok).toBe(false);
    const nul = await saveSetting(EDITOR, {
      ...organisation,
      baseVersion: 0,
      body: canarySetting("a"),
      note: "a\u0000b",
    });
    expect(nul).toMatchObject({
      ok: false,
      problems: [{ path: ["note"], message: "validation.notStorable" }],
    });
    await expect(
      saveSetting(EDITOR, { ...organisation, ruleId: "XX-001", baseVersion: 0, body: {} }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(await db.ruleSettingVersion.count()).toBe(0);
    expect(await db.auditEntry.count()).toBe(0);
  });

  it("refuses account settings while the organisation's is locked, and cannot move the lock itself", async () => {
    await saveSetting(EDITOR, { ...organisation, baseVersion: 0, body: canarySetting("cn-ops") });
    await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 1 });
    const refused = await saveSetting(EDITOR, { ...payments, baseVersion: 0, body: canarySetting("cn-pay") });
    expect(refused).toMatchObject({ ok: false, refusal: "locked" });
    await saveSetting(EDITOR, {
      ...organisation,
      baseVersion: 2,
      body: { ...canarySetting("new"), locked: false },
    });
    const page = await getRuleSettingPage(EDITOR, RULE, ORGANISATION_SCOPE);
    expect(page!.effective.setting).toEqual({ ...canarySetting("new"), locked: true });
  });

  it("leaves versions unchangeable in the database itself", async () => {
    await saveSetting(EDITOR, { ...organisation, baseVersion: 0, body: canarySetting("cn-ops") });
    await expect(db.ruleSettingVersion.updateMany({ data: { note: "rewritten" } })).rejects.toThrow();
  });
});
