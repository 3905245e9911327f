import { db } from "@/lib/db/client";

/** Open findings of an account are counted up to this. */
const MOST_OPEN = 999;
const DAYS_SHOWN = 14;
const DAY_MS = 86_400_000;

/** What there is to do about an account. */
export interface AccountCounts {
  /** Rules with a setting of the account's own. */
  overrides: number;
  /** Open findings; a suppression that has ended counts as open. */
  open: number;
  /** There are more than `open`: nobody counted on. */
  moreOpen: boolean;
}

export interface AccountDay {
  /** YYYY-MM-DD, UTC. */
  day: string;
  ok: number;
  failed: number;
}

/** Counts of a page of accounts. Each count stops at MOST_OPEN, so that the history costs nothing. */
export async function countOfAccounts(
  ids: readonly string[],
  now: Date,
): Promise<Map<string, AccountCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; overrides: number; open: number }[]>`
    SELECT a.id,
      (SELECT count(*)::int FROM rule_setting s JOIN rule_setting_version v ON v.id = s.version_id
        WHERE s.account_id = a.id AND v.body IS NOT NULL) AS overrides,
      (SELECT count(*)::int FROM (
        (SELECT 1 FROM finding f WHERE f.account_id = a.id AND f.status = 'open' LIMIT ${MOST_OPEN + 1})
        UNION ALL
        (SELECT 1 FROM finding f WHERE f.account_id = a.id AND f.status = 'suppressed'
          AND f.suppressed_until <= ${now} LIMIT ${MOST_OPEN + 1})
      ) AS counted) AS open
    FROM unnest(${[...ids]}::bpchar[]) AS a(id)`;
  return new Map(
    rows.map(({ id, overrides, open }) => [
      id,
      { overrides, open: Math.min(open, MOST_OPEN), moreOpen: open > MOST_OPEN },
    ]),
  );
}

/** Events of an account per UTC day, from the rollup. */
export async function loadRecentDays(id: string, now: Date): Promise<AccountDay[]> {
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) =>
    new Date(now.getTime() - (DAYS_SHOWN - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
  const rows = await db.$queryRaw<{ day: string; failed: boolean; count: bigint }[]>`
    SELECT day::text AS day, failed, sum(count)::bigint AS count FROM event_rollup
    WHERE account_id = ${id}::bpchar AND day >= ${days[0]}::date AND day <= ${days.at(-1)}::date
    GROUP BY day, failed`;
  const found = new Map(rows.map((row) => [`${row.day} ${row.failed}`, Number(row.count)]));
  return days.map((day) => ({
    day,
    ok: found.get(`${day} false`) ?? 0,
    failed: found.get(`${day} true`) ?? 0,
  }));
}
