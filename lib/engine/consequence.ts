import type { ColumnJudgement } from "./judge-columns";
import { compareOverlaps, type OverlapChange, type Overlaps } from "./row-overlaps";

/**
 * Stored events, counted: one entry per UTC day, account and combination of what rows can tell apart. Columns of equal
 * length, of which the first `size` entries count.
 */
export interface CountedEvents {
  size: number;
  /** Which combination, as the judge numbers them. */
  combination: Uint32Array;
  /** UTC days since 1970-01-01. */
  day: Uint16Array;
  /** Which account, as the caller numbers them. */
  account: Uint32Array;
  count: Float64Array;
}

/** Events at one grain, and what both versions say of them. */
export interface Layer {
  counted: CountedEvents;
  /** Number of combinations that were judged. */
  combinations: number;
  live: ColumnJudgement;
  draft: ColumnJudgement;
  /** By combination: 1 where its entries are left to another layer. */
  skipped?: Uint8Array;
  /** The grain that conditions see: entry and combination have the same number, and this is the kind of each. */
  kindOf?: Uint32Array;
}

export interface ConsequenceInput {
  /** Each event is in one of them. Of the first, a combination is a kind of event as people are told it. */
  layers: readonly [Layer, ...Layer[]];
  /** For each row of the draft its place in the live version, -1 where it is new. */
  liveRowOf: readonly number[];
  /** By account number: 1 where the draft would decide. */
  affected: Uint8Array;
  /** Today's UTC day number; entries of later days (clocks that run ahead) count with today. */
  today: number;
}

/** Events by what becomes of them: matched by both versions, by the draft only, by the live one only. */
export interface Change {
  kept: number;
  gained: number;
  lost: number;
}

export interface DayChange extends Change {
  day: number;
}

/** A kind of events that the draft gains or loses, with how many events that is. */
export interface ChangedCombination {
  /** In the first layer. */
  combination: number;
  count: number;
  /** Entries of layers with such events, newest day first, at most EXAMPLES. */
  newestEntries: { layer: number; entry: number }[];
}

export interface RowConsequence {
  /** Matched events per day of the last ROW_DAYS days, oldest first. */
  perDay: number[];
  total: number;
  /** Of `total`, the events that no other row of the draft matches. */
  alone: number;
  /** Of `total`, the events that are attributed to this row. */
  attributed: number;
}

export interface Consequence {
  total: Change;
  /** Every day from the first one that holds an event of an affected account up to today, oldest first. */
  days: DayChange[];
  /** By account number; accounts that nothing is stored of are absent. */
  accounts: Map<number, Change>;
  /** Most events first, at most EXAMPLES each. */
  gained: ChangedCombination[];
  lost: ChangedCombination[];
  /** How many combinations are gained and lost in all. */
  gainedCombinations: number;
  lostCombinations: number;
  /** In grid order. */
  rows: RowConsequence[];
  /** Rows of the draft that share events, and how that differs from the live version. */
  overlaps: Overlaps;
  overlapChange: OverlapChange;
  /** Events of the affected accounts that were looked at, and the number of those accounts. */
  judged: number;
  accountsJudged: number;
}

export const EXAMPLES = 5;
export const ROW_DAYS = 14;

const KEPT = 1;
const GAINED = 2;
const LOST = 3;
/** What can become of an event: those three, or nothing. */
const FATES = 4;

/**
 * What publishing the draft would change, over stored events: judged once per combination, then added up. Equal, event
 * for event, to judging every stored event by both versions.
 */
export function judgeConsequence(input: ConsequenceInput): Consequence {
  const { layers, affected, today } = input;
  // Flat sums: the loop runs over every entry at each keystroke.
  const byDay = new Float64Array((today + 1) * FATES);
  const byAccount = new Float64Array(affected.length * FATES);
  const seen = new Uint8Array(affected.length);
  let judged = 0;
  let firstDay = today;

  const summed = layers.map((layer) => {
    const { counted, combinations, skipped, kindOf } = layer;
    const fate = fates(layer);
    const perCombination = new Float64Array(combinations);
    const recent = kindOf ? null : new Float64Array(combinations * ROW_DAYS);
    for (let entry = 0; entry < counted.size; entry += 1) {
      const account = counted.account[entry]!;
      if (affected[account] !== 1) continue;
      const combination = counted.combination[entry]!;
      if (skipped && skipped[combination] === 1) continue;
      const count = counted.count[entry]!;
      const day = Math.min(counted.day[entry]!, today);
      judged += count;
      seen[account] = 1;
      if (day < firstDay) firstDay = day;
      perCombination[combination]! += count;
      if (recent && today - day < ROW_DAYS) {
        recent[combination * ROW_DAYS + ROW_DAYS - 1 - (today - day)]! += count;
      }
      const what = fate[combination]!;
      byDay[day * FATES + what]! += count;
      byAccount[account * FATES + what]! += count;
    }
    return { ...layer, fate, perCombination, recent };
  });

  const days: DayChange[] = [];
  const total: Change = { kept: 0, gained: 0, lost: 0 };
  for (let day = firstDay; day <= today; day += 1) {
    const change = changeAt(byDay, day);
    days.push({ day, ...change });
    total.kept += change.kept;
    total.gained += change.gained;
    total.lost += change.lost;
  }
  const accounts = new Map<number, Change>();
  seen.forEach((isSeen, account) => isSeen && accounts.set(account, changeAt(byAccount, account)));
  const gained = changedKinds(summed, GAINED, affected);
  const lost = changedKinds(summed, LOST, affected);
  const { overlaps, change: overlapChange } = compareOverlaps(summed, input.liveRowOf);
  return {
    total,
    days,
    accounts,
    gained: gained.shown,
    lost: lost.shown,
    gainedCombinations: gained.total,
    lostCombinations: lost.total,
    rows: rowConsequences(summed, today),
    overlaps,
    overlapChange,
    judged,
    accountsJudged: accounts.size,
  };
}

interface SummedLayer extends Layer {
  fate: Uint8Array;
  perCombination: Float64Array;
  /** Per combination and day of the last ROW_DAYS; null where a combination is an entry, which has its day. */
  recent: Float64Array | null;
}

/** The kinds of which events have this fate, with examples of those that most have. */
function changedKinds(layers: readonly SummedLayer[], what: number, affected: Uint8Array) {
  const counts = new Map<number, number>();
  for (const { fate, perCombination, kindOf } of layers) {
    fate.forEach((one, combination) => {
      const count = perCombination[combination]!;
      if (one !== what || count === 0) return;
      const kind = kindOf ? kindOf[combination]! : combination;
      counts.set(kind, (counts.get(kind) ?? 0) + count);
    });
  }
  const kinds = [...counts].sort(([a, one], [b, other]) => other - one || a - b).slice(0, EXAMPLES);
  const shown = new Map(kinds.map(([kind]) => [kind, [] as Newest[]]));
  layers.forEach((layer, index) => collectNewest(shown, layer, index, what, affected));
  return {
    total: counts.size,
    shown: kinds.map(([combination, count]): ChangedCombination => {
      const newestEntries = shown.get(combination)!.map(({ layer, entry }) => ({ layer, entry }));
      return { combination, count, newestEntries };
    }),
  };
}

interface Newest {
  day: number;
  layer: number;
  entry: number;
}

function collectNewest(
  shown: Map<number, Newest[]>,
  { counted, fate, kindOf, skipped }: SummedLayer,
  layer: number,
  what: number,
  affected: Uint8Array,
) {
  if (shown.size === 0) return;
  for (let entry = 0; entry < counted.size; entry += 1) {
    const combination = counted.combination[entry]!;
    if (fate[combination] !== what || (skipped && skipped[combination] === 1)) continue;
    const found = shown.get(kindOf ? kindOf[combination]! : combination);
    if (!found || affected[counted.account[entry]!] !== 1) continue;
    const day = counted.day[entry]!;
    // Most are older than what is kept.
    if (found.length === EXAMPLES && day <= found[EXAMPLES - 1]!.day) continue;
    const at = found.findIndex((other) => other.day < day);
    found.splice(at === -1 ? found.length : at, 0, { day, layer, entry });
    if (found.length > EXAMPLES) found.pop();
  }
}

function fates({ combinations, live, draft }: Layer): Uint8Array {
  const fate = new Uint8Array(combinations);
  for (let combination = 0; combination < combinations; combination += 1) {
    const was = live.attributed[combination]! >= 0;
    const becomes = draft.attributed[combination]! >= 0;
    fate[combination] = was && becomes ? KEPT : becomes ? GAINED : was ? LOST : 0;
  }
  return fate;
}

function changeAt(sums: Float64Array, index: number): Change {
  const of = (what: number) => sums[index * FATES + what]!;
  return { kept: of(KEPT), gained: of(GAINED), lost: of(LOST) };
}

function rowConsequences(layers: readonly SummedLayer[], today: number): RowConsequence[] {
  const rows = layers[0]!.draft.hits.map((): RowConsequence => ({
    perDay: new Array(ROW_DAYS).fill(0),
    total: 0,
    alone: 0,
    attributed: 0,
  }));
  for (const { draft, perCombination, recent, counted } of layers) {
    const rowsOf = new Uint16Array(perCombination.length);
    for (const hits of draft.hits) for (const combination of hits) rowsOf[combination]! += 1;
    draft.hits.forEach((hits, index) => {
      const row = rows[index]!;
      for (const combination of hits) {
        const count = perCombination[combination]!;
        if (count === 0) continue;
        row.total += count;
        if (rowsOf[combination] === 1) row.alone += count;
        if (draft.attributed[combination] === index) row.attributed += count;
        if (recent) {
          for (let at = 0; at < ROW_DAYS; at += 1) row.perDay[at]! += recent[combination * ROW_DAYS + at]!;
        } else {
          const ago = today - Math.min(counted.day[combination]!, today);
          if (ago < ROW_DAYS) row.perDay[ROW_DAYS - 1 - ago]! += count;
        }
      }
    });
  }
  return rows;
}

/** What a day brings: the mean, and the range that eight of ten days keep within. */
export interface DailySpread {
  mean: number;
  low: number;
  high: number;
  /** Days that this is taken from. */
  days: number;
}

/**
 * Findings a day over whole days: today is left out unless it is the only one, for it is not over. Percentiles by the
 * nearest-rank method.
 */
export function dailySpread(perDay: readonly number[]): DailySpread {
  const whole = perDay.length > 1 ? perDay.slice(0, -1) : perDay;
  const sorted = [...whole].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const sum = sorted.reduce((before, one) => before + one, 0);
  return {
    mean: sorted.length === 0 ? 0 : sum / sorted.length,
    low: at(0.1),
    high: at(0.9),
    days: sorted.length,
  };
}
