import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** Rows that a digest tells of, and names and actors that it tells per row. */
const MOST_ROWS = 15;
const MOST_NAMES = 3;

export interface DigestRow {
  scope: string;
  rowId: string;
  number: number;
  count: number;
  /** The rows that the findings are attributed to: others than this one where it notified for rows on trial. */
  foundBy: string[];
  from: Date;
  to: Date;
  actors: { name: string; count: number }[];
  names: { name: string; count: number }[];
}

/** What a digest tells; texts are as they came from the events. */
export interface DigestFacts {
  total: number;
  rows: DigestRow[];
  moreRows: number;
}

/**
 * What was folded into a digest and is still to be told: findings that somebody suppressed or resolved meanwhile are not.
 * Null where nothing is left.
 */
export async function loadDigestFacts(digestId: string): Promise<DigestFacts | null> {
  const told = Prisma.sql`
    SELECT n.scope, n.row_id, n.row_number, f.row_id AS found_by, f.event_time, f.actor_name, f.event_name
    FROM folded_notification n JOIN finding f ON f.id = n.finding_id
    WHERE n.digest_id = ${digestId}::uuid AND f.status <> 'resolved'
      AND NOT (f.status = 'suppressed' AND (f.suppressed_until IS NULL OR f.suppressed_until > now()))`;
  const rows = await db.$queryRaw<(Omit<DigestRow, "actors" | "names"> & { total: number; kinds: number })[]>`
    SELECT scope, row_id AS "rowId", max(row_number) AS number, count(*)::int AS count, min(event_time) AS "from",
           max(event_time) AS "to", array_agg(DISTINCT found_by) AS "foundBy", (sum(count(*)) OVER ())::int AS total, (count(*) OVER ())::int AS kinds
    FROM (${told}) AS told GROUP BY scope, row_id ORDER BY count(*) DESC, scope, row_id LIMIT ${MOST_ROWS}`;
  const [first] = rows;
  if (!first) return null;
  const most = (column: Prisma.Sql) => db.$queryRaw<
    { scope: string; rowId: string; name: string; count: number }[]
  >`
    SELECT scope, row_id AS "rowId", name, count FROM (
      SELECT scope, row_id, ${column} AS name, count(*)::int AS count,
             row_number() OVER (PARTITION BY scope, row_id ORDER BY count(*) DESC, ${column}) AS place
      FROM (${told}) AS told GROUP BY scope, row_id, ${column}) AS ranked
    WHERE place <= ${MOST_NAMES} ORDER BY place`;
  const [actors, names] = await Promise.all([most(Prisma.sql`actor_name`), most(Prisma.sql`event_name`)]);
  return {
    total: first.total,
    moreRows: first.kinds - rows.length,
    rows: rows.map(({ total: _, kinds: __, ...row }) => {
      const own = (one: { scope: string; rowId: string }) =>
        one.scope === row.scope && one.rowId === row.rowId;
      return { ...row, actors: actors.filter(own), names: names.filter(own) };
    }),
  };
}
