import type { CountedEvents } from "@/lib/engine/consequence";
import { createColumnJudge, type ColumnJudge } from "@/lib/engine/judge-columns";
import { createCounted, grow } from "./counted";
import { judgedDetail, listChangedDetail, listDetailRows, type DetailRow } from "./detail-rows";
import { moment, type RollupMemory } from "./rollup-memory";

/** Rows of event_detail that are kept at most: some 200 MB. */
export const MOST_DETAIL = 500_000;
/** Events of kinds that are read at once. */
const BATCH = 50_000;
/** Changed rows that are taken in; more are read anew with everything. */
const MOST_CHANGED = 100_000;

/** Stored events of some kinds at the grain that conditions see. Entry and combination of `counted` have the same number. */
export interface DetailMemory {
  judge: ColumnJudge;
  counted: CountedEvents;
  /** By entry: the kind, as RollupMemory numbers its combinations. */
  kindOf: Uint32Array;
  /** By entry: one of its events. */
  sampleIds: readonly string[];
  /** The kinds all of whose events are here. */
  loaded: ReadonlySet<number>;
  /** Kinds of the last question that did not fit. */
  refused: ReadonlySet<number>;
}

interface Filled {
  memory: DetailMemory;
  rollup: RollupMemory;
  floor: bigint;
  add(kinds: readonly number[], rows: readonly DetailRow[]): void;
  /** What was tried with this much room need not be tried with less. */
  refuse(kinds: readonly number[], room: number): void;
  triedWith: Map<number, number>;
  put(kind: number, row: DetailRow): void;
}

let filled: Filled | null = null;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Calls `use` with everything that was committed before of these kinds, as far as it fits; nothing changes while it
 * runs. Kept for the next question, which reads what changed since and kinds that are not there yet.
 */
export function withDetail<Result>(
  rollup: RollupMemory,
  kinds: ReadonlySet<number>,
  use: (detail: DetailMemory) => Result,
  limit = MOST_DETAIL,
): Promise<Result> {
  const answer = queue.then(() => refresh(rollup, kinds, limit)).then(use);
  queue = answer.catch(() => {});
  return answer;
}

async function refresh(
  rollup: RollupMemory,
  kinds: ReadonlySet<number>,
  limit: number,
): Promise<DetailMemory> {
  const known = filled?.rollup === rollup ? await caughtUp(filled) : null;
  let current = known && known.memory.counted.size <= limit ? known : await startAnew(rollup);
  await load(current, kinds, limit);
  const isCrowded = [...current.memory.loaded].some((kind) => !kinds.has(kind));
  if (current.memory.refused.size > 0 && isCrowded) {
    // What was loaded for other drafts takes the room.
    current = await startAnew(rollup);
    await load(current, kinds, limit);
  }
  filled = current;
  return current.memory;
}

/** Null where it is quicker to begin anew. */
async function caughtUp(known: Filled): Promise<Filled | null> {
  const now = await moment();
  const loaded = [...known.memory.loaded];
  const changed = await listChangedDetail(
    loaded.map((kind) => known.rollup.combinations[kind]!),
    { floor: known.floor, ceiling: now.ceiling },
    MOST_CHANGED,
  );
  if (!changed) return null;
  for (const row of changed) known.put(loaded[row.kind]!, row);
  known.floor = now.floor;
  return known;
}

async function startAnew(rollup: RollupMemory): Promise<Filled> {
  const { floor } = await moment();
  return { ...createMemory(rollup), rollup, floor };
}

/** Small kinds first, so that as many as possible fit. */
async function load(current: Filled, kinds: ReadonlySet<number>, limit: number): Promise<void> {
  const { memory, rollup } = current;
  const room = () => Math.max(0, limit - memory.counted.size);
  const isHopeless = (kind: number) => (current.triedWith.get(kind) ?? -1) >= room();
  const wanted = [...kinds].filter((kind) => !memory.loaded.has(kind));
  const missing = wanted.filter((kind) => !isHopeless(kind));
  memory.refused = new Set(wanted.filter(isHopeless));
  if (missing.length === 0) return;
  const events = new Float64Array(rollup.combinations.length);
  const { counted } = rollup;
  for (let entry = 0; entry < counted.size; entry += 1)
    events[counted.combination[entry]!]! += counted.count[entry]!;
  missing.sort((a, b) => events[a]! - events[b]!);
  while (missing.length > 0) {
    let size = 1;
    let sum = events[missing[0]!]!;
    while (size < missing.length && sum + events[missing[size]!]! <= BATCH) sum += events[missing[size++]!]!;
    const batch = missing.splice(0, size);
    const { rows, isCut } = await listDetailRows(
      batch.map((kind) => rollup.combinations[kind]!),
      { limit: room(), fromDay: rollup.cutOff ?? undefined },
    );
    if (isCut) return current.refuse([...batch, ...missing], room());
    current.add(batch, rows);
  }
}

function createMemory(rollup: RollupMemory): Pick<Filled, "memory" | "add" | "refuse" | "put" | "triedWith"> {
  const judge = createColumnJudge();
  const { counted, addEntry } = createCounted();
  const loaded = new Set<number>();
  const entries = new Map<string, number>();
  const sampleIds: string[] = [];
  const triedWith = new Map<number, number>();
  const memory: DetailMemory = {
    judge,
    counted,
    kindOf: new Uint32Array(1024),
    sampleIds,
    loaded,
    refused: new Set(),
  };

  function put(kind: number, row: DetailRow) {
    if (rollup.cutOff !== null && row.day < rollup.cutOff) return;
    const key = `${kind} ${row.day} ${row.key}`;
    const known = entries.get(key);
    if (known !== undefined) {
      counted.count[known] = row.count;
      sampleIds[known] = row.sampleId;
      return;
    }
    const entry = addEntry(counted.size, row.day, rollup.accountNumber(row.accountId), row.count);
    if (entry === memory.kindOf.length) memory.kindOf = grow(memory.kindOf);
    memory.kindOf[entry] = kind;
    entries.set(key, entry);
    sampleIds.push(row.sampleId);
    judge.append([judgedDetail(rollup.combinations[kind]!, row)]);
  }

  return {
    memory,
    put,
    add(kinds, rows) {
      for (const row of rows) put(kinds[row.kind]!, row);
      for (const kind of kinds) loaded.add(kind);
    },
    triedWith,
    refuse(kinds, room) {
      memory.refused = new Set([...memory.refused, ...kinds]);
      for (const kind of kinds) triedWith.set(kind, room);
    },
  };
}
