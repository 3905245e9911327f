import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";

/** A worker that does not write an outcome within this time has lost its deliveries to the next one. Seconds. */
export const LEASE_SECONDS = 45;

export interface LeasedDelivery {
  id: string;
  channelId: string;
  findingId: string | null;
  isDigest: boolean;
  attempts: number;
  leaseToken: string;
}

/**
 * Takes the next delivery of each channel that is due, at most `limit` channels: one message at a time per channel keeps
 * Slack's rate of one per second and its order. Two workers never take the same one (SKIP LOCKED); a lease that ran out
 * may be taken again. The database's clock decides.
 */
export async function leaseDeliveries(limit: number): Promise<LeasedDelivery[]> {
  const token = randomUUID();
  return db.$queryRaw<LeasedDelivery[]>`
    UPDATE delivery SET lease_token = ${token}::uuid, leased_until = now() + make_interval(secs => ${LEASE_SECONDS}),
                        attempts = attempts + 1
    FROM (
      SELECT next.id FROM channel
      CROSS JOIN LATERAL (
        SELECT id FROM delivery
        WHERE channel_id = channel.id AND state = 'pending' AND next_attempt_at <= now()
          AND (leased_until IS NULL OR leased_until <= now())
        ORDER BY next_attempt_at, id LIMIT 1
      ) AS next
      WHERE (channel.paused_until IS NULL OR channel.paused_until <= now())
        AND NOT EXISTS (SELECT 1 FROM delivery AS busy WHERE busy.channel_id = channel.id AND busy.state = 'pending'
                        AND busy.leased_until > now())
      ORDER BY channel.id LIMIT ${limit} FOR UPDATE OF channel SKIP LOCKED
    ) AS due
    -- Said again: another worker may have taken it after this statement began to look.
    WHERE delivery.id = due.id AND delivery.state = 'pending'
      AND (delivery.leased_until IS NULL OR delivery.leased_until <= now())
    RETURNING delivery.id, channel_id AS "channelId", finding_id AS "findingId",
              digest_hour IS NOT NULL AS "isDigest", attempts,
              lease_token AS "leaseToken"`;
}

/**
 * Milliseconds until the next delivery is due, at most `most`; 0 where one is due now. A channel with a message under
 * lease is due when that lease ends: a worker that died must not keep its successor spinning until then.
 */
export async function untilNextDelivery(most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ wait: number | null }[]>`
    SELECT extract(epoch FROM min(greatest(waiting.next, channel.paused_until, waiting.leased)) - now())::float8 * 1000
           AS wait
    FROM channel CROSS JOIN LATERAL (
      SELECT min(next_attempt_at) AS next, max(leased_until) AS leased
      FROM delivery WHERE channel_id = channel.id AND state = 'pending'
    ) AS waiting
    WHERE waiting.next IS NOT NULL`;
  return Math.max(0, Math.min(most, Math.ceil(row?.wait ?? most)));
}
