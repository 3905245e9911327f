import { db } from "@/lib/db/client";

/** Findings per call: short locks. */
export const REOPEN_BATCH = 1_000;

/**
 * Housekeeping: writes down that suppressions have ended, so that the set that reads have to look through stays small.
 * Nothing depends on it, reads decide by the end itself. Returns how many were written; call again while it is
 * REOPEN_BATCH. Not a change by anybody, so it is in the timeline (at the moment of the end), not in the audit log.
 */
export async function reopenExpired(now: Date = new Date()): Promise<number> {
  return db.$executeRaw`
    WITH over AS (
      SELECT id, suppressed_until, suppression_id FROM finding
      WHERE status = 'suppressed' AND suppressed_until <= ${now}
      ORDER BY suppressed_until, id LIMIT ${REOPEN_BATCH} FOR UPDATE SKIP LOCKED
    ), reopened AS (
      UPDATE finding SET status = 'open', suppressed_until = NULL, suppression_id = NULL
      FROM over WHERE finding.id = over.id
      RETURNING finding.id, over.suppressed_until AS until, over.suppression_id AS suppression
    )
    INSERT INTO finding_activity (finding_id, kind, data, at, created_by_name)
    SELECT id, 'reopened', jsonb_build_object('from', 'suppressed', 'to', 'open', 'ended', true, 'suppressionId', suppression),
           until, 'Kanaria'
    FROM reopened`;
}
