import { hashPassword } from "better-auth/crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { passwordProblem } from "@/lib/auth/password-policy";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Problem } from "@/lib/errors";
import { createPerson } from "@/lib/users/create-person";
import { hashLinkToken } from "@/lib/users/link-token";
import type { acceptInvitationSchema } from "@/lib/users/schema";

export type AcceptResult = { ok: true; email: string } | { ok: false; problems: Problem[] };

const GONE: AcceptResult = { ok: false, problems: [{ path: [], message: "link-gone" }] };

/**
 * Turns an invitation into a person with a password. Works once: of parallel calls with one token exactly one wins.
 * Used, revoked, expired and unknown links are one answer, `link-gone`. Needs no actor: the token is the right.
 */
export async function acceptInvitation(
  input: z.output<typeof acceptInvitationSchema>,
): Promise<AcceptResult> {
  const tokenHash = hashLinkToken(input.token);
  const open = { tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
  const invitation = await db.invitation.findFirst({ where: open, select: INVITATION });
  if (!invitation) return GONE;
  const problem = passwordProblem(input.password, { email: invitation.email, name: input.name });
  if (problem) return { ok: false, problems: [{ path: ["password"], message: problem }] };
  const passwordHash = await hashPassword(input.password);

  try {
    return await transaction<AcceptResult>(async (tx) => {
      // The row's lock makes the second of two waits, and then find it accepted.
      const { count } = await tx.invitation.updateMany({ where: open, data: { acceptedAt: new Date() } });
      if (count === 0) return GONE;
      const person = await createPerson(tx, {
        name: input.name,
        email: invitation.email,
        passwordHash,
        access: {
          role: invitation.role,
          allAccounts: invitation.allAccounts,
          accountIds: invitation.accountIds,
        },
        language: input.language,
        timeZone: input.timeZone,
      });
      // Thrown, so that the invitation stays open.
      if (!person) throw new AppError("conflict");
      await recordAudit(tx, person, {
        action: "person.join",
        targetKind: "person",
        targetId: person.userId,
        targetLabel: invitation.email,
        after: {
          name: input.name,
          role: invitation.role,
          allAccounts: invitation.allAccounts,
          accountIds: invitation.accountIds,
          invitation: invitation.id,
          invitedBy: invitation.invitedByName,
        },
      });
      return { ok: true, email: invitation.email };
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") {
      return { ok: false, problems: [{ path: [], message: "person-exists" }] };
    }
    throw error;
  }
}

const INVITATION = {
  id: true,
  email: true,
  role: true,
  allAccounts: true,
  accountIds: true,
  invitedByName: true,
} as const;
