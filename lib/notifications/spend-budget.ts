import type { Tx } from "@/lib/db/transaction";
import type { OpenedFinding } from "@/lib/findings/open-findings";

/** A notification that a channel wants. */
export interface WantedNotification {
  channelId: string;
  finding: OpenedFinding;
}

/**
 * Tells the notifications that are sent by themselves from those that are folded into a digest: of each row with a noise
 * budget so many go out per channel and UTC day. Counted in the caller's transaction under a lock of the
 * counter, so that batches at the same time spend a budget exactly once; the database's clock says which day it is.
 */
export async function spendBudgets(
  tx: Tx,
  wanted: readonly WantedNotification[],
): Promise<{ sent: WantedNotification[]; folded: WantedNotification[] }> {
  const groups = new Map<string, WantedNotification[]>();
  for (const one of wanted) {
    const { budget } = one.finding.notice!;
    if (!budget) continue;
    const key = JSON.stringify([one.channelId, budget.scope, budget.rowId]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  if (groups.size === 0) return { sent: [...wanted], folded: [] };
  // In one order for everybody: two batches that spend the same budgets must not wait for each other.
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const columns = sorted.map(([key, { length }]) => [...(JSON.parse(key) as string[]), length] as const);
  const counted = await tx.$queryRaw<{ key: string[]; count: number }[]>`
    INSERT INTO notification_count AS known (channel_id, scope, row_id, day, count)
    SELECT channel_id::uuid, scope, row_id, (now() AT TIME ZONE 'UTC')::date, more
    FROM unnest(${columns.map(([channelId]) => channelId)}::text[], ${columns.map(([, scope]) => scope)}::text[],
                ${columns.map(([, , rowId]) => rowId)}::text[], ${columns.map(([, , , more]) => more)}::int[])
         WITH ORDINALITY AS given(channel_id, scope, row_id, more, position)
    ORDER BY position
    ON CONFLICT (channel_id, scope, row_id, day) DO UPDATE SET count = known.count + excluded.count
    RETURNING ARRAY[channel_id::text, scope, row_id] AS key, count`;
  const folded = new Set<WantedNotification>();
  for (const { key, count } of counted) {
    const group = groups.get(JSON.stringify(key))!;
    const { perDay } = group[0]!.finding.notice!.budget!;
    const left = Math.max(0, perDay - (count - group.length));
    group.slice(left).forEach((one) => folded.add(one));
  }
  return { sent: wanted.filter((one) => !folded.has(one)), folded: [...folded] };
}

/** Keeps folded notifications for their digest. */
export async function foldNotifications(tx: Tx, folded: readonly WantedNotification[]): Promise<void> {
  if (folded.length === 0) return;
  const budgets = folded.map(({ finding }) => finding.notice!.budget!);
  await tx.$executeRaw`
    INSERT INTO folded_notification (channel_id, finding_id, scope, row_id, row_number, created_at)
    SELECT channel_id::uuid, finding_id::uuid, scope, row_id, row_number, now()
    FROM unnest(${folded.map(({ channelId }) => channelId)}::text[], ${folded.map(({ finding }) => finding.id)}::text[],
                ${budgets.map(({ scope }) => scope)}::text[], ${budgets.map(({ rowId }) => rowId)}::text[],
                ${budgets.map(({ rowNumber }) => rowNumber)}::int[])
         AS given(channel_id, finding_id, scope, row_id, row_number)
    ON CONFLICT DO NOTHING`;
}
