import { countBits, hasBit, listBits, without } from "./bit-set";
import type { CellCatch, NameCatcher } from "./catch-names";
import { cellCandidates, type CellCandidate } from "./cell-edits";
import { readPattern } from "./check-pattern";
import { compileRows, isBlank } from "./compile-rows";
import type { JudgedEvent } from "./event";
import { testPattern } from "./find-pattern";
import { createJudge } from "./judge";
import { pairAt, type NamePair, type NameTable } from "./name-table";
import { isCheapNode } from "./pattern-cost";
import { CELL_NAMES, type Cell, type CellName, type Row } from "./row";
import type { StepBudget } from "./run-program";

/** An event that is there beside the one in question, with how often it is. */
export interface PresentEvent {
  event: JudgedEvent;
  count: number;
}

export interface EditKnowledge {
  table: NameTable;
  catcher: NameCatcher;
  /** The events that the edit is held against, the one in question among them. */
  present: readonly PresentEvent[];
}

/** How one cell is written anew. `at`, `removed`, `added`: the difference of the two patterns, in one piece. */
export interface CellEdit extends Pick<CellCandidate, "kind" | "word" | "size"> {
  name: CellName;
  before: Cell;
  after: Cell;
  at: number;
  removed: string;
  added: string;
}

/** What the edited row catches that the row did not, but for the event that the edit is for. */
export interface LetIn {
  /** Real calls, the first few of so many. */
  pairs: NamePair[];
  pairCount: number;
  /** Identity types that pass now, that of the event included, and how many real calls the row catches of each. */
  identityTypes: string[];
  callsOfType: number;
  /** Of the events that are there. */
  events: number;
}

export interface RowEdit {
  /** The row as it would be. */
  row: Row;
  /** In grid order; empty where only failed calls stand in the way. */
  cells: CellEdit[];
  /** Failed calls are switched on. */
  failedCalls: boolean;
  letsIn: LetIn;
  /** Real calls and events that are there which the row caught and the edited row does not. */
  lost: { pairs: number; events: number };
  /** False where a pattern is so slow that not every name was tried. */
  complete: boolean;
}

export type SmallestEdits =
  | { kind: "matches" | "disabled" }
  /** The cells and failed calls could be changed, and the row would still not match: a condition stops it. */
  | { kind: "condition" }
  | { kind: "edits"; edits: RowEdit[]; /** Candidates that were tried. */ tried: number };

/** Steps for trying all candidates of one row, and what each character of a pattern costs before the first. */
const STEPS = 1_000_000;
const STEPS_TO_READ = 100;
/** A cheap pattern takes 20 ms on 1,024 characters at worst, and no time on so few. */
const SHORT_VALUE = 128;
/** Of each cell so many edits are held against the known names, and of the row so many are told. */
const MOST_WEIGHED = 12;
const MOST_PER_CELL = 4;
const MOST_TOGETHER = 8;
const MOST_EDITS = 4;
/** Names that are listed of what an edit lets in. */
const MOST_LISTED = 12;
/** The level does not matter to whether a row matches. */
const ANY_LEVEL = "MEDIUM";

/**
 * The smallest edits of a row that would make it match the event, best first and at most 4: all cells that stop it
 * together. Ranked by size, then by how little else they let in; what takes something away from the row comes after
 * what does not, and a blank cell last. Each was tried with the judge. Bounded by candidates and steps, never by time;
 * never throws, whatever the patterns and the event hold.
 */
export function findSmallestEdits(row: Row, event: JudgedEvent, knowledge: EditKnowledge): SmallestEdits {
  if (!row.enabled) return { kind: "disabled" };
  if (matches(row, event)) return { kind: "matches" };
  const budget: StepBudget = { steps: STEPS };
  let tried = 0;
  const stopped = CELL_NAMES.filter((name) => !lets(row[name], event[name], { steps: STEPS }));
  const perCell = stopped.map((name) => {
    const candidates = cellCandidates(row[name], event[name]);
    tried += candidates.length;
    const passing = candidates.filter(({ cell }) => lets(cell, event[name], budget));
    return weigh(name, row[name], passing, knowledge).slice(0, MOST_PER_CELL);
  });
  const needsFailed = event.failed && !row.failedCalls;
  const together = combine(perCell).sort(bySize).slice(0, MOST_TOGETHER);
  const edits = together.flatMap((cells): RowEdit[] => {
    const edited: Row = { ...row, failedCalls: row.failedCalls || needsFailed };
    for (const { name, after } of cells) edited[name] = after;
    if (!matches(edited, event)) return [];
    const effect = effectOf(row, edited, event, knowledge);
    return [{ row: edited, cells, failedCalls: needsFailed, ...effect }];
  });
  if (edits.length === 0) return { kind: "condition" };
  const ranked = edits.sort((a, b) => bySize(a.cells, b.cells) || letIn(a) - letIn(b));
  return { kind: "edits", edits: ranked.slice(0, MOST_EDITS), tried };
}

function matches(row: Row, event: JudgedEvent): boolean {
  return createJudge(compileRows([row]), ANY_LEVEL).judge(event) !== null;
}

/** Whether the cell lets the value through; counted in steps, but for the cheap patterns and short values of every day. */
function lets({ pattern, not }: Cell, value: string, allowance: StepBudget): boolean {
  if (isBlank(pattern)) return true;
  const read = readPattern(pattern);
  if (!read.ok) return false;
  if (value.length <= SHORT_VALUE && isCheapNode(read.node)) return read.regex.test(value) !== not;
  // Making a program ready takes its time too.
  allowance.steps -= STEPS_TO_READ * pattern.length;
  return allowance.steps > 0 && testPattern({ ...read, cheap: false }, value, allowance) === !not;
}

/** An edit of one cell with what it does to the values of its column. */
interface Weighed extends CellEdit {
  gained: number;
  lost: number;
}

function weigh(
  name: CellName,
  before: Cell,
  passing: CellCandidate[],
  { catcher }: EditKnowledge,
): Weighed[] {
  // The smallest only: each costs a search through all names of the column. The blank cell is the last of them.
  const small = passing.sort((a, b) => a.size - b.size);
  const chosen = [...small.slice(0, MOST_WEIGHED), ...small.slice(MOST_WEIGHED).slice(-1)];
  const caught = catcher.catchCell(name, before);
  const weighed = chosen.map(({ cell, ...rest }): Weighed => {
    const after = catcher.catchCell(name, cell);
    const difference = differenceOf(before.pattern, cell.pattern);
    const moved = { gained: countMore(after, caught), lost: countMore(caught, after) };
    return { name, before, after: cell, ...rest, ...difference, ...moved };
  });
  const told = new Set<string>();
  return (
    weighed
      // Who wrote a real name wants it: another in its place is no repair. NOT is told for what it is.
      .filter(({ kind, lost }) => lost === 0 || kind === "notOff")
      .sort((a, b) => bySize([a], [b]) || a.gained - b.gained)
      // Of two ways to write the same, the one in the style of what is there, which comes first.
      .filter(({ kind, word, gained }) => {
        const key = `${kind} ${gained} ${kind === "characters" ? "" : word}`;
        return told.size < told.add(key).size;
      })
  );
}

function countMore(more: CellCatch | null, less: CellCatch | null): number {
  if (!more) return 0;
  return less ? countBits(without(more.passing, less.passing)) : more.count;
}

/** One edit of each cell, in every way. */
function combine(perCell: Weighed[][]): Weighed[][] {
  return perCell.reduce<Weighed[][]>(
    (rows, edits) => rows.flatMap((cells) => edits.map((edit) => [...cells, edit])),
    [[]],
  );
}

type Sized = CellEdit & Partial<Weighed>;

function bySize(one: Sized[], other: Sized[]): number {
  const blanks = (cells: Sized[]) => cells.filter(({ kind }) => kind === "anyValue").length;
  const losing = (cells: Sized[]) => cells.filter(({ lost }) => (lost ?? 0) > 0).length;
  const size = (cells: Sized[]) => cells.reduce((sum, cell) => sum + cell.size, 0);
  return blanks(one) - blanks(other) || losing(one) - losing(other) || size(one) - size(other);
}

function letIn({ letsIn }: RowEdit): number {
  return letsIn.pairCount + letsIn.identityTypes.length;
}

/** The one piece in which two texts differ. */
function differenceOf(before: string, after: string): Pick<CellEdit, "at" | "removed" | "added"> {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  let tail = 0;
  while (tail < shorter - at && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return {
    at,
    removed: before.slice(at, before.length - tail),
    added: after.slice(at, after.length - tail),
  };
}

function effectOf(row: Row, edited: Row, event: JudgedEvent, { table, catcher, present }: EditKnowledge) {
  const [before, after] = [catcher.catchRow(row), catcher.catchRow(edited)];
  const more = listBits(without(after.pairs, before.pairs)).map((pair) => pairAt(table, pair));
  const others = more.filter(({ name, source }) => name !== event.eventName || source !== event.eventSource);
  const types = catcher.catchCell("userIdentityType", row.userIdentityType);
  const passes = (type: string) => types !== null && hasBit(types.passing, table.identityTypes.indexOf(type));
  const judges = [row, edited].map((each) => createJudge(compileRows([each]), ANY_LEVEL, { slowLimit: 3 }));
  let [gained, lost] = [0, 0];
  for (const { event: other, count } of present) {
    const [was, is] = judges.map(({ judge }) => judge(other) !== null);
    if (was && !is) lost += count;
    else if (is && !was) gained += count - (isSame(other, event) ? 1 : 0);
  }
  return {
    letsIn: {
      pairs: others.slice(0, MOST_LISTED),
      pairCount: others.length,
      identityTypes: after.identityTypes.filter((type) => !passes(type)),
      callsOfType: after.count,
      events: gained,
    },
    lost: { pairs: countBits(without(before.pairs, after.pairs)), events: lost },
    complete: before.complete && after.complete,
  };
}

function isSame(one: JudgedEvent, other: JudgedEvent): boolean {
  return CELL_NAMES.every((name) => one[name] === other[name]) && one.failed === other.failed;
}
