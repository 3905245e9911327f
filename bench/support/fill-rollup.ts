import { db } from "@/lib/db/client";

/**
 * Fills the counts that previews are judged over: accounts × 90 days × kinds of calls, `events` in all. The events
 * themselves are not there.
 */
export async function fillRollup(accounts: number, kinds: number, events: number): Promise<void> {
  await db.$executeRaw`TRUNCATE event_rollup, event_detail, account CASCADE`;
  await db.$executeRaw`
    INSERT INTO account (id, name) SELECT lpad(a::text, 12, '0'), 'bench-' || a FROM generate_series(1, ${accounts}::int) a`;
  const each = Math.max(1, Math.round(events / (accounts * 90 * kinds)));
  await db.$executeRaw`
    INSERT INTO event_rollup (day, account_id, region, event_source, event_name, user_identity_type, failed, count, sample_ids)
    SELECT current_date - d, lpad(a::text, 12, '0'), 'us-east-1', 's' || (k % 60) || '.amazonaws.com',
           (ARRAY['Create','Delete','Put','Attach','Get','List','Describe','Update','Run','Stop'])[1 + k % 10] || 'Thing' || k,
           (ARRAY['IAMUser','AssumedRole','AWSService'])[1 + k % 3], k % 11 = 0, ${each}::bigint, '{}'
    FROM generate_series(0, 89) d, generate_series(1, ${accounts}::int) a, generate_series(1, ${kinds}::int) k`;
  // The finer counts: a caller and an address for each counted row.
  await db.$executeRaw`
    INSERT INTO event_detail (kind, day, rest, account_id, region, event_source, event_name, user_identity_type, failed,
                              actor_key, actor_name, source_ip_address, error_code, read_only, hour, count, sample_id)
    SELECT event_detail_hash(event_source, event_name, user_identity_type, failed::text), day,
           event_detail_hash(account_id::text), account_id, region, event_source, event_name, user_identity_type, failed,
           'arn:aws:iam::' || account_id || ':role/Role' || length(event_name), 'Role', '10.0.0.' || length(event_name),
           '', false, length(event_name), count, 1
    FROM event_rollup`;
  await db.$executeRaw`ANALYZE event_rollup, event_detail`;
}
