/** One event source and the event names that it is known to write. */
export interface NamedSource {
  /** Whole, as CloudTrail writes it: `iam.amazonaws.com`. */
  source: string;
  events: readonly { name: string; readOnly: boolean | null }[];
}

/** One (eventSource, eventName) that exists. `readOnly` null: nobody has said. */
export interface NamePair {
  source: string;
  name: string;
  readOnly: boolean | null;
}

/** What of stored events the names are told from: one distinct combination, however often it came. */
export interface ObservedCall {
  eventSource: string;
  eventName: string;
  userIdentityType: string;
  failed: boolean;
  count: number;
  readOnly?: boolean | null;
}

/**
 * The real names that patterns are held against: sources, distinct names, and the pairs of both as numbers. Pairs lie by
 * source: those of source s are firstPair[s] ≤ pair < firstPair[s + 1].
 */
export interface NameTable {
  /** Sorted, distinct. */
  sources: readonly string[];
  /** Sorted, distinct. */
  names: readonly string[];
  firstPair: Uint32Array;
  /** Per pair the index of its name. */
  nameOf: Uint32Array;
  /** Per pair: 1 read-only, 0 not, 2 unknown. */
  readOnly: Uint8Array;
  /** The values that `userIdentity.type` can have; sorted, distinct. */
  identityTypes: readonly string[];
}

/**
 * The table of all these names, and of what the installation has seen itself: observed pairs count as known, and an
 * identity type that was observed exists.
 */
export function createNameTable(
  known: Iterable<NamedSource>,
  identityTypes: readonly string[],
  observed: readonly ObservedCall[] = [],
): NameTable {
  const bySource = new Map<string, Map<string, boolean | null>>();
  const eventsOf = (source: string) => {
    const events = bySource.get(source) ?? new Map<string, boolean | null>();
    bySource.set(source, events);
    return events;
  };
  for (const { source, events } of known) {
    const own = eventsOf(source);
    for (const { name, readOnly } of events) own.set(name, readOnly);
  }
  for (const { eventSource, eventName, readOnly } of observed) {
    const own = eventsOf(eventSource);
    own.set(eventName, readOnly ?? own.get(eventName) ?? null);
  }

  const sources = [...bySource.keys()].sort();
  const names = [...new Set([...bySource.values()].flatMap((events) => [...events.keys()]))].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  const firstPair = new Uint32Array(sources.length + 1);
  const nameOf: number[] = [];
  const readOnly: number[] = [];
  sources.forEach((source, at) => {
    const events = [...bySource.get(source)!].map(([name, reads]) => [places.get(name)!, reads] as const);
    for (const [place, reads] of events.sort(([a], [b]) => a - b)) {
      nameOf.push(place);
      readOnly.push(reads === null ? 2 : reads ? 1 : 0);
    }
    firstPair[at + 1] = nameOf.length;
  });
  return {
    sources,
    names,
    firstPair,
    nameOf: Uint32Array.from(nameOf),
    readOnly: Uint8Array.from(readOnly),
    identityTypes: [...new Set([...identityTypes, ...observed.map((call) => call.userIdentityType)])].sort(),
  };
}

/** The names of one source, sorted; none for a source that is not known. */
export function namesOfSource(table: NameTable, source: string): string[] {
  const at = indexIn(table.sources, source);
  if (at === -1) return [];
  return Array.from(
    table.nameOf.subarray(table.firstPair[at], table.firstPair[at + 1]),
    (name) => table.names[name]!,
  );
}

/** The sources that write the name, sorted. */
export function sourcesOfName(table: NameTable, name: string): string[] {
  const wanted = indexIn(table.names, name);
  if (wanted === -1) return [];
  return table.sources.filter((_, at) =>
    table.nameOf.subarray(table.firstPair[at], table.firstPair[at + 1]).includes(wanted),
  );
}

export function isKnownSource(table: NameTable, source: string): boolean {
  return indexIn(table.sources, source) !== -1;
}

/**
 * True where the source is known to write the name. Lambda and CloudFront put the version of their API behind a name:
 * `CreateFunction20150331` is known where any version of it is, and where the plain name is; not the other way round.
 */
export function isKnownPair(table: NameTable, source: string, name: string): boolean {
  const names = namesOfSource(table, source);
  if (indexIn(names, name) !== -1) return true;
  const plain = withoutApiVersion(name);
  return plain !== name && names.some((known) => withoutApiVersion(known) === plain);
}

/** `UpdateFunctionCode20150331v2` is `UpdateFunctionCode`; any other name is itself. */
export function withoutApiVersion(name: string): string {
  return name.replace(/\d{4}_?\d{2}_?\d{2}(?:v\d)?$/, "");
}

/** The number of the pair; -1 where it is not known. */
export function pairNumber(
  { sources, names, firstPair, nameOf }: NameTable,
  source: string,
  name: string,
): number {
  const at = indexIn(sources, source);
  const wanted = indexIn(names, name);
  if (at === -1 || wanted === -1) return -1;
  const pair = nameOf.subarray(firstPair[at], firstPair[at + 1]).indexOf(wanted);
  return pair === -1 ? -1 : firstPair[at]! + pair;
}

/** The pair behind a pair's number. */
export function pairAt(table: NameTable, pair: number): NamePair {
  const readOnly = table.readOnly[pair]!;
  return {
    source: table.sources[sourceOf(table, pair)]!,
    name: table.names[table.nameOf[pair]!]!,
    readOnly: readOnly === 2 ? null : readOnly === 1,
  };
}

/** Index of the source that the pair belongs to. */
function sourceOf({ firstPair }: NameTable, pair: number): number {
  let [low, high] = [0, firstPair.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (firstPair[middle]! <= pair) low = middle;
    else high = middle;
  }
  return low;
}

/** Where a value is in a sorted list; -1 where it is not. */
export function indexIn(sorted: readonly string[], value: string): number {
  const at = firstFrom(sorted, value);
  return sorted[at] === value ? at : -1;
}

/** The first place of a sorted list that does not come before the value; its length where there is none. */
export function firstFrom(sorted: readonly string[], value: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
