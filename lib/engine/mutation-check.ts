import { countBits, hasBit, without, type BitSet } from "./bit-set";
import { catchValues } from "./catch-names";
import { mutatePattern, type Mutant } from "./mutate-pattern";
import type { NameTable } from "./name-table";
import { createRowTest, exampleKey } from "./row-examples";
import { CELL_NAMES, type CellName, type ExampleEvent, type Row, type RowExample } from "./row";

/** A one-character change of a cell that none of the row's examples notices, though it means something else. */
export interface UnnoticedChange extends Mutant {
  cell: CellName;
  /** Known calls that the changed row would not see any more, and those that it would see in addition. */
  lost: number;
  gained: number;
}

/** An event that would notice changes, as an example to add. */
export interface TellingExample {
  expect: RowExample["expect"];
  event: ExampleEvent;
  /** One of the events that were handed in, not only a name that AWS is known to write. */
  isObserved: boolean;
  /** What it would notice, the most dangerous first; `count` says how many there are. */
  changes: UnnoticedChange[];
  count: number;
}

export interface MutationReport {
  /** Changes that compile and that mean something else on what is known. */
  changed: number;
  /** Of those, the ones that an example notices. */
  noticed: number;
  /** The most dangerous first; `left` changes are told by none of them. */
  telling: TellingExample[];
  left: number;
  /** False where a pattern is so long or so slow that not every change was tried. */
  complete: boolean;
}

export interface MutationKnowledge {
  table: NameTable;
  /** Events that came here, those to be preferred first. */
  observed: readonly ExampleEvent[];
}

/** Observed events, telling examples and changes of each that are looked at or listed. */
const MOST_OBSERVED = 1_000;
const MOST_TELLING = 12;
const MOST_LISTED = 5;
/** After so many changes of a cell that took too many steps the rest is not tried: some 100 ms. */
const MOST_SLOW = 10;
/** Who calls most often, so that an example says something likely. */
const LIKELY_TYPES = ["AssumedRole", "IAMUser", "Root"];

/** An event of the universe: where its values are in the columns, and whether the row lets it in if its cells do. */
interface Candidate {
  event: ExampleEvent;
  places: Record<CellName, number>;
  isOpen: boolean;
  isObserved: boolean;
}

interface Change {
  change: UnnoticedChange;
  passing: BitSet;
}

/**
 * Which one-character changes of a row's cells its examples would let through unnoticed, and the events that would tell
 * them apart. What means the same on all known and observed calls is no change. Null where a cell of the row itself
 * cannot be used. Bounded by steps, not by time; the same question has the same answer.
 */
export function checkMutations(row: Row, { table, observed }: MutationKnowledge): MutationReport | null {
  const examples = row.examples ?? [];
  const seen = distinct(observed.slice(0, MOST_OBSERVED));
  const columns = columnsOf(table, [...seen, ...examples.map(({ event }) => event)]);
  const base = {} as Record<CellName, BitSet>;
  let complete = true;
  for (const cell of CELL_NAMES) {
    const caught = catchValues(columns[cell].values, row[cell].pattern, row[cell].not);
    if (!caught) return null;
    base[cell] = caught.passing;
    complete &&= caught.complete;
  }
  const isOpen = createRowTest({ ...row, eventName: ANY, eventSource: ANY, userIdentityType: ANY });
  const candidate = (event: ExampleEvent, isObserved: boolean): Candidate => ({
    event,
    isObserved,
    isOpen: isOpen(event).outcome === "match",
    places: placesOf(columns, event),
  });
  const asked = examples.map(({ event }) => candidate(event, false));
  const real = seen.map((event) => candidate(event, true));
  // Where a row asks for more than its cells, a known call is completed by an event that it lets in.
  const like = row.conditions && [...asked, ...real].find((one) => one.isOpen)?.event;
  const known = knownCalls(table, columns, base, (call) => candidate({ ...like, ...call }, false));

  const matches = ({ isOpen, places }: Candidate, cell?: CellName, passing?: BitSet) =>
    isOpen && CELL_NAMES.every((name) => hasBit(name === cell ? passing! : base[name], places[name]));
  const tells = (one: Candidate, { change, passing }: Change) =>
    matches(one) !== matches(one, change.cell, passing);

  let changed = 0;
  let noticed = 0;
  const unnoticed: Change[] = [];
  const pool = new Map<string, Candidate>();
  for (const cell of CELL_NAMES) {
    const { mutants, complete: isWhole } = mutatePattern(row[cell].pattern);
    complete &&= isWhole;
    let slow = 0;
    for (const mutant of mutants) {
      if (slow >= MOST_SLOW) break;
      const caught = catchValues(columns[cell].values, mutant.pattern, row[cell].not);
      if (!caught) continue;
      if (!caught.complete) {
        slow += 1;
        complete = false;
        continue;
      }
      const { passing } = caught;
      const lost = without(base[cell], passing);
      const gained = without(passing, base[cell]);
      if (countBits(lost) + countBits(gained) === 0) continue;
      const counted = known.count(cell, lost, gained);
      const change: Change = { change: { ...mutant, cell, ...counted }, passing };
      const telling = [
        ...known.first(cell, lost, gained),
        ...real.filter((one) => tells(one, change)).slice(0, 2),
      ].filter((one) => tells(one, change));
      const isNoticed = asked.some((one) => tells(one, change));
      if (telling.length === 0 && !isNoticed) continue;
      changed += 1;
      if (isNoticed) noticed += 1;
      else {
        unnoticed.push(change);
        for (const one of telling) pool.set(exampleKey(one.event), one);
      }
    }
  }
  unnoticed.sort((a, b) => b.change.lost - a.change.lost || b.change.gained - a.change.gained);
  return { changed, noticed, complete, ...choose(unnoticed, [...pool.values()], tells, matches) };
}

/** Few events that tell many: for the most dangerous change that is left, the event that tells the most beside it. */
function choose(
  unnoticed: readonly Change[],
  pool: readonly Candidate[],
  tells: (one: Candidate, change: Change) => boolean,
  matches: (one: Candidate) => boolean,
): Pick<MutationReport, "telling" | "left"> {
  const telling: TellingExample[] = [];
  let left = [...unnoticed];
  while (left.length > 0 && telling.length < MOST_TELLING) {
    const [worst] = left;
    const best = pool
      .filter((one) => tells(one, worst!))
      .map((one) => ({ one, told: left.filter((change) => tells(one, change)) }))
      .sort(
        (a, b) => Number(b.one.isObserved) - Number(a.one.isObserved) || b.told.length - a.told.length,
      )[0]!;
    telling.push({
      expect: matches(best.one) ? "match" : "noMatch",
      event: best.one.event,
      isObserved: best.one.isObserved,
      changes: best.told.slice(0, MOST_LISTED).map(({ change }) => change),
      count: best.told.length,
    });
    const told = new Set(best.told);
    left = left.filter((change) => !told.has(change));
  }
  return { telling, left: left.length };
}

const ANY = { pattern: "", not: false };

interface Column {
  /** Sorted, distinct: the known ones and those of the events at hand. */
  values: readonly string[];
  placeOf: ReadonlyMap<string, number>;
}

function columnsOf(table: NameTable, events: readonly ExampleEvent[]): Record<CellName, Column> {
  const column = (known: readonly string[], cell: CellName): Column => {
    const values = [...new Set([...known, ...events.map((event) => event[cell])])].sort();
    return { values, placeOf: new Map(values.map((value, place) => [value, place])) };
  };
  return {
    eventName: column(table.names, "eventName"),
    eventSource: column(table.sources, "eventSource"),
    userIdentityType: column(table.identityTypes, "userIdentityType"),
  };
}

function placesOf(columns: Record<CellName, Column>, event: ExampleEvent): Record<CellName, number> {
  const place = (cell: CellName) => columns[cell].placeOf.get(event[cell])!;
  return {
    eventName: place("eventName"),
    eventSource: place("eventSource"),
    userIdentityType: place("userIdentityType"),
  };
}

/** The calls that AWS is known to write, held against the row's cells. */
function knownCalls(
  table: NameTable,
  columns: Record<CellName, Column>,
  base: Record<CellName, BitSet>,
  toCandidate: (call: Record<CellName, string> & { failed: boolean }) => Candidate,
) {
  const names = table.names.map((name) => columns.eventName.placeOf.get(name)!);
  const sources = table.sources.map((source) => columns.eventSource.placeOf.get(source)!);
  const types = [...LIKELY_TYPES, ...table.identityTypes].flatMap((type) => {
    const place = columns.userIdentityType.placeOf.get(type);
    return place === undefined ? [] : [place];
  });
  const pairs: { name: number; source: number; reads: boolean }[] = [];
  sources.forEach((source, at) => {
    for (let pair = table.firstPair[at]!; pair < table.firstPair[at + 1]!; pair += 1)
      pairs.push({ name: names[table.nameOf[pair]!]!, source, reads: table.readOnly[pair] === 1 });
  });
  // A changing call says more than one that only reads: EventBridge may withhold the latter.
  const ordered = [...pairs.filter(({ reads }) => !reads), ...pairs.filter(({ reads }) => reads)];
  const ofName = ordered.filter(({ source }) => hasBit(base.eventSource, source));
  const ofSource = ordered.filter(({ name }) => hasBit(base.eventName, name));
  const ofType = ofName.filter(({ name }) => hasBit(base.eventName, name));
  const anyType = types.find((type) => hasBit(base.userIdentityType, type));

  function reached(cell: CellName, bits: BitSet): typeof pairs {
    if (cell === "userIdentityType") return types.some((type) => hasBit(bits, type)) ? ofType : [];
    if (anyType === undefined) return [];
    return cell === "eventName"
      ? ofName.filter(({ name }) => hasBit(bits, name))
      : ofSource.filter(({ source }) => hasBit(bits, source));
  }

  function candidates(cell: CellName, bits: BitSet): Candidate[] {
    const type = cell === "userIdentityType" ? types.find((type) => hasBit(bits, type)) : anyType;
    const [pair] = reached(cell, bits);
    if (!pair || type === undefined) return [];
    return [
      toCandidate({
        eventName: columns.eventName.values[pair.name]!,
        eventSource: columns.eventSource.values[pair.source]!,
        userIdentityType: columns.userIdentityType.values[type]!,
        failed: false,
      }),
    ];
  }

  return {
    count: (cell: CellName, lost: BitSet, gained: BitSet) => ({
      lost: reached(cell, lost).length,
      gained: reached(cell, gained).length,
    }),
    first: (cell: CellName, lost: BitSet, gained: BitSet) => [
      ...candidates(cell, lost),
      ...candidates(cell, gained),
    ],
  };
}

function distinct(events: readonly ExampleEvent[]): ExampleEvent[] {
  return [...new Map(events.map((event) => [exampleKey(event), event])).values()];
}
