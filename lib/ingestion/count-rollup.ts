import type { Tx } from "@/lib/db/transaction";
import type { StoredEvent } from "./store-events";

/** So many example events are kept per combination. */
const SAMPLES = 5;

/**
 * Adds newly stored events to the rollup of their UTC day. Called in the transaction that stored them, so that the
 * rollup always equals the events. Rows are written in key order, so that crossing batches do not deadlock.
 */
export async function countRollup(tx: Tx, stored: readonly StoredEvent[]): Promise<void> {
  if (stored.length === 0) return;
  const groups = new Map<string, { parts: string[]; ids: bigint[]; count: number }>();
  for (const { id, event } of stored) {
    const parts = [
      event.eventTime.slice(0, 10),
      event.accountId,
      event.region,
      event.eventSource,
      event.eventName,
      event.userIdentityType,
      event.failed ? "y" : "n",
    ];
    const key = JSON.stringify(parts);
    const group = groups.get(key) ?? { parts, ids: [], count: 0 };
    group.count += 1;
    if (group.ids.length < SAMPLES) group.ids.push(id);
    groups.set(key, group);
  }
  const sorted = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const column = (index: number) => sorted.map((group) => group.parts[index]!);
  await tx.$executeRaw`
    INSERT INTO event_rollup AS known (day, account_id, region, event_source, event_name, user_identity_type, failed,
                                       count, sample_ids, changed_in)
    SELECT day::date, account_id, region, event_source, event_name, user_identity_type, failed = 'y', count::bigint,
           ids::bigint[], pg_current_xact_id()::text::bigint
    FROM unnest(
      ${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[],
      ${column(5)}::text[], ${column(6)}::text[], ${sorted.map((group) => String(group.count))}::text[],
      ${sorted.map((group) => `{${group.ids.join(",")}}`)}::text[]
    ) WITH ORDINALITY AS given(day, account_id, region, event_source, event_name, user_identity_type, failed, count,
                               ids, position)
    ORDER BY position
    ON CONFLICT (day, account_id, region, event_source, event_name, user_identity_type, failed) DO UPDATE
      SET count = known.count + excluded.count,
          sample_ids = (known.sample_ids || excluded.sample_ids)[1:${SAMPLES}::int],
          changed_in = excluded.changed_in`;
}
