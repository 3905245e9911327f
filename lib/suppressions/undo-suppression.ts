import { recordAudit } from "@/lib/audit/record";
import { seesAccount, type Actor } from "@/lib/auth/actor";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { transaction, type Tx } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { FINDING_STATUSES, type Decided, type FindingStatus } from "@/lib/findings/schema";
import type { Target } from "@/lib/findings/select-targets";
import { auditOfTargets, writeActivities } from "@/lib/findings/write-decision";
import { undoSuppressionSchema, type UndoSuppressionInput } from "./schema";

/** Messages that a suppression held back are sent after all where it is undone this soon. Later they would be old news. */
const RESEND_WITHIN_MS = 3_600_000;

/**
 * Takes a suppression back: its findings that are still suppressed by it return to the status that each came from.
 * People with chosen accounts take it back for theirs; `not-found` where none is. Findings whose suppression ended
 * or that somebody reopened since are left as they are; `conflict` where that leaves none.
 */
export async function undoSuppression(
  actor: Actor,
  input: UndoSuppressionInput,
  now: Date = new Date(),
): Promise<Result<Decided>> {
  const parsed = undoSuppressionSchema.safeParse(input);
  if (!parsed.success) throw new AppError("invalid-input");
  if (actor.role === "viewer") throw new AppError("forbidden");
  const { suppressionId } = parsed.data;
  return transaction(async (tx) => {
    const suppression = await tx.suppression.findUnique({
      where: { id: suppressionId },
      select: { createdAt: true, undoneAt: true, until: true },
    });
    if (!suppression) throw new AppError("not-found");
    const rows = await lockSuppressed(tx, suppressionId);
    const visible = rows.filter((row) => seesAccount(actor, row.accountId));
    if (visible.length === 0)
      throw new AppError(rows.length > 0 || !seesAll(actor) ? "not-found" : "conflict");
    if (suppression.until !== null && suppression.until <= now) throw new AppError("conflict");

    const targets: Target[] = visible.map((row) => ({ ...row, from: "suppressed" }));
    await tx.$executeRaw`
      UPDATE finding SET status = given.former::"FindingStatus", suppressed_until = NULL, suppression_id = NULL
      FROM unnest(${visible.map((row) => row.id)}::uuid[], ${visible.map(formerOf)}::text[]) AS given(id, former)
      WHERE finding.id = given.id`;
    for (const former of FINDING_STATUSES) {
      const group = targets.filter((_, i) => formerOf(visible[i]!) === former);
      if (group.length === 0) continue;
      const data = { to: former, suppressionId };
      await writeActivities(tx, actor, { kind: "suppressionUndone", comment: null, at: now, data }, group);
    }
    if (visible.length === rows.length)
      await tx.suppression.update({
        where: { id: suppressionId },
        data: { undoneAt: now, undoneByName: actor.name },
        select: { id: true },
      });
    if (now.getTime() - suppression.createdAt.getTime() < RESEND_WITHIN_MS)
      await resend(tx, visible, suppression.createdAt);
    await recordAudit(tx, actor, {
      action: "finding.undo-suppression",
      ...auditOfTargets(targets, { suppression: suppressionId }),
    });
    return { ok: true, changed: visible.map(({ id }) => ({ id, from: "suppressed" })), skipped: 0 };
  });
}

interface Suppressed {
  id: string;
  number: bigint;
  accountId: string;
  riskLevel: RiskLevel;
  eventName: string;
  /** The status before this suppression, from the timeline. */
  former: string | null;
}

async function lockSuppressed(tx: Tx, suppressionId: string): Promise<Suppressed[]> {
  return tx.$queryRaw<Suppressed[]>`
    SELECT f.id, f.number, f.account_id AS "accountId", f.risk_level::text AS "riskLevel", f.event_name AS "eventName",
           (SELECT a.data ->> 'from' FROM finding_activity a
            WHERE a.finding_id = f.id AND a.kind = 'suppressed' AND a.data ->> 'suppressionId' = ${suppressionId}
            ORDER BY a.id DESC LIMIT 1) AS former
    FROM finding f WHERE f.suppression_id = ${suppressionId}::uuid AND f.status = 'suppressed'
    ORDER BY f.id FOR UPDATE OF f`;
}

function formerOf({ former }: Suppressed): FindingStatus {
  return FINDING_STATUSES.find((status) => status === former && status !== "suppressed") ?? "open";
}

function seesAll(actor: Actor): boolean {
  return actor.accounts === "all";
}

async function resend(tx: Tx, findings: readonly Suppressed[], heldBackAt: Date): Promise<void> {
  const waiting = await tx.$executeRaw`
    UPDATE delivery SET state = 'pending', finished_at = NULL, next_attempt_at = now()
    WHERE finding_id = ANY(${findings.map((finding) => finding.id)}::uuid[]) AND state = 'cancelled'
      AND finished_at = ${heldBackAt}`;
  if (waiting > 0) await tx.$executeRaw`SELECT pg_notify('kanaria_delivery', '')`;
}
