import type { Tx } from "@/lib/db/transaction";
import type { StoredEvent } from "./store-events";

/**
 * Counts newly stored events by all that conditions of rows can tell apart, as countRollup does by what cells can: in the
 * transaction that stored them, in key order.
 */
export async function countDetail(tx: Tx, stored: readonly StoredEvent[]): Promise<void> {
  if (stored.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO event_detail AS known (kind, day, rest, account_id, region, event_source, event_name,
                                       user_identity_type, failed, actor_key, actor_name, source_ip_address,
                                       error_code, read_only, hour, count, sample_id, changed_in)
    SELECT event_detail_hash(event_source, event_name, user_identity_type, failed::text) AS kind, day,
           event_detail_hash(account_id::text, region, actor_key, actor_name, source_ip_address, error_code,
                             coalesce(read_only::text, ''), hour::text) AS rest,
           account_id, region, event_source, event_name, user_identity_type, failed, actor_key, actor_name,
           source_ip_address, error_code, read_only, hour, count(*), max(id), pg_current_xact_id()::text::bigint
    FROM (SELECT *, (event_time AT TIME ZONE 'UTC')::date AS day,
                 extract(hour FROM event_time AT TIME ZONE 'UTC')::smallint AS hour
          FROM event WHERE id = ANY(${stored.map(({ id }) => String(id))}::bigint[])) AS timed
    GROUP BY day, account_id, region, event_source, event_name, user_identity_type, failed, actor_key, actor_name,
             source_ip_address, error_code, read_only, hour
    ORDER BY kind, day, rest
    ON CONFLICT (kind, day, rest) DO UPDATE
      SET count = known.count + excluded.count, sample_id = excluded.sample_id, changed_in = excluded.changed_in`;
}
