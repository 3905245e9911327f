import type { Tx } from "@/lib/db/transaction";

/**
 * True where somebody else than `userId` is an administrator who can sign in. Locks all administrators' rows until the
 * transaction ends, so that two administrators who demote each other at the same moment cannot both succeed.
 */
export async function anotherAdminRemains(tx: Tx, userId: string): Promise<boolean> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "user" WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return admins.some((admin) => admin.id !== userId);
}
