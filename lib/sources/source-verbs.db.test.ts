import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { createSource } from "./create-source";
import { importSource } from "./import-source";
import { getSource, listSources } from "./queries";
import { rotateSecret } from "./rotate-secret";
import { createSourceSchema, rotateSecretSchema, updateSourceSchema } from "./schema";
import { hashSecret } from "./secret";
import { setSourceEnabled } from "./set-source-enabled";
import { updateSource } from "./update-source";

const NOW = new Date("2026-11-23T05:00:00Z");
const HOUR = 3_600_000;
const CORE = "111122223333";
const SANDBOX = "444455556666";
const NOBODY = "01990000-0000-7000-8000-000000000000";

const person = (name: string, role: Actor["role"]): Actor => ({
  kind: "user",
  userId: `id-${name}`,
  name,
  role,
  accounts: "all",
  language: "en",
  timeZone: "UTC",
});
const ADMIN = person("Ada", "admin");
const OTHERS = [person("Eiji", "editor"), person("Vera", "viewer")];

const lastAudit = () => db.auditEntry.findFirst({ orderBy: { id: "desc" } });

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE account, source, audit_entry CASCADE`;
  await db.account.createMany({
    data: [
      { id: CORE, name: "core" },
      { id: SANDBOX, name: "sandbox" },
    ],
  });
});

async function create(accountIds: string[] | "all" = "all") {
  const result = await createSource(ADMIN, {
    name: "bridge",
    allAccounts: accountIds === "all",
    accountIds: accountIds === "all" ? [] : accountIds,
  });
  if (!result.ok) throw new Error("not created");
  return result;
}

describe("createSource", () => {
  it("gives the secret once, keeps its hash and beginning, and is audited without it", async () => {
    const { sourceId, secret } = await create([SANDBOX, CORE]);
    expect(secret).toMatch(/^kna_[\w-]{43}$/);
    const stored = await db.sourceSecret.findMany({ where: { sourceId } });
    expect(stored).toMatchObject([{ hash: hashSecret(secret), hint: secret.slice(0, 8), expiresAt: null }]);
    expect(await lastAudit()).toMatchObject({
      action: "source.create",
      actorName: "Ada",
      targetId: sourceId,
      after: { name: "bridge", allAccounts: false, accountIds: [SANDBOX, CORE], secret: secret.slice(0, 8) },
    });
    const everything = JSON.stringify([stored, await db.auditEntry.findMany({ select: { after: true } })]);
    expect(everything).not.toContain(secret);
    expect((await getSource(ADMIN, sourceId, NOW))?.accountIds).toEqual([CORE, SANDBOX]);
  });

  it("wants chosen accounts to exist", async () => {
    const input = { name: "x", allAccounts: false, accountIds: [CORE, "999999999999"] };
    expect(await createSource(ADMIN, input)).toEqual({
      ok: false,
      problems: [{ path: ["accountIds"], message: "unknown-account" }],
    });
    expect(await db.source.count()).toBe(0);
  });

  it("keeps no chosen accounts where it speaks for all", async () => {
    await createSource(ADMIN, { name: "x", allAccounts: true, accountIds: [CORE] });
    expect(await db.sourceAccount.count()).toBe(0);
  });

  it.each(OTHERS)("is for administrators, not for $name", async (actor) => {
    await expect(createSource(actor, { name: "x", allAccounts: true, accountIds: [] })).rejects.toMatchObject(
      { code: "forbidden" },
    );
  });

  it("refuses no name, no account, and names of several lines", () => {
    const problems = (input: unknown) =>
      createSourceSchema.safeParse(input).error?.issues.map((issue) => [issue.path[0], issue.message]);
    expect(problems({ name: " ", allAccounts: true, accountIds: [] })).toEqual([["name", "required"]]);
    expect(problems({ name: "x", allAccounts: false, accountIds: [] })).toEqual([
      ["accountIds", "choose-account"],
    ]);
    expect(problems({ name: "a\nb", allAccounts: true, accountIds: [] })).toEqual([["name", "characters"]]);
    expect(problems({ name: "x", allAccounts: false, accountIds: ["12"] })).toEqual([
      ["accountIds", "account"],
    ]);
  });
});

describe("updateSource", () => {
  it("changes name and accounts, and is audited with before and after", async () => {
    const { sourceId } = await create([CORE]);
    const input = { id: sourceId, name: "renamed", allAccounts: false, accountIds: [SANDBOX], version: 1 };
    expect(await updateSource(ADMIN, input)).toEqual({ ok: true });
    expect(await getSource(ADMIN, sourceId, NOW)).toMatchObject({ name: "renamed", accountIds: [SANDBOX] });
    expect(await lastAudit()).toMatchObject({
      action: "source.update",
      before: { name: "bridge", accountIds: [CORE] },
      after: { name: "renamed", accountIds: [SANDBOX] },
    });
  });

  it("wants chosen accounts to exist, and changes nothing otherwise", async () => {
    const { sourceId } = await create([CORE]);
    const input = {
      id: sourceId,
      name: "renamed",
      allAccounts: false,
      accountIds: ["999999999999"],
      version: 1,
    };
    expect(await updateSource(ADMIN, input)).toMatchObject({ ok: false });
    expect(await getSource(ADMIN, sourceId, NOW)).toMatchObject({ name: "bridge", accountIds: [CORE] });
  });

  it("overwrites nobody's change, and says whose it met", async () => {
    const { sourceId } = await create([CORE]);
    const change = (name: string, accountIds: string[], version: number) => ({
      id: sourceId,
      name,
      allAccounts: false,
      accountIds,
      version,
    });
    expect((await getSource(ADMIN, sourceId, NOW))?.version).toBe(1);
    const both = await Promise.all([
      updateSource(ADMIN, change("bridge", [CORE, SANDBOX], 1)),
      updateSource(person("Bea", "admin"), change("renamed", [CORE], 1)),
    ]);
    const winner = both[0].ok ? "Ada" : "Bea";
    const refused = { ok: false, problems: [{ path: [], message: "changed-by" }], by: winner };
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(refused);
    expect(await getSource(ADMIN, sourceId, NOW)).toMatchObject(
      winner === "Ada"
        ? { name: "bridge", accountIds: [CORE, SANDBOX], version: 2 }
        : { name: "renamed", accountIds: [CORE], version: 2 },
    );
    expect(await db.auditEntry.count({ where: { action: "source.update" } })).toBe(1);
    expect(await updateSource(ADMIN, change("again", [CORE], 2))).toEqual({ ok: true });
  });

  it("does not find sources that are gone, or that are not sent to over HTTP", async () => {
    const files = await importSource();
    for (const id of [NOBODY, files.id]) {
      const input = { id, name: "x", allAccounts: true, accountIds: [], version: 1 };
      await expect(updateSource(ADMIN, input)).rejects.toMatchObject({ code: "not-found" });
    }
  });

  it.each(OTHERS)("is for administrators, not for $name", async (actor) => {
    const { sourceId } = await create();
    const input = { id: sourceId, name: "x", allAccounts: true, accountIds: [], version: 1 };
    await expect(updateSource(actor, input)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("refuses what is no id", () => {
    const input = { id: "1", name: "x", allAccounts: true, accountIds: [], version: 1 };
    expect(updateSourceSchema.safeParse(input).success).toBe(false);
  });
});

describe("rotateSecret", () => {
  it("lets the earlier secrets end after the overlap, clears the ended ones away, and is audited", async () => {
    const { sourceId, secret } = await create();
    const first = await rotateSecret(ADMIN, { sourceId, overlapHours: 24 }, NOW);
    if (!first.ok) throw new Error("not rotated");
    const ends = async () =>
      new Map(
        (await db.sourceSecret.findMany({ where: { sourceId } })).map((one) => [one.hash, one.expiresAt]),
      );
    const end = new Date(NOW.getTime() + 24 * HOUR);
    expect(await ends()).toEqual(
      new Map([
        [hashSecret(secret), end],
        [hashSecret(first.secret), null],
      ]),
    );
    expect(await lastAudit()).toMatchObject({
      action: "source.rotate-secret",
      after: { secret: first.secret.slice(0, 8), overlapHours: 24 },
    });

    // A second rotation never lengthens a life that is to end sooner.
    const second = await rotateSecret(ADMIN, { sourceId, overlapHours: 168 }, NOW);
    if (!second.ok) throw new Error("not rotated");
    expect((await ends()).get(hashSecret(secret))).toEqual(end);

    await rotateSecret(ADMIN, { sourceId, overlapHours: 0 }, new Date(end.getTime() + HOUR));
    expect((await ends()).has(hashSecret(secret))).toBe(false);
    expect((await ends()).get(hashSecret(second.secret))).toEqual(new Date(end.getTime() + HOUR));
  });

  it("does not find sources that are gone, or that have no secrets", async () => {
    for (const sourceId of [NOBODY, (await importSource()).id]) {
      await expect(rotateSecret(ADMIN, { sourceId, overlapHours: 1 }, NOW)).rejects.toMatchObject({
        code: "not-found",
      });
    }
  });

  it.each(OTHERS)("is for administrators, not for $name", async (actor) => {
    const { sourceId } = await create();
    await expect(rotateSecret(actor, { sourceId, overlapHours: 0 }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await db.sourceSecret.count()).toBe(1);
  });

  it("offers four overlaps and no others", () => {
    for (const overlapHours of [-1, 2, 24.5, "24", Infinity]) {
      expect(rotateSecretSchema.safeParse({ sourceId: NOBODY, overlapHours }).success).toBe(false);
    }
  });
});

describe("setSourceEnabled", () => {
  it("switches off and on again, each audited once", async () => {
    const { sourceId } = await create();
    const off = { sourceId, enabled: false };
    expect(await setSourceEnabled(ADMIN, off, NOW)).toEqual({ ok: true });
    expect(await setSourceEnabled(ADMIN, off, new Date(NOW.getTime() + HOUR))).toEqual({ ok: true });
    expect((await getSource(ADMIN, sourceId, NOW))?.disabledAt).toEqual(NOW);
    await setSourceEnabled(ADMIN, { sourceId, enabled: true }, NOW);
    expect((await getSource(ADMIN, sourceId, NOW))?.disabledAt).toBeNull();
    const actions = await db.auditEntry.findMany({ orderBy: { id: "asc" }, select: { action: true } });
    expect(actions.map(({ action }) => action)).toEqual(["source.create", "source.disable", "source.enable"]);
  });

  it("does not find sources that are gone, or that are not sent to over HTTP", async () => {
    for (const sourceId of [NOBODY, (await importSource()).id]) {
      await expect(setSourceEnabled(ADMIN, { sourceId, enabled: false }, NOW)).rejects.toMatchObject({
        code: "not-found",
      });
    }
  });

  it.each(OTHERS)("is for administrators, not for $name", async (actor) => {
    const { sourceId } = await create();
    await expect(setSourceEnabled(actor, { sourceId, enabled: false }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("importSource", () => {
  it("is made once, also when two imports start together", async () => {
    const made = await Promise.all([importSource(), importSource(), importSource()]);
    expect(new Set(made.map((source) => source.id)).size).toBe(1);
    expect(await db.source.count()).toBe(1);
  });
});

describe("reading sources", () => {
  it.each(OTHERS)("is for administrators, not for $name", async (actor) => {
    const { sourceId } = await create();
    await expect(listSources(actor, NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getSource(actor, sourceId, NOW)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("sums the last 14 UTC days and shows each of them", async () => {
    const { sourceId } = await create();
    const day = (at: string, received: number) => ({
      sourceId,
      day: new Date(at),
      received,
      stored: received,
    });
    await db.sourceDay.createMany({
      data: [day("2026-11-09", 100), day("2026-11-10", 1), day("2026-11-23", 2)],
    });
    const [source] = await listSources(ADMIN, NOW);
    expect(source?.recent).toEqual({ received: 3, stored: 3, duplicate: 0, matched: 0, rejected: 0 });
    expect(source?.days.map((one) => [one.day, one.received]).filter(([, received]) => received)).toEqual([
      ["2026-11-10", 1],
      ["2026-11-23", 2],
    ]);
    expect(source?.days).toHaveLength(14);
  });

  it("never hands out a secret or its hash", async () => {
    const { sourceId, secret } = await create();
    const text = JSON.stringify(await getSource(ADMIN, sourceId, NOW));
    expect(text).not.toContain(secret);
    expect(text).not.toContain(hashSecret(secret));
  });
});
