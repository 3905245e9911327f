import { db } from "@/lib/db/client";
import type { CountedEvents } from "@/lib/engine/consequence";
import { createCounted, grow } from "./counted";
import type { JudgedEvent } from "@/lib/engine/event";
import { createColumnJudge, type ColumnJudge } from "@/lib/engine/judge-columns";

/** Entries that are kept at most, newest days first: some 80 MB. */
const MAX_ENTRIES = 3_000_000;

/** A row of the rollup as the database hands it over, in this order to keep the text short. */
type RollupRow = [
  account: string,
  region: string,
  eventSource: string,
  eventName: string,
  userIdentityType: string,
  failed: boolean,
  count: number,
];

/** The rollup in this process: what a draft is judged over, without a query per keystroke that reads the history. */
export interface RollupMemory {
  combinations: readonly JudgedEvent[];
  judge: ColumnJudge;
  counted: CountedEvents;
  accountIds: readonly string[];
  /** The number of an account, a new one where it has none yet. */
  accountNumber(id: string): number;
  /** The region of an entry of `counted`. */
  regionOf(entry: number): string;
  /** The first UTC day number that is kept where older ones did not fit; null where everything is there. */
  cutOff: number | null;
}

interface Filled {
  memory: RollupMemory;
  /** Adds a day that is not there yet. */
  addDay(day: number, rows: readonly RollupRow[]): void;
  /** Adds one row, or its newer count. */
  put(day: number, row: RollupRow): void;
  /** Every change in a transaction before this one is in here. */
  floor: bigint;
  removals: bigint;
}

let filled: Filled | null = null;
let running: Promise<void> | null = null;
let next: Promise<void> | null = null;

/**
 * The rollup as it is now: everything that was committed before the call is in it. The first call of a process reads it
 * whole, later ones what changed since. Callers that come together share one look.
 */
export async function currentRollup(): Promise<RollupMemory> {
  // A look that has begun may have missed what was committed since: whoever comes now waits for the one after it.
  next ??= (running ?? Promise.resolve())
    .catch(() => {})
    .then(() => {
      next = null;
      running = refresh();
      return running;
    });
  await next;
  return filled!.memory;
}

async function refresh(): Promise<void> {
  for (;;) {
    const known = filled ?? (await load());
    const { floor, ceiling, removals } = await moment();
    if (removals !== known.removals) {
      filled = null;
      continue;
    }
    for (const { day, row } of await changedSince(known.floor, ceiling)) {
      if (known.memory.cutOff === null || day >= known.memory.cutOff) known.put(day, row);
    }
    known.floor = floor;
    // What came since the first reading may outgrow the bound; reading anew leaves the oldest days out.
    filled = known.memory.counted.size > 1.1 * MAX_ENTRIES ? null : known;
    if (filled) return;
  }
}

/** Where a look at the database stands among its transactions. */
export interface Moment {
  /** Every transaction before this one has ended. */
  floor: bigint;
  /** No transaction from this one on has begun. */
  ceiling: bigint;
  removals: bigint;
}

export async function moment(): Promise<Moment> {
  const [row] = await db.$queryRaw<[Moment]>`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS floor,
           pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS ceiling, count AS removals
    FROM rollup_removal`;
  return row;
}

/**
 * Rows that were counted in transactions from `floor` on. They may be ones that are known: putting them again changes
 * nothing. The ceiling leaves out what a restored backup brought from another server's count of transactions.
 */
async function changedSince(floor: bigint, ceiling: bigint): Promise<{ day: number; row: RollupRow }[]> {
  // Transactions that begin after `moment` may already be seen here; they are read again next time.
  return db.$queryRaw`
    SELECT day - DATE '1970-01-01' AS day,
           json_build_array(account_id, region, event_source, event_name, user_identity_type, failed, count) AS row
    FROM event_rollup WHERE changed_in >= ${floor} AND changed_in <= ${ceiling}`;
}

async function load(): Promise<Filled> {
  const { floor, removals } = await moment();
  const loaded = { ...createMemory(), floor, removals };
  const days = await db.$queryRaw<{ day: number }[]>`
    SELECT DISTINCT day - DATE '1970-01-01' AS day FROM event_rollup ORDER BY day DESC`;
  for (const { day } of days) {
    const [{ rows }] = await db.$queryRaw<[{ rows: string | null }]>`
      SELECT json_agg(json_build_array(account_id, region, event_source, event_name, user_identity_type, failed,
                                       count))::text AS rows
      FROM event_rollup WHERE day = DATE '1970-01-01' + ${day}::int`;
    const ofDay = rows === null ? [] : (JSON.parse(rows) as RollupRow[]);
    if (loaded.memory.counted.size + ofDay.length > MAX_ENTRIES) {
      loaded.memory.cutOff = day + 1;
      break;
    }
    loaded.addDay(day, ofDay);
  }
  return loaded;
}

function createMemory(): Pick<Filled, "memory" | "addDay" | "put"> {
  const combinations: JudgedEvent[] = [];
  const judge = createColumnJudge();
  const accounts = createNumbers();
  const regions = createNumbers();
  const places = createNumbers();
  /** Where each entry of a day is, made when that day changes. */
  const entriesOf = new Map<number, Map<string, number>>();
  let region = new Uint32Array(1024);
  const { counted, addEntry } = createCounted();

  function combinationOf(event: JudgedEvent): number {
    // JSON: event text may hold any separator.
    const key = JSON.stringify([event.eventName, event.eventSource, event.userIdentityType, event.failed]);
    const place = places.of(key);
    if (place === combinations.length) {
      combinations.push(event);
      judge.append([event]);
    }
    return place;
  }

  function entries(day: number): Map<string, number> {
    let known = entriesOf.get(day);
    if (!known) {
      known = new Map();
      for (let entry = 0; entry < counted.size; entry += 1) {
        if (counted.day[entry] === day) {
          known.set(`${counted.combination[entry]} ${counted.account[entry]} ${region[entry]}`, entry);
        }
      }
      entriesOf.set(day, known);
    }
    return known;
  }

  function add(day: number, row: RollupRow, place: { combination: number; account: number; where: number }) {
    const entry = addEntry(place.combination, day, place.account, row[6]);
    if (entry === region.length) region = grow(region);
    region[entry] = place.where;
    return entry;
  }

  function placeOf([account, where, eventSource, eventName, userIdentityType, failed]: RollupRow) {
    return {
      combination: combinationOf({ eventName, eventSource, userIdentityType, failed }),
      account: accounts.of(account),
      where: regions.of(where),
    };
  }

  return {
    memory: {
      combinations,
      judge,
      counted,
      accountIds: accounts.values,
      accountNumber: accounts.of,
      regionOf: (entry) => regions.values[region[entry]!]!,
      cutOff: null,
    },
    addDay(day, rows) {
      for (const row of rows) add(day, row, placeOf(row));
    },
    put(day, row) {
      const known = entries(day);
      const place = placeOf(row);
      const key = `${place.combination} ${place.account} ${place.where}`;
      const entry = known.get(key);
      if (entry === undefined) known.set(key, add(day, row, place));
      else counted.count[entry] = row[6];
    },
  };
}

/** Numbers for texts, in the order in which they come. */
function createNumbers() {
  const known = new Map<string, number>();
  const values: string[] = [];
  return {
    values: values as readonly string[],
    of(text: string): number {
      let number = known.get(text);
      if (number === undefined) {
        number = values.length;
        known.set(text, number);
        values.push(text);
      }
      return number;
    },
  };
}
