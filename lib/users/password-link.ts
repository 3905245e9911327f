import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, requireAdmin } from "@/lib/auth/actor";
import { passwordProblem } from "@/lib/auth/password-policy";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Problem } from "@/lib/errors";
import { createLinkToken, hashLinkToken } from "@/lib/users/link-token";
import type { newPasswordSchema } from "@/lib/users/schema";

/** A link for a new password works for this long. */
export const PASSWORD_LINK_HOURS = 24;

const PREFIX = "password-link:";

/**
 * Makes a link with which a person who forgot the password sets a new one. Administrators only. The token is told
 * once, here; an earlier link of the same person ends. `conflict` for a disabled person.
 */
export async function issuePasswordLink(
  actor: Actor,
  input: { userId: string },
): Promise<{ ok: true; token: string; expiresAt: string }> {
  requireAdmin(actor);
  const { token, hash } = createLinkToken();
  const expiresAt = new Date(Date.now() + PASSWORD_LINK_HOURS * 3_600_000);
  return transaction(async (tx) => {
    const person = await tx.user.findUnique({
      where: { id: input.userId },
      select: { email: true, disabledAt: true },
    });
    if (!person) throw new AppError("not-found");
    if (person.disabledAt) throw new AppError("conflict");
    const identifier = PREFIX + input.userId;
    await tx.verification.deleteMany({ where: { identifier } });
    await tx.verification.create({
      data: { id: randomUUID(), identifier, value: hash, expiresAt },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: "person.issue-password-link",
      targetKind: "person",
      targetId: input.userId,
      targetLabel: person.email,
      after: { expiresAt: expiresAt.toISOString() },
    });
    return { ok: true, token, expiresAt: expiresAt.toISOString() };
  });
}

/** Whose link that is, or null: used, replaced, expired, unknown, or of a disabled person. */
export async function findPasswordLink(
  token: string,
): Promise<{ userId: string; email: string; name: string } | null> {
  const link = await db.verification.findFirst({
    where: { identifier: { startsWith: PREFIX }, value: hashLinkToken(token), expiresAt: { gt: new Date() } },
    select: { identifier: true },
  });
  if (!link) return null;
  const userId = link.identifier.slice(PREFIX.length);
  const person = await db.user.findFirst({
    where: { id: userId, disabledAt: null },
    select: { email: true, name: true },
  });
  return person && { userId, ...person };
}

/** Sets the password of the link's person, once; all of their sessions end. Problem `link-gone` else. */
export async function setPasswordByLink(
  input: z.output<typeof newPasswordSchema>,
): Promise<{ ok: true; email: string } | { ok: false; problems: Problem[] }> {
  const person = await findPasswordLink(input.token);
  if (!person) return { ok: false, problems: [{ path: [], message: "link-gone" }] };
  const problem = passwordProblem(input.password, person);
  if (problem) return { ok: false, problems: [{ path: ["password"], message: problem }] };
  const password = await hashPassword(input.password);

  return transaction(async (tx) => {
    const { count } = await tx.verification.deleteMany({
      where: { identifier: PREFIX + person.userId, value: hashLinkToken(input.token) },
    });
    if (count === 0) return { ok: false as const, problems: [{ path: [], message: "link-gone" }] };
    await tx.credential.updateMany({
      where: { userId: person.userId, providerId: "credential" },
      data: { password },
    });
    await tx.session.deleteMany({ where: { userId: person.userId } });
    await recordAudit(tx, asThemselves(person), {
      action: "person.set-password",
      targetKind: "person",
      targetId: person.userId,
      targetLabel: person.email,
    });
    return { ok: true as const, email: person.email };
  });
}

/** The person as author of the audit row; the link gives no other right. */
function asThemselves(person: { userId: string; name: string }): Actor {
  return {
    kind: "user",
    userId: person.userId,
    name: person.name,
    role: "viewer",
    accounts: [],
    language: "en",
    timeZone: "UTC",
  };
}
