import { beforeAll, describe, expect, it } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { acceptInvitation } from "@/lib/users/accept-invitation";
import { invitePerson } from "@/lib/users/invite";
import { findInvitation, listPendingInvitations } from "@/lib/users/queries";
import { revokeInvitation } from "@/lib/users/revoke-invitation";
import { acceptInvitationSchema, inviteSchema } from "@/lib/users/schema";
import { auditOf, createTestPerson } from "@/lib/users/test-people";

const PASSWORD = "morning-ferry-olive-3";
const everything = { role: "viewer" as const, allAccounts: true, accountIds: [] };

let admin: Awaited<ReturnType<typeof createTestPerson>>;

beforeAll(async () => {
  admin = await createTestPerson({ role: "admin" }, "admin@example.test");
  await db.account.createMany({
    data: [
      { id: "210987654321", name: "Staging" },
      { id: "112233445566", name: "Production" },
    ],
  });
});

const acceptance = (token: string) => ({
  token,
  name: "Aoi Mori",
  language: "ja" as const,
  timeZone: "Asia/Tokyo",
  password: PASSWORD,
});

async function invite(email: string, access = everything as Parameters<typeof invitePerson>[1]["access"]) {
  const result = await invitePerson(admin, { email, access });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.token;
}

describe("an invitation", () => {
  it("becomes a person with its role and accounts, and is audited at both ends", async () => {
    const token = await invite("aoi@example.test", {
      role: "editor",
      allAccounts: false,
      accountIds: ["210987654321"],
    });
    expect(await findInvitation(token)).toMatchObject({ email: "aoi@example.test", role: "editor" });
    const [pending] = await listPendingInvitations(admin);
    expect(pending).toMatchObject({ email: "aoi@example.test", invitedByName: "admin" });

    expect(await acceptInvitation(acceptance(token))).toEqual({ ok: true, email: "aoi@example.test" });
    const person = await db.user.findUniqueOrThrow({
      where: { email: "aoi@example.test" },
      include: { accountAccess: true },
    });
    expect(person).toMatchObject({ role: "editor", allAccounts: false, language: "ja" });
    expect(person.accountAccess.map((row) => row.accountId)).toEqual(["210987654321"]);
    expect(await signIn({ email: "aoi@example.test", password: PASSWORD }, new Headers())).toEqual({
      ok: true,
    });
    expect(await auditOf(pending?.id ?? "")).toMatchObject([
      { action: "person.invite", actorId: admin.userId },
    ]);
    expect(await auditOf(person.id)).toMatchObject([{ action: "person.join", actorId: person.id }]);
    expect(await findInvitation(token)).toBeNull();
  });

  it("works once, also when its link is opened ten times in the same moment", async () => {
    const token = await invite("once@example.test");
    const results = await Promise.all(Array.from({ length: 10 }, () => acceptInvitation(acceptance(token))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    for (const result of results.filter((result) => !result.ok)) {
      expect(result).toMatchObject({ problems: [{ message: "link-gone" }] });
    }
    expect(await db.user.count({ where: { email: "once@example.test" } })).toBe(1);
  });

  it("stores the token hashed only, in the invitation and in the audit log", async () => {
    const token = await invite("hash@example.test");
    const stored = JSON.stringify(await db.invitation.findMany()) + JSON.stringify(await auditRows());
    expect(stored).not.toContain(token);
  });

  it("is dead when revoked, expired, replaced by a newer one, or made up", async () => {
    const revoked = await invite("dead@example.test");
    const { id } = await db.invitation.findFirstOrThrow({ where: { email: "dead@example.test" } });
    expect(await revokeInvitation(admin, { id })).toEqual({ ok: true });
    await expect(revokeInvitation(admin, { id })).rejects.toMatchObject({ code: "conflict" });
    expect((await auditOf(id)).map((row) => row.action)).toEqual([
      "person.invite",
      "person.revoke-invitation",
    ]);

    const expired = await invite("late@example.test");
    await db.invitation.updateMany({
      where: { email: "late@example.test" },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    const replaced = await invite("twice@example.test");
    const newer = await invite("twice@example.test");
    for (const token of [revoked, expired, replaced, "A".repeat(43)]) {
      expect(await findInvitation(token)).toBeNull();
      expect(await acceptInvitation(acceptance(token))).toMatchObject({
        problems: [{ message: "link-gone" }],
      });
    }
    expect(await acceptInvitation(acceptance(newer))).toMatchObject({ ok: true });
  });

  it("survives a refused password and a taken address", async () => {
    const token = await invite("slow@example.test");
    expect(await acceptInvitation({ ...acceptance(token), password: "password1234" })).toMatchObject({
      ok: false,
      problems: [{ path: ["password"], message: "password-common" }],
    });
    await createTestPerson({}, "slow@example.test");
    expect(await acceptInvitation(acceptance(token))).toMatchObject({
      problems: [{ message: "person-exists" }],
    });
    expect(await findInvitation(token)).not.toBeNull();
  });

  it("is refused for people who exist and for accounts that do not", async () => {
    expect(await invitePerson(admin, { email: "admin@example.test", access: everything })).toMatchObject({
      problems: [{ path: ["email"], message: "person-exists" }],
    });
    const access = { role: "viewer" as const, allAccounts: false, accountIds: ["999999999999"] };
    expect(await invitePerson(admin, { email: "x@example.test", access })).toMatchObject({
      problems: [{ path: ["access", "accountIds"], message: "unknown-account" }],
    });
  });

  it("is an administrator's matter", async () => {
    for (const role of ["editor", "viewer"] as const) {
      const actor = await createTestPerson({ role });
      const access = everything;
      await expect(invitePerson(actor, { email: "y@example.test", access })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(listPendingInvitations(actor)).rejects.toMatchObject({ code: "forbidden" });
      const id = "00000000-0000-7000-8000-000000000000";
      await expect(revokeInvitation(actor, { id })).rejects.toMatchObject({ code: "forbidden" });
    }
    const id = "00000000-0000-7000-8000-000000000000";
    await expect(revokeInvitation(admin, { id })).rejects.toMatchObject({ code: "not-found" });
  });

  it("says what does not fit", () => {
    const bad = inviteSchema.safeParse({
      email: "x",
      access: { role: "viewer", allAccounts: false, accountIds: [] },
    });
    expect(bad.error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([
      ["email", "email"],
      ["access.accountIds", "choose-account"],
    ]);
    const administrator = inviteSchema.parse({
      email: "X@Example.test ",
      access: { role: "admin", allAccounts: false, accountIds: ["210987654321"] },
    });
    expect(administrator).toEqual({
      email: "x@example.test",
      access: { role: "admin", allAccounts: true, accountIds: [] },
    });
    expect(acceptInvitationSchema.safeParse(acceptance("'; drop table")).success).toBe(false);
  });
});

async function auditRows() {
  return db.auditEntry.findMany({ select: { note: true, before: true, after: true, targetLabel: true } });
}
