import { db } from "@/lib/db/client";

/** At most `max` attempts in a window that starts with the first of them. */
export interface Limit {
  max: number;
  windowSeconds: number;
}

/**
 * Counts one attempt under `key` and says how many seconds to wait, 0 where the attempt may go on. One statement on
 * the database's clock, so that parallel attempts on any number of web servers cannot all slip through a stale read.
 */
export async function takeAttempt(key: string, limit: Limit): Promise<number> {
  const window = BigInt(limit.windowSeconds * 1000);
  const [row] = await db.$queryRaw<{ count: number; wait: number }[]>`
    WITH clock AS (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms)
    INSERT INTO rate_limit AS r (id, key, count, last_request)
    SELECT gen_random_uuid()::text, ${key}, 1, clock.ms FROM clock
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r.last_request + ${window}::bigint <= excluded.last_request THEN 1
                   ELSE least(r.count + 1, 1000000) END,
      last_request = CASE WHEN r.last_request + ${window}::bigint <= excluded.last_request
                          THEN excluded.last_request ELSE r.last_request END
    RETURNING count,
      ceil((last_request + ${window}::bigint - (SELECT ms FROM clock)) / 1000.0)::int AS wait`;
  if (!row || row.count <= limit.max) return 0;
  return Math.max(1, row.wait);
}

/** Takes an attempt back that turned out to be welcome, so that people who sign in often are not held up. */
export async function giveAttemptBack(key: string): Promise<void> {
  await db.$executeRaw`UPDATE rate_limit SET count = greatest(count - 1, 0) WHERE key = ${key}`;
}

/** Starts the count of `key` anew. */
export async function forgetAttempts(key: string): Promise<void> {
  await db.$executeRaw`DELETE FROM rate_limit WHERE key = ${key}`;
}

/** Drops counters whose windows are long over, a bounded number at a time. */
export async function pruneAttempts(olderThanSeconds: number): Promise<void> {
  await db.$executeRaw`
    DELETE FROM rate_limit WHERE id IN (
      SELECT id FROM rate_limit
      WHERE last_request < (extract(epoch FROM clock_timestamp()) - ${olderThanSeconds}::int) * 1000
      LIMIT 100)`;
}
