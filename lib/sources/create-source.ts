import { recordAudit } from "@/lib/audit/record";
import { requireAdmin, type Actor } from "@/lib/auth/actor";
import { transaction, type Tx } from "@/lib/db/transaction";
import type { Result } from "@/lib/errors";
import type { CreateSourceInput } from "./schema";
import { newSecret } from "./secret";

/**
 * Creates a source that delivers over HTTP, with its first secret. The secret is in the answer and nowhere else.
 * Administrators only. Chosen accounts must exist.
 */
export async function createSource(
  actor: Actor,
  input: CreateSourceInput,
): Promise<Result<{ sourceId: string; secret: string }>> {
  requireAdmin(actor);
  const { secret, hash, hint } = newSecret();
  return transaction(async (tx) => {
    const unknown = await unknownAccounts(tx, input.accountIds);
    if (!input.allAccounts && unknown.length > 0) {
      return { ok: false, problems: [{ path: ["accountIds"], message: "unknown-account" }] };
    }
    const source = await tx.source.create({
      data: {
        name: input.name,
        kind: "http",
        allAccounts: input.allAccounts,
        accounts: { create: input.allAccounts ? [] : input.accountIds.map((accountId) => ({ accountId })) },
        secrets: { create: { hash, hint } },
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: "source.create",
      targetKind: "source",
      targetId: source.id,
      targetLabel: input.name,
      after: { name: input.name, allAccounts: input.allAccounts, accountIds: input.accountIds, secret: hint },
    });
    return { ok: true, sourceId: source.id, secret };
  });
}

/** Which of these accounts nobody has brought in. */
export async function unknownAccounts(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
  const known = await tx.account.findMany({ where: { id: { in: [...accountIds] } }, select: { id: true } });
  const ids = new Set(known.map((account) => account.id));
  return accountIds.filter((id) => !ids.has(id));
}
