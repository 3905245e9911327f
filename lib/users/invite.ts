import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, requireAdmin } from "@/lib/auth/actor";
import { type Tx, transaction } from "@/lib/db/transaction";
import type { Problem } from "@/lib/errors";
import { createLinkToken } from "@/lib/users/link-token";
import type { inviteSchema } from "@/lib/users/schema";

/** An invitation can be accepted for this long. */
export const INVITATION_DAYS = 7;

/** `token` is told once, here; only its hash is stored. */
export type InviteResult =
  | { ok: true; token: string; expiresAt: string }
  | { ok: false; problems: Problem[] };

/**
 * Invites one person by link. Administrators only. An earlier invitation of the same address that is still open ends
 * with it. Problems: `person-exists`, `unknown-account`.
 */
export async function invitePerson(
  actor: Actor,
  input: z.output<typeof inviteSchema>,
): Promise<InviteResult> {
  requireAdmin(actor);
  const { token, hash } = createLinkToken();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);

  return transaction<InviteResult>(async (tx) => {
    if (await tx.user.findUnique({ where: { email: input.email }, select: { id: true } })) {
      return { ok: false, problems: [{ path: ["email"], message: "person-exists" }] };
    }
    if (!(await allKnown(tx, input.access.accountIds))) {
      return { ok: false, problems: [{ path: ["access", "accountIds"], message: "unknown-account" }] };
    }
    const { count: replaced } = await tx.invitation.updateMany({
      where: { email: input.email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
      data: { revokedAt: now },
    });
    const invitation = await tx.invitation.create({
      data: {
        tokenHash: hash,
        email: input.email,
        ...input.access,
        invitedById: actor.userId ?? "system",
        invitedByName: actor.name,
        expiresAt,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: "person.invite",
      targetKind: "invitation",
      targetId: invitation.id,
      targetLabel: input.email,
      after: { ...input.access, expiresAt: expiresAt.toISOString(), ...(replaced > 0 ? { replaced } : {}) },
    });
    return { ok: true, token, expiresAt: expiresAt.toISOString() };
  });
}

/** True where every id is an account that is watched. */
export async function allKnown(tx: Tx, accountIds: string[]): Promise<boolean> {
  if (accountIds.length === 0) return true;
  return (await tx.account.count({ where: { id: { in: accountIds } } })) === accountIds.length;
}
