import { db } from "@/lib/db/client";
import type { JudgedEvent } from "@/lib/engine/event";

/** What the cells of rows see of an event: the kind that event_rollup counts by. */
export type EventKind = Pick<JudgedEvent, "eventName" | "eventSource" | "userIdentityType" | "failed">;

/** Stored events that no row can tell apart, conditions included, of one UTC day. */
export interface DetailRow {
  /** Index in the kinds that were asked for. */
  kind: number;
  /** UTC days since 1970-01-01. */
  day: number;
  accountId: string;
  region: string;
  actorKey: string;
  actorName: string;
  sourceIpAddress: string;
  errorCode: string;
  readOnly: boolean | null;
  /** UTC, 0 to 23. */
  hour: number;
  count: number;
  /** One of the events (event.id). */
  sampleId: string;
  /** The row's key beside its day, as hexadecimal digits. */
  key: string;
}

/** What rows see of these events; of their time it is the hour. */
export function judgedDetail(kind: EventKind, row: DetailRow): JudgedEvent {
  const { accountId, region, actorKey, actorName, sourceIpAddress, errorCode, readOnly, hour } = row;
  const eventTime = `1970-01-01T${String(hour).padStart(2, "0")}:00:00.000Z`;
  const seen = { accountId, region, actorKey, actorName, sourceIpAddress, errorCode, readOnly, eventTime };
  return { ...kind, ...seen };
}

export interface DetailWanted {
  /** Rows at most; where there are more, `isCut`. */
  limit: number;
  /** UTC day numbers, both counted; absent: all days. */
  fromDay?: number;
  toDay?: number;
  /** Absent: all accounts. Scope it by what the actor sees. */
  accountIds?: readonly string[];
}

const EARLIEST = 0;
const LATEST = 1_000_000;

/** The stored events of these kinds, counted by all that rows can tell apart, in no order. */
export async function listDetailRows(
  kinds: readonly EventKind[],
  { limit, fromDay = EARLIEST, toDay = LATEST, accountIds }: DetailWanted,
): Promise<{ rows: DetailRow[]; isCut: boolean }> {
  if (kinds.length === 0) return { rows: [], isCut: false };
  const [{ rows }] = await db.$queryRaw<[{ rows: string | null }]>`
    SELECT json_agg(json_build_object(
             'kind', position - 1, 'day', day - DATE '1970-01-01', 'accountId', account_id, 'region', region,
             'actorKey', actor_key, 'actorName', actor_name, 'sourceIpAddress', source_ip_address,
             'errorCode', error_code, 'readOnly', read_only, 'hour', hour, 'count', count,
             'sampleId', sample_id::text, 'key', encode(rest, 'hex')))::text AS rows
    FROM (
      SELECT d.*, wanted.position FROM unnest(
        ${kinds.map((kind) => kind.eventSource)}::text[], ${kinds.map((kind) => kind.eventName)}::text[],
        ${kinds.map((kind) => kind.userIdentityType)}::text[], ${kinds.map((kind) => String(kind.failed))}::text[]
      ) WITH ORDINALITY AS wanted(source, name, type, failed, position)
      JOIN event_detail d ON d.kind = event_detail_hash(wanted.source, wanted.name, wanted.type, wanted.failed)
      WHERE d.day BETWEEN DATE '1970-01-01' + ${fromDay}::int AND DATE '1970-01-01' + ${toDay}::int
        AND (${accountIds === undefined} OR d.account_id = ANY(${accountIds ?? []}::text[]))
      LIMIT ${limit + 1}::int
    ) AS found`;
  const found = rows === null ? [] : (JSON.parse(rows) as DetailRow[]);
  return { rows: found.slice(0, limit), isCut: found.length > limit };
}

/** Of these kinds, the rows counted in transactions from `floor` to `ceiling`; null where they are more than `limit`. */
export async function listChangedDetail(
  kinds: readonly EventKind[],
  { floor, ceiling }: { floor: bigint; ceiling: bigint },
  limit: number,
): Promise<DetailRow[] | null> {
  if (kinds.length === 0) return [];
  const rows = await db.$queryRaw<DetailRow[]>`
    SELECT (wanted.position - 1)::int AS kind, d.day - DATE '1970-01-01' AS day, account_id AS "accountId", region,
           actor_key AS "actorKey", actor_name AS "actorName", source_ip_address AS "sourceIpAddress",
           error_code AS "errorCode", read_only AS "readOnly", hour::int AS hour, count::float8 AS count,
           sample_id::text AS "sampleId", encode(rest, 'hex') AS key
    FROM event_detail d JOIN (
      SELECT event_detail_hash(source, name, type, failed) AS kind, position FROM unnest(
        ${kinds.map((kind) => kind.eventSource)}::text[], ${kinds.map((kind) => kind.eventName)}::text[],
        ${kinds.map((kind) => kind.userIdentityType)}::text[], ${kinds.map((kind) => String(kind.failed))}::text[]
      ) WITH ORDINALITY AS given(source, name, type, failed, position)) AS wanted ON wanted.kind = d.kind
    WHERE d.changed_in >= ${floor} AND d.changed_in <= ${ceiling}
    LIMIT ${limit + 1}::int`;
  return rows.length > limit ? null : rows;
}
