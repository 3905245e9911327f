import { describe, expect, it } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { changePassword } from "@/lib/users/change-password";
import { disablePerson } from "@/lib/users/disable";
import { issuePasswordLink, setPasswordByLink } from "@/lib/users/password-link";
import { findPasswordLinkOwner } from "@/lib/users/queries";
import { saveProfile } from "@/lib/users/save-profile";
import { auditOf, createTestPerson, TEST_PASSWORD } from "@/lib/users/test-people";

const NEW = "amber-window-cedar-42";

const canSignIn = async (email: string, password: string) =>
  (await signIn({ email, password }, new Headers())).ok;

async function session(userId: string) {
  const id = crypto.randomUUID();
  await db.session.create({
    data: { id, token: id, userId, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return id;
}

describe("changing one's password", () => {
  it("needs the current one, ends every other session, and is audited without either password", async () => {
    const person = await createTestPerson();
    const [here] = [await session(person.userId), await session(person.userId)];
    const wrong = { current: "not-the-password", password: NEW };
    expect(await changePassword(person, wrong, here)).toMatchObject({
      problems: [{ path: ["current"], message: "wrong-password" }],
    });
    const right = { current: TEST_PASSWORD, password: NEW };
    expect(await changePassword(person, right, here)).toEqual({ ok: true, endedSessions: 1 });
    expect(await db.session.findMany({ where: { userId: person.userId }, select: { id: true } })).toEqual([
      { id: here },
    ]);
    expect(await canSignIn(person.email, TEST_PASSWORD)).toBe(false);
    expect(await canSignIn(person.email, NEW)).toBe(true);
    const audit = await auditOf(person.userId);
    expect(audit).toMatchObject([{ action: "person.change-password", before: null, after: null }]);
  });

  it("refuses the same and a weak one", async () => {
    const person = await createTestPerson();
    const same = { current: TEST_PASSWORD, password: TEST_PASSWORD };
    expect(await changePassword(person, same, null)).toMatchObject({
      problems: [{ message: "password-same" }],
    });
    const weak = { current: TEST_PASSWORD, password: "password1234" };
    expect(await changePassword(person, weak, null)).toMatchObject({
      problems: [{ path: ["password"], message: "password-common" }],
    });
  });

  it("stops guessing at the current one", async () => {
    const person = await createTestPerson();
    const wrong = { current: "not-the-password", password: NEW };
    for (let n = 0; n < 10; n++) await changePassword(person, wrong, null);
    const right = { current: TEST_PASSWORD, password: NEW };
    expect(await changePassword(person, right, null)).toMatchObject({
      problems: [{ message: "throttled-password" }],
    });
  });
});

describe("a link for a new password", () => {
  it("works once, in ten parallel uses too, and ends every session", async () => {
    const admin = await createTestPerson({ role: "admin" });
    const person = await createTestPerson();
    await session(person.userId);
    const { token } = await issuePasswordLink(admin, person);
    expect(await findPasswordLinkOwner(token)).toMatchObject({ email: person.email });
    const uses = await Promise.all(
      Array.from({ length: 10 }, () => setPasswordByLink({ token, password: NEW })),
    );
    expect(uses.filter((use) => use.ok)).toHaveLength(1);
    expect(await db.session.count({ where: { userId: person.userId } })).toBe(0);
    expect(await canSignIn(person.email, NEW)).toBe(true);
    expect((await auditOf(person.userId)).map((row) => [row.action, row.actorId])).toEqual([
      ["person.issue-password-link", admin.userId],
      ["person.set-password", person.userId],
    ]);
  });

  it("dies with a newer link, with time and with the person's disabling", async () => {
    const admin = await createTestPerson({ role: "admin" });
    const person = await createTestPerson();
    const { token: older } = await issuePasswordLink(admin, person);
    const { token } = await issuePasswordLink(admin, person);
    const gone = { ok: false, problems: [{ path: [], message: "link-gone" }] };
    expect(await setPasswordByLink({ token: older, password: NEW })).toEqual(gone);
    const identifier = `password-link:${person.userId}`;
    const past = new Date(Date.now() - 1000);
    await db.verification.updateMany({ where: { identifier }, data: { expiresAt: past } });
    expect(await setPasswordByLink({ token, password: NEW })).toEqual(gone);

    const { token: third } = await issuePasswordLink(admin, person);
    await disablePerson(admin, person);
    expect(await setPasswordByLink({ token: third, password: NEW })).toEqual(gone);
    await expect(issuePasswordLink(admin, person)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is an administrator's to give", async () => {
    const editor = await createTestPerson({ role: "editor" });
    await expect(issuePasswordLink(editor, editor)).rejects.toMatchObject({ code: "forbidden" });
    const admin = await createTestPerson({ role: "admin" });
    const nobody = { userId: "nobody" };
    await expect(issuePasswordLink(admin, nobody)).rejects.toMatchObject({ code: "not-found" });
  });
});

it("a person's own name, language and zone are theirs to change, and audited", async () => {
  const person = await createTestPerson();
  const profile = { name: "Aoi", language: "ja" as const, timeZone: "Asia/Tokyo" };
  expect(await saveProfile(person, profile)).toEqual({ ok: true });
  const [row] = await auditOf(person.userId);
  expect(row).toMatchObject({ action: "person.save-profile", before: { language: "en" }, after: profile });
});
