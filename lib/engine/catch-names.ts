import { clearBit, countBits, createBits, hasBit, listBits, setBit, without, type BitSet } from "./bit-set";
import { readPattern } from "./check-pattern";
import { isBlank } from "./compile-rows";
import { testPattern, type TestablePattern } from "./find-pattern";
import { meantRow } from "./meant-pattern";
import { firstFrom, pairAt, type NamePair, type NameTable } from "./name-table";
import { isCheapNode } from "./pattern-cost";
import { leadingTexts, requiredTexts } from "./required-texts";
import { CELL_NAMES, type Cell, type CellName, type Row } from "./row";

/** The real calls that a row catches. Sets of pairs are numbers of NameTable, for listCaught. */
export interface RowCatch {
  pairs: BitSet;
  count: number;
  readOnlyCount: number;
  /**
   * Of `pairs`, those that the row's author did not mean: what is caught only because a `*` repeats the letter before
   * it or a dot stands for any character. The rest is as meant.
   */
  surprises: BitSet;
  surpriseCount: number;
  /** The identity types that pass, of NameTable.identityTypes; where none does, the row catches nothing. */
  identityTypes: string[];
  /** False where a pattern takes so many steps that not every name was tried. A broken cell catches nothing, completely. */
  complete: boolean;
}

export interface NameCatcher {
  /** What the row's three cells catch; whether it is enabled does not matter. */
  catchRow(row: CatchCells): RowCatch;
  /** Which values of the cell's column pass; null where its pattern does not compile. */
  catchCell(name: CellName, cell: Cell): CellCatch | null;
}

export type CatchCells = Pick<Row, CellName>;

export interface CellCatch {
  /** By index in NameTable.names, .sources or .identityTypes. */
  passing: BitSet;
  count: number;
  complete: boolean;
}

/** Steps for one pattern over all names: some 10 ms where a pattern is meant to take long. */
const STEPS_FOR_ALL = 500_000;
const CELL_MEMORY = 2_000;
const ROW_MEMORY = 2_000;

/**
 * Catches rows' names, and remembers what it has caught: a keystroke costs one pattern over the names of its column.
 * Bounded by steps, not by time, as everything that the engine matches.
 */
export function createNameCatcher(table: NameTable): NameCatcher {
  const values: Record<CellName, readonly string[]> = {
    eventName: table.names,
    eventSource: table.sources,
    userIdentityType: table.identityTypes,
  };
  const changing = createBits(table.nameOf.length);
  table.readOnly.forEach((reads, pair) => reads !== 1 && setBit(changing, pair));
  const cells = new Map<string, CellCatch | null>();
  const rows = new Map<string, RowCatch>();

  function catchCell(name: CellName, { pattern, not }: Cell): CellCatch | null {
    const key = `${name} ${not} ${isBlank(pattern) ? "" : pattern}`;
    return remember(cells, CELL_MEMORY, key, () => catchValues(values[name], pattern, not));
  }

  function pairsOf(row: CatchCells): { pairs: BitSet; identityTypes: string[]; complete: boolean } {
    const pairs = createBits(table.nameOf.length);
    const [names, sources, types] = CELL_NAMES.map((name) => catchCell(name, row[name]));
    if (!names || !sources || !types) return { pairs, identityTypes: [], complete: true };
    const complete = names.complete && sources.complete && types.complete;
    const identityTypes = table.identityTypes.filter((_, at) => hasBit(types.passing, at));
    if (types.count === 0 || names.count === 0) return { pairs, identityTypes, complete };
    const { firstPair, nameOf } = table;
    for (let source = 0; source < table.sources.length; source += 1) {
      if (!hasBit(sources.passing, source)) continue;
      for (let pair = firstPair[source]!; pair < firstPair[source + 1]!; pair += 1)
        if (hasBit(names.passing, nameOf[pair]!)) setBit(pairs, pair);
    }
    return { pairs, identityTypes, complete };
  }

  function catchAnew(row: CatchCells): RowCatch {
    const caught = pairsOf(row);
    const meant = meantRow(row, table);
    const surprises = meant ? without(caught.pairs, pairsOf(meant).pairs) : createBits(table.nameOf.length);
    return {
      ...caught,
      count: countBits(caught.pairs),
      readOnlyCount: countBits(without(caught.pairs, changing)),
      surprises,
      surpriseCount: countBits(surprises),
    };
  }

  return {
    catchCell,
    catchRow: (row) => remember(rows, ROW_MEMORY, cellsKey(row), () => catchAnew(row)),
  };
}

/** What the three cells hold, as one text: rows with the same key catch the same. */
export function cellsKey(row: CatchCells): string {
  return JSON.stringify(CELL_NAMES.map((name) => [row[name].not, row[name].pattern]));
}

/** The caught pairs of one kind, by source and name; `search` keeps those that hold the text, case aside. */
export function listCaught(
  table: NameTable,
  { pairs, surprises }: RowCatch,
  wanted: { which: "all" | "meant" | "surprises"; search?: string; offset?: number; limit: number },
): { total: number; pairs: NamePair[] } {
  const bits =
    wanted.which === "all" ? pairs : wanted.which === "surprises" ? surprises : without(pairs, surprises);
  const text = (wanted.search ?? "").trim().toLowerCase();
  const found = listBits(bits).filter((pair) => {
    if (text === "") return true;
    const { source, name } = pairAt(table, pair);
    return name.toLowerCase().includes(text) || source.includes(text);
  });
  const from = wanted.offset ?? 0;
  const shown = found.slice(from, from + wanted.limit);
  return { total: found.length, pairs: shown.map((pair) => pairAt(table, pair)) };
}

/** Which of the sorted, distinct values a cell lets pass; null where its pattern does not compile. Bounded by steps. */
export function catchValues(values: readonly string[], source: string, not: boolean): CellCatch | null {
  const passing = createBits(values.length);
  if (isBlank(source)) {
    values.forEach((_, at) => setBit(passing, at));
    return { passing, count: values.length, complete: true };
  }
  const read = readPattern(source);
  if (!read.ok) return null;
  const pattern: TestablePattern = { ...read, cheap: isCheapNode(read.node) };
  // Behind NOT a value that the engine gives up is another thing than one that it does not find.
  const mayMatch = pattern.cheap || not ? () => true : prefilter(read.node);
  const allowance = { steps: STEPS_FOR_ALL };
  let complete = true;
  if (not) values.forEach((_, at) => setBit(passing, at));
  for (const at of candidates(values, leadingTexts(read.node))) {
    const found = mayMatch(values[at]!) && testPattern(pattern, values[at]!, allowance);
    // A slow answer matches nothing, NOT or not (PRODUCT.md 3): but it is only sure where the engine gave it up itself.
    if (found === "slow") complete = allowance.steps > 0 && complete;
    if (found === !not) setBit(passing, at);
    else if (not) clearBit(passing, at);
  }
  return { passing, count: countBits(passing), complete };
}

/** The indexes of the sorted values that begin with one of the texts; of all where the texts are null. */
function candidates(values: readonly string[], leads: readonly string[] | null): Iterable<number> {
  if (leads === null) return values.keys();
  const found = new Set<number>();
  for (const lead of leads) {
    for (let at = firstFrom(values, lead); values[at]?.startsWith(lead); at += 1) found.add(at);
  }
  return found;
}

function prefilter(node: TestablePattern["node"]): (value: string) => boolean {
  const options = requiredTexts(node);
  return (value) => options.some((texts) => texts.every((text) => value.includes(text)));
}

function remember<Value>(memory: Map<string, Value>, limit: number, key: string, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (memory.size >= limit) memory.clear();
  memory.set(key, made);
  return made;
}
