import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { leaveOff } from "./leave-off";
import { lockSetting } from "./lock-setting";
import { countUndecidedRules, getRuleSettingPage, listAccountsOfRule, listRules } from "./queries";
import { resetSetting } from "./reset-setting";
import { restoreVersion } from "./restore-version";
import { saveSetting } from "./save-setting";
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
const organisation = { ruleId: RULE, scope: ORGANISATION_SCOPE };
const payments = { ruleId: RULE, scope: PAYMENTS };

beforeAll(createAccounts);
beforeEach(async () => {
  await db.ruleSetting.deleteMany();
  await db.ruleSettingVersion.deleteMany();
  await db.auditEntry.deleteMany();
  await saveSetting(EDITOR, { ...organisation, baseVersion: 0, body: canarySetting("cn-ops") });
});

const effectiveAt = async (scope: string) => (await getRuleSettingPage(ADMIN, RULE, scope))!.effective;

describe("resetSetting", () => {
  it("gives an account back to the organisation's setting and keeps its history", async () => {
    await saveSetting(EDITOR, { ...payments, baseVersion: 0, body: canarySetting("cn-pay") });
    expect(await resetSetting(PAYMENTS_EDITOR, { ...payments, baseVersion: 1 })).toMatchObject({
      version: 2,
    });
    expect(await effectiveAt(PAYMENTS)).toMatchObject({ source: "organisation", version: 1 });
    expect((await getRuleSettingPage(ADMIN, RULE, PAYMENTS))!.baseVersion).toBe(2);
    expect(await auditActions()).toEqual(["rule-setting.save", "rule-setting.save", "rule-setting.reset"]);
  });

  it("meets a newer version", async () => {
    await saveSetting(EDITOR, { ...organisation, baseVersion: 1, body: canarySetting("newer") });
    const late = await resetSetting(EDITOR, { ...organisation, baseVersion: 1 });
    expect(late).toMatchObject({ ok: false, conflict: { version: 2, by: "Eiji" } });
  });

  it("refuses where nothing was set, where the actor may not, and what it cannot read", async () => {
    expect(await resetSetting(EDITOR, { ...payments, baseVersion: 0 })).toMatchObject({
      refusal: "nothingToReset",
    });
    await expect(resetSetting(VIEWER, { ...organisation, baseVersion: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      resetSetting(PAYMENTS_EDITOR, { ruleId: RULE, scope: SANDBOX, baseVersion: 0 }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect((await resetSetting(EDITOR, { ...organisation, baseVersion: -1 })).ok).toBe(false);
    expect((await resetSetting(EDITOR, { ruleId: RULE, scope: "everywhere", baseVersion: 1 })).ok).toBe(
      false,
    );
  });
});

describe("lockSetting", () => {
  it("keeps account settings stored but out of effect until it is unlocked", async () => {
    await saveSetting(EDITOR, { ...payments, baseVersion: 0, body: canarySetting("cn-pay") });
    await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 1, note: "One canary for all" });
    expect(await effectiveAt(PAYMENTS)).toMatchObject({
      source: "organisation",
      version: 2,
      overridden: [{ source: "account", version: 1 }, { source: "default" }],
    });
    await lockSetting(ADMIN, { ruleId: RULE, locked: false, baseVersion: 2 });
    expect(await effectiveAt(PAYMENTS)).toMatchObject({ source: "account", version: 1 });
    expect((await auditActions()).slice(2)).toEqual(["rule-setting.lock", "rule-setting.unlock"]);
  });

  it("is for administrators, needs a setting and an up-to-date version", async () => {
    await expect(lockSetting(EDITOR, { ruleId: RULE, locked: true, baseVersion: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await lockSetting(ADMIN, { ruleId: "RTM-011", locked: true, baseVersion: 0 })).toMatchObject({
      refusal: "nothingToLock",
    });
    expect(await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 0 })).toMatchObject({
      conflict: { version: 1 },
    });
    await expect(lockSetting(ADMIN, { ruleId: "XX-1", locked: true, baseVersion: 0 })).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 1.5 })).ok).toBe(false);
  });

  it("goes only with an administrator's reset", async () => {
    await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 1 });
    await expect(resetSetting(EDITOR, { ...organisation, baseVersion: 2 })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await resetSetting(ADMIN, { ...organisation, baseVersion: 2 })).toMatchObject({ ok: true });
  });
});

describe("leaveOff", () => {
  it("decides a rule with a reason and keeps its values", async () => {
    const reason = "No canaries in this organisation";
    expect(await leaveOff(EDITOR, { ...organisation, baseVersion: 1, reason })).toMatchObject({ ok: true });
    expect(await effectiveAt(ORGANISATION_SCOPE)).toMatchObject({
      setting: { ...canarySetting("cn-ops"), enabled: false, leftOffReason: reason },
    });
    const overview = (await listRules(EDITOR)).find((rule) => rule.ruleId === RULE);
    expect(overview).toMatchObject({ state: "leftOff", decided: { by: "Eiji" } });
    expect((await auditActions()).at(-1)).toBe("rule-setting.leave-off");
  });

  it("starts an account's setting from what it inherits", async () => {
    await leaveOff(PAYMENTS_EDITOR, { ...payments, baseVersion: 0, reason: "Retired account" });
    expect((await effectiveAt(PAYMENTS)).setting).toEqual({
      ...canarySetting("cn-ops"),
      enabled: false,
      leftOffReason: "Retired account",
    });
  });

  it("refuses blank reasons, old versions, strangers and viewers", async () => {
    for (const reason of ["", "  ", "\u200b\u00a0"]) {
      expect(await leaveOff(EDITOR, { ...organisation, baseVersion: 1, reason })).toMatchObject({
        problems: [{ path: ["reason"], message: "validation.blank" }],
      });
    }
    expect(await leaveOff(EDITOR, { ...organisation, baseVersion: 0, reason: "x" })).toMatchObject({
      conflict: { version: 1 },
    });
    await expect(
      leaveOff(PAYMENTS_EDITOR, { ruleId: RULE, scope: SANDBOX, baseVersion: 0, reason: "x" }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(leaveOff(VIEWER, { ...organisation, baseVersion: 1, reason: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("restoreVersion", () => {
  it("adds the old body as a new version and leaves the lock as it is", async () => {
    await saveSetting(EDITOR, { ...organisation, baseVersion: 1, body: canarySetting("second") });
    await lockSetting(ADMIN, { ruleId: RULE, locked: true, baseVersion: 2 });
    const restored = await restoreVersion(EDITOR, {
      ...organisation,
      version: 1,
      baseVersion: 3,
      note: "Back",
    });
    expect(restored).toMatchObject({ ok: true, version: 4 });
    expect((await effectiveAt(ORGANISATION_SCOPE)).setting).toEqual({
      ...canarySetting("cn-ops"),
      locked: true,
    });
    expect((await auditActions()).at(-1)).toBe("rule-setting.restore");
  });

  it("refuses old versions, unknown ones, strangers and viewers", async () => {
    await saveSetting(EDITOR, { ...organisation, baseVersion: 1, body: canarySetting("second") });
    expect(await restoreVersion(EDITOR, { ...organisation, version: 1, baseVersion: 1 })).toMatchObject({
      conflict: { version: 2 },
    });
    await expect(
      restoreVersion(EDITOR, { ...organisation, version: 9, baseVersion: 2 }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      restoreVersion(PAYMENTS_EDITOR, { ruleId: RULE, scope: SANDBOX, version: 1, baseVersion: 0 }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      restoreVersion(VIEWER, { ...organisation, version: 1, baseVersion: 2 }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect((await restoreVersion(EDITOR, { ...organisation, version: 0, baseVersion: 2 })).ok).toBe(false);
  });
});

describe("reading", () => {
  it("counts a rule as undecided until it is at work somewhere or left off", async () => {
    const total = (await listRules(ADMIN)).length;
    expect(await countUndecidedRules(ADMIN)).toEqual({ undecided: total - 1, total });
    await resetSetting(EDITOR, { ...organisation, baseVersion: 1 });
    expect(await countUndecidedRules(ADMIN)).toEqual({ undecided: total, total });
    await saveSetting(EDITOR, { ...payments, baseVersion: 0, body: canarySetting() });
    expect(await countUndecidedRules(ADMIN)).toEqual({ undecided: total, total });
    await saveSetting(EDITOR, { ...payments, baseVersion: 1, body: canarySetting("cn-pay") });
    expect(await countUndecidedRules(ADMIN)).toEqual({ undecided: total - 1, total });
    const overview = (await listRules(ADMIN)).find((rule) => rule.ruleId === RULE);
    expect(overview).toMatchObject({ state: "accountsOnly", overrides: 1 });
  });

  it("lists a rule's accounts, own settings first, and only those that the actor sees", async () => {
    await saveSetting(EDITOR, {
      ruleId: RULE,
      scope: SANDBOX,
      baseVersion: 0,
      body: canarySetting("cn-box"),
    });
    const all = await listAccountsOfRule(ADMIN, RULE);
    expect(all).toMatchObject({ overriding: 1, inheriting: 1, next: null });
    expect(all.accounts.map(({ name, effective }) => [name, effective.source])).toEqual([
      ["sandbox", "account"],
      ["payments", "organisation"],
    ]);
    const some = await listAccountsOfRule(PAYMENTS_EDITOR, RULE);
    expect(some).toMatchObject({ overriding: 0, inheriting: 1, accounts: [{ accountId: PAYMENTS }] });
  });

  it("pages through accounts without losing or repeating one", async () => {
    const ids = Array.from({ length: 230 }, (_, index) => String(100_000_000_000 + index));
    await db.account.createMany({ data: ids.map((id, index) => ({ id, name: `same-${index % 3}` })) });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAccountsOfRule(ADMIN, RULE, after);
      seen.push(...page.accounts.map(({ accountId }) => accountId));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(232);
    expect(new Set(seen).size).toBe(232);
    await db.account.deleteMany({ where: { id: { in: ids } } });
  });
});
