import { mayEditAccount, mayEditOrganisation, type Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

const FIELDS = {
  id: true,
  ruleId: true,
  scope: true,
  accountId: true,
  baseVersion: true,
  beforeHash: true,
  action: true,
  body: true,
  note: true,
  state: true,
  requestedById: true,
  requestedByName: true,
  expiresAt: true,
} as const;

/** True where the actor may decide on publications at that scope: those that may publish there themselves. */
export function mayReview(actor: Actor, accountId: string | null): boolean {
  return accountId === null ? mayEditOrganisation(actor) : mayEditAccount(actor, accountId);
}

/**
 * A request that can still be decided, locked until the transaction ends. `not-found` where it is not there or not the
 * actor's to see, `conflict` where it was decided already.
 */
export async function requireOpenRequest(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT id FROM publish_request WHERE id = ${id}::uuid FOR UPDATE`;
  const request = await tx.publishRequest.findUnique({ where: { id }, select: FIELDS });
  if (!request) throw new AppError("not-found");
  const isMine = request.requestedById !== null && request.requestedById === actor.userId;
  if (!isMine && !mayReview(actor, request.accountId)) throw new AppError("not-found");
  if (request.state !== "open") throw new AppError("conflict");
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now()::timestamptz(3) AS now`;
  return { ...request, isMine, now, isExpired: request.expiresAt <= now };
}

/** Throws `forbidden` for the person who asked, for whoever may not publish there, and for the system. */
export function requireReviewer(actor: Actor, request: { isMine: boolean; accountId: string | null }): void {
  if (actor.userId === null || request.isMine || !mayReview(actor, request.accountId)) {
    throw new AppError("forbidden");
  }
}
