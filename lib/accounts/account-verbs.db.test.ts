import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { acknowledgeAccount } from "./acknowledge-account";
import { addAccount } from "./add-account";
import { removeAccount } from "./remove-account";
import { renameAccount } from "./rename-account";
import { accountNameSchema, addAccountSchema, removeAccountSchema } from "./schema";

const NOW = new Date("2026-11-23T05:00:00Z");
const CORE = "111122223333";
const SANDBOX = "444455556666";

const person = (name: string, role: Actor["role"], accounts: Actor["accounts"] = "all"): Actor => ({
  kind: "user",
  userId: `id-${name}`,
  name,
  role,
  accounts,
  language: "en",
  timeZone: "UTC",
});
const ADMIN = person("Ada", "admin");
const EDITOR = person("Eiji", "editor");
const SANDBOX_EDITOR = person("Sam", "editor", [SANDBOX]);
const VIEWER = person("Vera", "viewer");

const lastAudit = () => db.auditEntry.findFirst({ orderBy: { id: "desc" } });
const auditCount = () => db.auditEntry.count();

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE account, source, rule_setting, rule_setting_version, audit_entry CASCADE`;
  await db.account.createMany({
    data: [
      { id: CORE, name: "core", seenAt: NOW },
      { id: SANDBOX, name: SANDBOX, discoveredAt: NOW },
    ],
  });
});

describe("addAccount", () => {
  it("brings an account in as seen, and is audited", async () => {
    expect(await addAccount(ADMIN, { id: "777788889999", name: "ml" }, NOW)).toEqual({ ok: true });
    const added = await db.account.findUniqueOrThrow({ where: { id: "777788889999" } });
    expect(added).toMatchObject({ name: "ml", discoveredAt: null, seenAt: NOW });
    expect(await lastAudit()).toMatchObject({
      action: "account.add",
      actorName: "Ada",
      targetId: "777788889999",
      accountId: "777788889999",
    });
  });

  it("says that a number is known already, and leaves that account as it is", async () => {
    const before = await auditCount();
    expect(await addAccount(ADMIN, { id: CORE, name: "other" }, NOW)).toEqual({
      ok: false,
      problems: [{ path: ["id"], message: "account-exists" }],
    });
    expect((await db.account.findUniqueOrThrow({ where: { id: CORE } })).name).toBe("core");
    expect(await auditCount()).toBe(before);
  });

  it.each([EDITOR, SANDBOX_EDITOR, VIEWER])("is for administrators, not for $name", async (actor) => {
    await expect(addAccount(actor, { id: "777788889999", name: "ml" }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("takes a number in groups of four, and nothing but 12 digits", () => {
    expect(addAccountSchema.parse({ id: " 1234 5678-9012", name: " core " })).toEqual({
      id: "123456789012",
      name: "core",
    });
    for (const id of ["", "1234", "1234567890123", "12345678901a", "１２３４５６７８９０１２"]) {
      expect(addAccountSchema.safeParse({ id, name: "x" }).success, id).toBe(false);
    }
  });

  it("takes a name of one line with something in it", () => {
    for (const name of ["", "   ", "two\nlines", "null\u0000", "half \ud800", "x".repeat(81)]) {
      expect(accountNameSchema.safeParse(name).success, JSON.stringify(name)).toBe(false);
    }
    expect(accountNameSchema.parse("本番環境 <b>")).toBe("本番環境 <b>");
  });
});

describe("renameAccount", () => {
  it("gives another name, which also says that a discovered account was seen, and is audited", async () => {
    expect(await renameAccount(ADMIN, { id: SANDBOX, name: "sandbox" }, NOW)).toEqual({ ok: true });
    const renamed = await db.account.findUniqueOrThrow({ where: { id: SANDBOX } });
    expect(renamed).toMatchObject({ name: "sandbox", seenAt: NOW });
    expect(await lastAudit()).toMatchObject({
      action: "account.rename",
      before: { name: SANDBOX },
      after: { name: "sandbox" },
    });
  });

  it("does not find an account that is not there, or not the actor's", async () => {
    await expect(renameAccount(ADMIN, { id: "000000000000", name: "x" }, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(renameAccount(SANDBOX_EDITOR, { id: CORE, name: "x" }, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it.each([EDITOR, VIEWER])("is for administrators, not for $name", async (actor) => {
    await expect(renameAccount(actor, { id: CORE, name: "x" }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await db.account.findUniqueOrThrow({ where: { id: CORE } })).name).toBe("core");
  });
});

describe("acknowledgeAccount", () => {
  it("takes the new mark off, audited once however often it is said", async () => {
    const later = new Date("2026-11-24T00:00:00Z");
    expect(await acknowledgeAccount(SANDBOX_EDITOR, { id: SANDBOX }, NOW)).toEqual({ ok: true });
    expect(await acknowledgeAccount(ADMIN, { id: SANDBOX }, later)).toEqual({ ok: true });
    expect((await db.account.findUniqueOrThrow({ where: { id: SANDBOX } })).seenAt).toEqual(NOW);
    expect(await db.auditEntry.count({ where: { action: "account.acknowledge" } })).toBe(1);
  });

  it("does not find what is not the actor's, and refuses who only reads", async () => {
    await expect(acknowledgeAccount(SANDBOX_EDITOR, { id: CORE }, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(acknowledgeAccount(ADMIN, { id: "000000000000" }, NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(acknowledgeAccount(VIEWER, { id: SANDBOX }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("removeAccount", () => {
  it("takes its events, rollup and settings with it, and the audit log stays", async () => {
    await storeSomething(CORE);
    await storeSomething(SANDBOX);
    await addAccount(ADMIN, { id: "777788889999", name: "ml" }, NOW);
    expect(await removeAccount(ADMIN, { id: CORE, confirmation: CORE })).toEqual({ ok: true });
    expect(await db.account.findUnique({ where: { id: CORE } })).toBeNull();
    expect(await db.event.count()).toBe(1);
    expect(await db.eventRollup.count()).toBe(1);
    expect(await db.ruleSetting.count()).toBe(1);
    expect(await lastAudit()).toMatchObject({
      action: "account.remove",
      targetLabel: "core",
      accountId: CORE,
      before: { name: "core" },
    });
    expect(await db.auditEntry.count({ where: { action: "account.add" } })).toBe(1);
  });

  it("wants the same number typed again", async () => {
    expect(await removeAccount(ADMIN, { id: CORE, confirmation: SANDBOX })).toEqual({
      ok: false,
      problems: [{ path: ["confirmation"], message: "confirmation-differs" }],
    });
    expect(removeAccountSchema.safeParse({ id: CORE, confirmation: "" }).success).toBe(false);
    expect(await db.account.count()).toBe(2);
  });

  it("does not find an account that is gone already", async () => {
    const input = { id: CORE, confirmation: CORE };
    await removeAccount(ADMIN, input);
    await expect(removeAccount(ADMIN, input)).rejects.toMatchObject({ code: "not-found" });
  });

  it.each([EDITOR, SANDBOX_EDITOR, VIEWER])("is for administrators, not for $name", async (actor) => {
    await expect(removeAccount(actor, { id: CORE, confirmation: CORE })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await db.account.count()).toBe(2);
  });
});

async function storeSomething(accountId: string): Promise<void> {
  const event = {
    accountId,
    eventName: "CreateUser",
    eventSource: "iam.amazonaws.com",
    userIdentityType: "IAMUser",
    region: "us-east-1",
    failed: false,
  };
  await db.event.create({
    data: {
      ...event,
      eventId: "e-1",
      eventTime: NOW,
      errorCode: "",
      readOnly: null,
      actorKey: "",
      actorName: "",
      target: "",
      sourceIpAddress: "",
      userAgent: "",
      accessKeyId: "",
      raw: "{}",
    },
  });
  await db.eventRollup.create({ data: { ...event, day: NOW, count: 1, sampleIds: [] } });
  const version = await db.ruleSettingVersion.create({
    data: { ruleId: "RTM-011", scope: accountId, accountId, version: 1, body: {}, createdByName: "Ada" },
  });
  await db.ruleSetting.create({
    data: { ruleId: "RTM-011", scope: accountId, accountId, version: 1, versionId: version.id },
  });
}
