import { expect } from "vitest";
import { db } from "@/lib/db/client";

export interface SentRecord {
  eventID: string;
  eventName: string;
}

/**
 * The database holds each of these records once and no other, a finding for each that matches and no other, a delivery
 * for each finding, and its counts are those of the events.
 */
export async function expectStoredOnce(
  records: readonly SentRecord[],
  isMatching: (record: SentRecord) => boolean,
): Promise<void> {
  const idsOf = (some: readonly SentRecord[]) => some.map(({ eventID }) => eventID).sort();
  const matching = idsOf(records.filter(isMatching));
  const events = await db.event.findMany({ select: { eventId: true } });
  expect(events.map(({ eventId }) => eventId).sort(), "events").toEqual(idsOf(records));
  const findings = await db.finding.findMany({
    select: { eventId: true, deliveries: { select: { id: true } } },
  });
  expect(findings.map(({ eventId }) => eventId).sort(), "findings").toEqual(matching);
  const told = findings.filter(({ deliveries }) => deliveries.length === 1);
  expect(told, "findings with one delivery").toHaveLength(matching.length);
  expect(await miscounted(), "rollup rows that differ from the events").toEqual([]);
  expect(await miscountedDetail(), "finer counts that differ from the rollup").toEqual([]);
  const { _sum } = await db.sourceDay.aggregate({ _sum: { stored: true, matched: true } });
  expect(_sum, "counts of the source").toEqual({
    stored: BigInt(records.length),
    matched: BigInt(matching.length),
  });
}

/** Kinds and days of which the finer counts disagree with the rollup. */
async function miscountedDetail(): Promise<unknown[]> {
  return db.$queryRaw`
    SELECT * FROM (
      SELECT day, account_id, region, event_source, event_name, user_identity_type, failed, sum(count)::bigint AS detail
      FROM event_detail GROUP BY 1, 2, 3, 4, 5, 6, 7
    ) AS details
    FULL JOIN event_rollup USING (day, account_id, region, event_source, event_name, user_identity_type, failed)
    WHERE detail IS DISTINCT FROM count`;
}

/** Where rollup and events disagree, in either direction. */
async function miscounted(): Promise<unknown[]> {
  return db.$queryRaw`
    SELECT * FROM (
      SELECT (event_time AT TIME ZONE 'UTC')::date AS day, account_id, region, event_source, event_name,
             user_identity_type, failed, count(*) AS stored
      FROM event GROUP BY 1, 2, 3, 4, 5, 6, 7
    ) AS events
    FULL JOIN event_rollup USING (day, account_id, region, event_source, event_name, user_identity_type, failed)
    WHERE stored IS DISTINCT FROM count`;
}
