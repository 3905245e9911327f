import type { Tx } from "@/lib/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { systemActor } from "@/lib/auth/actor";

/**
 * Registers accounts that an organisation-wide source brought and nobody knew: they are *discovered*, carry their number
 * as a name and inherit the organisation profile. Accounts that exist already are left alone. Returns the new ones.
 */
export async function registerDiscoveredAccounts(
  tx: Tx,
  accountIds: readonly string[],
  now: Date,
): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const sorted = [...new Set(accountIds)].sort();
  const created = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO account (id, name, discovered_at)
    SELECT id, id, ${now} FROM unnest(${sorted}::text[]) AS given(id)
    ON CONFLICT (id) DO NOTHING
    RETURNING id`;
  for (const { id } of created) {
    await recordAudit(tx, systemActor("Kanaria"), {
      action: "account.discover",
      targetKind: "account",
      targetId: id,
      targetLabel: id,
      accountId: id,
    });
  }
  return created.map((account) => account.id);
}
