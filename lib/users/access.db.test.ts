import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { changeAccess } from "@/lib/users/change-access";
import { disablePerson, enablePerson } from "@/lib/users/disable";
import { listPeople } from "@/lib/users/queries";
import { auditOf, createTestPerson } from "@/lib/users/test-people";

type Person = Awaited<ReturnType<typeof createTestPerson>>;

let admin: Person;

beforeEach(async () => {
  await db.user.deleteMany();
  await db.account.createMany({ data: [{ id: "210987654321", name: "Staging" }], skipDuplicates: true });
  admin = await createTestPerson({ role: "admin" });
});

async function readAt(person: Person): Promise<string> {
  const row = await db.user.findUniqueOrThrow({ where: { id: person.userId }, select: { updatedAt: true } });
  return row.updatedAt.toISOString();
}

async function demote(by: Person, person: Person) {
  const access = { role: "viewer" as const, allAccounts: true, accountIds: [] };
  return changeAccess(by, { userId: person.userId, readAt: await readAt(person), access });
}

function session(person: Person) {
  const id = crypto.randomUUID();
  return db.session.create({
    data: { id, token: id, userId: person.userId, expiresAt: new Date(Date.now() + 3_600_000) },
  });
}

describe("changing what a person may do", () => {
  it("works, and is audited with before and after", async () => {
    const person = await createTestPerson();
    const access = { role: "editor" as const, allAccounts: false, accountIds: ["210987654321"] };
    const input = { userId: person.userId, readAt: await readAt(person), access };
    expect(await changeAccess(admin, input)).toEqual({ ok: true });
    const { people } = await listPeople(admin);
    expect(people.find((row) => row.id === person.userId)).toMatchObject(access);
    expect(await auditOf(person.userId)).toMatchObject([
      {
        action: "person.change-access",
        actorId: admin.userId,
        before: { role: "viewer", allAccounts: true, accountIds: [] },
        after: access,
      },
    ]);
  });

  it("does not overwrite somebody else's change", async () => {
    const person = await createTestPerson();
    const stale = await readAt(person);
    expect(await demote(admin, person)).toEqual({ ok: true });
    const access = { role: "editor" as const, allAccounts: true, accountIds: [] };
    const input = { userId: person.userId, readAt: stale, access };
    await expect(changeAccess(admin, input)).rejects.toMatchObject({ code: "conflict" });
  });

  it("knows no such person: not found; no such account: a problem", async () => {
    const access = { role: "editor" as const, allAccounts: false, accountIds: ["999999999999"] };
    const gone = { userId: "nobody", readAt: new Date().toISOString(), access };
    await expect(changeAccess(admin, gone)).rejects.toMatchObject({ code: "not-found" });
    const person = await createTestPerson();
    const input = { userId: person.userId, readAt: await readAt(person), access };
    expect(await changeAccess(admin, input)).toMatchObject({ problems: [{ message: "unknown-account" }] });
  });

  it("is forbidden to editors and viewers, for themselves too", async () => {
    for (const role of ["editor", "viewer"] as const) {
      const actor = await createTestPerson({ role });
      const access = { role: "admin" as const, allAccounts: true, accountIds: [] };
      const input = { userId: actor.userId, readAt: await readAt(actor), access };
      await expect(changeAccess(actor, input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(disablePerson(actor, { userId: admin.userId })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(enablePerson(actor, { userId: admin.userId })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(listPeople(actor)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("the last administrator", () => {
  it("cannot be demoted, also not by themselves", async () => {
    expect(await demote(admin, admin)).toMatchObject({ ok: false, problems: [{ message: "last-admin" }] });
  });

  it("does not count a disabled administrator as another one", async () => {
    const other = await createTestPerson({ role: "admin" });
    expect(await disablePerson(admin, { userId: other.userId })).toEqual({ ok: true });
    expect(await demote(admin, admin)).toMatchObject({ problems: [{ message: "last-admin" }] });
  });

  it("remains when five administrators demote and disable each other in the same moment", async () => {
    for (let round = 0; round < 4; round++) {
      await db.user.deleteMany();
      const all = await Promise.all(Array.from({ length: 5 }, () => createTestPerson({ role: "admin" })));
      const deeds = all.map((person, n) => {
        const other = all[(n + 1) % all.length] as Person;
        return n % 2 ? demote(person, other) : disablePerson(person, { userId: other.userId });
      });
      await Promise.all(deeds);
      const left = await db.user.count({ where: { role: "admin", disabledAt: null } });
      expect(left).toBe(1);
    }
  });
});

describe("disabling a person", () => {
  it("ends all of their sessions and password links at once; enabling lets them in again", async () => {
    const person = await createTestPerson();
    await session(person);
    await session(person);
    const mine = await session(admin);
    expect(await disablePerson(admin, { userId: person.userId })).toEqual({ ok: true });
    expect(await db.session.findMany({ select: { id: true } })).toEqual([{ id: mine.id }]);
    await expect(disablePerson(admin, { userId: person.userId })).rejects.toMatchObject({ code: "conflict" });
    expect(await enablePerson(admin, { userId: person.userId })).toEqual({ ok: true });
    await expect(enablePerson(admin, { userId: person.userId })).rejects.toMatchObject({ code: "conflict" });
    const audit = await auditOf(person.userId);
    expect(audit.map((row) => row.action)).toEqual(["person.disable", "person.enable"]);
  });

  it("is refused for oneself and for nobody", async () => {
    await createTestPerson({ role: "admin" });
    expect(await disablePerson(admin, { userId: admin.userId })).toMatchObject({
      problems: [{ message: "yourself" }],
    });
    await expect(disablePerson(admin, { userId: "nobody" })).rejects.toMatchObject({ code: "not-found" });
  });
});
