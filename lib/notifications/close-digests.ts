import { transaction } from "@/lib/db/transaction";

/** Channels whose digests are made in one transaction. */
const BATCH = 50;
/** Counters of budgets are kept for so many days. */
const KEPT_DAYS = 7;

/**
 * Makes a digest of what was folded in the hours that are over, one per channel and hour: the day's end is an hour's end.
 * The database's clock says when, and holds that any number of workers make each digest once; it is then sent as any
 * delivery. What was folded in a transaction that ended after its hour's digest was made goes into the next. Returns how
 * many were made; call again while that is not 0.
 */
export async function closeDigests(): Promise<number> {
  return transaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string; hour: Date }[]>`
      SELECT channel.id, date_trunc('hour', now()) AS hour FROM channel
      WHERE EXISTS (SELECT 1 FROM folded_notification f WHERE f.channel_id = channel.id AND f.digest_id IS NULL
                    AND f.created_at < date_trunc('hour', now()))
        AND NOT EXISTS (SELECT 1 FROM delivery d
                        WHERE d.channel_id = channel.id AND d.digest_hour = date_trunc('hour', now()))
      ORDER BY channel.id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
    if (due.length === 0) return 0;
    const made = await tx.delivery.createManyAndReturn({
      data: due.map(({ id, hour }) => ({ channelId: id, digestHour: hour })),
      // Another worker may have made it after this statement began to look.
      skipDuplicates: true,
      select: { id: true, channelId: true, digestHour: true },
    });
    for (const { id, channelId, digestHour } of made) {
      await tx.$executeRaw`
        UPDATE folded_notification SET digest_id = ${id}::uuid
        WHERE channel_id = ${channelId}::uuid AND digest_id IS NULL AND created_at < ${digestHour}`;
    }
    return made.length;
  });
}

/** Takes counters of past days away. */
export async function dropOldCounts(): Promise<void> {
  await transaction(
    (tx) =>
      tx.$executeRaw`DELETE FROM notification_count WHERE day < (now() AT TIME ZONE 'UTC')::date - ${KEPT_DAYS}::int`,
  );
}
