import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";

/** What changed. Secrets never go into `before`, `after` or `note`. */
export interface AuditInput {
  /** noun.verb, for example "rule-setting.save". Each has a label in messages (namespace audit, key action.<noun>_<verb>). */
  action: string;
  targetKind: string;
  targetId: string;
  targetLabel: string;
  accountId?: string | null;
  note?: string;
  before?: Prisma.InputJsonValue | null;
  after?: Prisma.InputJsonValue | null;
}

/** Writes one audit row with the change, in the change's own transaction: both are there or neither. */
export async function recordAudit(
  tx: Tx,
  actor: Pick<Actor, "userId" | "name">,
  input: AuditInput,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      actorId: actor.userId,
      actorName: actor.name,
      action: input.action,
      targetKind: input.targetKind,
      targetId: input.targetId,
      targetLabel: input.targetLabel,
      accountId: input.accountId ?? null,
      note: input.note ?? "",
      ...(input.before == null ? {} : { before: input.before }),
      ...(input.after == null ? {} : { after: input.after }),
    },
    select: { id: true },
  });
}
