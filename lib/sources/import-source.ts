import { recordAudit } from "@/lib/audit/record";
import { systemActor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db/transaction";
import type { AuthenticatedSource } from "./authenticate";

/** Two imports that start at once must not both create the source. Any number, as long as nobody else uses it. */
const LOCK = 4_711_001;

/**
 * The source of `npm run import`: whoever may run commands on the server speaks for the whole organisation. Created on
 * first use, then always the same one.
 */
export async function importSource(): Promise<AuthenticatedSource> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    const known = await tx.source.findFirst({
      where: { kind: "import", isSample: false },
      select: { id: true, name: true },
    });
    if (known) return known;
    const created = await tx.source.create({
      data: { name: "npm run import", kind: "import", allAccounts: true },
      select: { id: true, name: true },
    });
    await recordAudit(tx, systemActor("npm run import"), {
      action: "source.create",
      targetKind: "source",
      targetId: created.id,
      targetLabel: created.name,
      after: { name: created.name, allAccounts: true },
    });
    return created;
  });
}
