import type { Tx } from "@/lib/db/transaction";
import type { CloudTrailEvent } from "@/lib/engine/event";

export interface StoredEvent {
  id: bigint;
  event: CloudTrailEvent;
}

/**
 * Stores the events that are not there yet, by (account, eventId), and returns those. Two transactions that bring the
 * same event meet at the unique index: the second waits for the first and then stores nothing. Input must hold no
 * duplicates; it is inserted in key order, so that crossing batches do not deadlock.
 */
export async function storeEvents(
  tx: Tx,
  sourceId: string,
  events: readonly CloudTrailEvent[],
): Promise<StoredEvent[]> {
  if (events.length === 0) return [];
  const sorted = [...events].sort((a, b) => compare(eventKey(a), eventKey(b)));
  const text = (pick: (event: CloudTrailEvent) => string) => sorted.map(pick);
  const rows = await tx.$queryRaw<{ id: bigint; account_id: string; event_id: string }[]>`
    INSERT INTO event (account_id, event_id, event_time, source_id, event_name, event_source, user_identity_type,
                       region, failed, error_code, read_only, actor_key, actor_name, target, source_ip_address,
                       user_agent, access_key_id, raw)
    SELECT account_id, event_id, event_time::timestamptz, ${sourceId}::uuid, event_name, event_source,
           user_identity_type, region, failed = 'y', error_code, CASE read_only WHEN 'y' THEN true WHEN 'n' THEN false END,
           actor_key, actor_name, target, source_ip_address, user_agent, access_key_id, raw
    FROM unnest(
      ${text((e) => e.accountId)}::text[], ${text((e) => e.eventId)}::text[], ${text((e) => e.eventTime)}::text[],
      ${text((e) => e.eventName)}::text[], ${text((e) => e.eventSource)}::text[],
      ${text((e) => e.userIdentityType)}::text[], ${text((e) => e.region)}::text[],
      ${text((e) => (e.failed ? "y" : "n"))}::text[], ${text((e) => e.errorCode)}::text[],
      ${text((e) => (e.readOnly === null ? "" : e.readOnly ? "y" : "n"))}::text[],
      ${text((e) => e.actorKey)}::text[], ${text((e) => e.actorName)}::text[], ${text((e) => e.target)}::text[],
      ${text((e) => e.sourceIpAddress)}::text[], ${text((e) => e.userAgent)}::text[],
      ${text((e) => e.accessKeyId)}::text[], ${text((e) => e.raw)}::text[]
    ) WITH ORDINALITY AS given(account_id, event_id, event_time, event_name, event_source, user_identity_type, region,
                               failed, error_code, read_only, actor_key, actor_name, target, source_ip_address,
                               user_agent, access_key_id, raw, position)
    ORDER BY position
    ON CONFLICT (account_id, event_id) DO NOTHING
    RETURNING id, account_id, event_id`;
  const byKey = new Map(sorted.map((event) => [eventKey(event), event]));
  return rows.map((row) => ({ id: row.id, event: byKey.get(`${row.account_id}/${row.event_id}`)! }));
}

/** The identity of an event within the installation. */
export function eventKey(event: { accountId: string; eventId: string }): string {
  return `${event.accountId}/${event.eventId}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
