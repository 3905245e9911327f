import { conditionText, CONDITION_FIELDS, type CompiledConditions } from "./compile-conditions";
import {
  PATTERN_PLACES,
  type CompiledCell,
  type CompiledPattern,
  type CompiledRow,
  type CompiledRows,
  type PatternPlace,
  type RowProblem,
} from "./compile-rows";
import type { JudgedEvent } from "./event";
import { compareRiskLevels, type RiskLevel } from "./risk-level";
import { CELL_NAMES } from "./row";
import { testPattern } from "./find-pattern";

/** A row that matches an event. `number` is its position in the grid, from 1; `riskLevel` is effective. */
export interface MatchedRow {
  readonly rowId: string;
  readonly number: number;
  readonly riskLevel: RiskLevel;
}

/** What RTM-011 says of one event. `riskLevel` is that of the attributed row. */
export interface Judgement {
  readonly attributedRowId: string;
  /** In grid order, at least one. */
  readonly matchedRows: readonly MatchedRow[];
  readonly riskLevel: RiskLevel;
}

/** Whether the pattern is found in the value; "slow" where the answer was given up for taking too long. */
export type CellTester = (pattern: CompiledPattern, value: string) => boolean | "slow";

export interface Judge {
  /** Null where no row matches. Values are matched as they are, whatever their length. */
  judge(event: JudgedEvent): Judgement | null;
  /** Cells that cannot be used, and those that were found slow on the events judged so far; in grid order. */
  problems(): RowProblem[];
}

export interface JudgeOptions {
  /**
   * Stands in for testPattern, whose answer depends on pattern and value alone. The answer of another tester may
   * depend on what it was asked before: once it says "slow", this judge does not try that pattern again.
   */
  test?: CellTester;
  /**
   * After so many slow answers this judge tries a pattern no more, so that a batch of hostile values costs a bounded
   * time; from there on the order of the events counts for that pattern. Without it: 1 where `test` is given, else none.
   */
  slowLimit?: number;
}

/** Most distinct combinations (and values of one column) that a judge remembers before it forgets them all. */
const MEMORY_LIMIT = 20_000;
/** Most answers (values × patterns) that are remembered per column. */
const ANSWER_LIMIT = 4_000_000;

const UNKNOWN = 0;
const FOUND = 1;
const NOT_FOUND = 2;
const SLOW = 3;

/**
 * Judges events by RTM-011's rows (PRODUCT.md 3): a row matches when its three cells and its conditions do, the event is
 * attributed to the matching row of the highest effective level, ties broken by the rows' order. Same events in any
 * order, same judgements. Remembers what it has answered, so keep one judge for many events of the same rows and level.
 */
export function createJudge(compiled: CompiledRows, ruleLevel: RiskLevel, options: JudgeOptions = {}): Judge {
  const test = options.test ?? testPattern;
  const live = compiled.rows.filter((row) => row.live);
  const slowLimit = options.slowLimit ?? (options.test ? 1 : Number.POSITIVE_INFINITY);
  const slow = new Map<CompiledPattern, number>();
  const columns = {
    eventName: createColumn(compiled.patterns.length),
    eventSource: createColumn(compiled.patterns.length),
    userIdentityType: createColumn(compiled.patterns.length),
  };
  const asked = new Map(CONDITION_FIELDS.map((field) => [field, createColumn(compiled.patterns.length)]));

  function find(pattern: CompiledPattern, value: string): number {
    const slowAnswers = slow.get(pattern) ?? 0;
    if (slowAnswers >= slowLimit) return SLOW;
    const found = test(pattern, value);
    if (found !== "slow") return found ? FOUND : NOT_FOUND;
    slow.set(pattern, slowAnswers + 1);
    return SLOW;
  }

  function passes(cell: CompiledCell, value: string, answers: Uint8Array): boolean {
    const { pattern, not } = cell;
    if (!pattern) return true;
    return answerOf(pattern, value, answers) === (not ? NOT_FOUND : FOUND);
  }

  function answerOf(pattern: CompiledPattern, value: string, answers: Uint8Array): number {
    let answer = answers[pattern.index]!;
    if (answer === UNKNOWN) {
      answer = find(pattern, value);
      answers[pattern.index] = answer;
    }
    return answer;
  }

  function holds({ list }: CompiledConditions, event: JudgedEvent): boolean {
    return list.every(({ fields, pattern, has, not }) => {
      let answer = NOT_FOUND;
      for (const field of fields) {
        const value = conditionText(event, field);
        const one = has
          ? has(value)
            ? FOUND
            : NOT_FOUND
          : answerOf(pattern, value, asked.get(field)!(value));
        if (one === FOUND) return !not;
        if (one === SLOW) answer = SLOW;
      }
      return answer === NOT_FOUND && not;
    });
  }

  /** The rows whose cells match: all that is told by what the memory is kept by. */
  function passing(event: JudgedEvent): CompiledRow[] {
    const names = columns.eventName(event.eventName);
    const sources = columns.eventSource(event.eventSource);
    const types = columns.userIdentityType(event.userIdentityType);
    const matching: CompiledRow[] = [];
    for (const row of live) {
      const { cells } = row;
      if (event.failed && !row.row.failedCalls) continue;
      if (!passes(cells.eventName, event.eventName, names)) continue;
      if (!passes(cells.eventSource, event.eventSource, sources)) continue;
      if (passes(cells.userIdentityType, event.userIdentityType, types)) matching.push(row);
    }
    return matching;
  }

  // Where a row with conditions may match, the judgement depends on more than the memory's key: its rows are kept instead.
  const remembered = createMemory<Judgement | null | readonly CompiledRow[]>();

  return {
    judge(event) {
      let known = remembered.get(event);
      if (known === undefined) {
        const rows = passing(event);
        known = rows.some(({ conditions }) => conditions) ? rows : attribute(rows, ruleLevel);
        remembered.set(event, known);
      }
      if (!isRows(known)) return known;
      const matching = known.filter(({ conditions }) => !conditions || holds(conditions, event));
      return attribute(matching, ruleLevel);
    },
    problems: () => [...compiled.problems, ...listSlowCells(compiled, slow)].sort(byGridOrder(compiled)),
  };
}

function isRows(known: Judgement | null | readonly CompiledRow[]): known is readonly CompiledRow[] {
  return Array.isArray(known);
}

/** The judgement where these rows match, in grid order; null where there are none. */
export function attribute(matching: readonly CompiledRow[], ruleLevel: RiskLevel): Judgement | null {
  const matchedRows = matching.map(({ row, number }) => {
    return { rowId: row.id, number, riskLevel: row.riskLevel ?? ruleLevel };
  });
  let attributed = matchedRows[0];
  if (!attributed) return null;
  for (const row of matchedRows) {
    if (compareRiskLevels(row.riskLevel, attributed.riskLevel) < 0) attributed = row;
  }
  return { attributedRowId: attributed.rowId, matchedRows, riskLevel: attributed.riskLevel };
}

/** The answers of one column by value: one per pattern, filled in as they are needed. */
function createColumn(patternCount: number): (value: string) => Uint8Array {
  const byValue = new Map<string, Uint8Array>();
  const limit = Math.max(1, Math.min(MEMORY_LIMIT, Math.floor(ANSWER_LIMIT / Math.max(1, patternCount))));
  return (value) => {
    const known = byValue.get(value);
    if (known) return known;
    if (byValue.size >= limit) byValue.clear();
    const answers = new Uint8Array(patternCount);
    byValue.set(value, answers);
    return answers;
  };
}

/** A map by what is judged of an event. Maps within maps: event text may hold any separator. */
function createMemory<Value>() {
  let size = 0;
  const ok: Memory<Value> = new Map();
  const failed: Memory<Value> = new Map();
  return {
    get(event: JudgedEvent): Value | undefined {
      const bySource = (event.failed ? failed : ok).get(event.eventName);
      return bySource?.get(event.eventSource)?.get(event.userIdentityType);
    },
    set(event: JudgedEvent, value: Value) {
      if (size >= MEMORY_LIMIT) {
        ok.clear();
        failed.clear();
        size = 0;
      }
      size += 1;
      const bySource = at(event.failed ? failed : ok, event.eventName);
      at(bySource, event.eventSource).set(event.userIdentityType, value);
    },
  };
}

type Memory<Value> = Map<string, Map<string, Map<string, Value>>>;

function at<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  let inner = map.get(key);
  if (!inner) map.set(key, (inner = new Map()));
  return inner;
}

function listSlowCells(compiled: CompiledRows, slow: ReadonlyMap<CompiledPattern, number>): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const compiledRow of compiled.rows) {
    if (!compiledRow.live) continue;
    for (const { place: cell, pattern } of listPatterns(compiledRow))
      if (slow.has(pattern)) problems.push({ rowId: compiledRow.row.id, cell, kind: "slow" });
  }
  return problems;
}

/** The patterns of a row's usable cells and conditions, and where each stands. */
export function listPatterns({
  cells,
  conditions,
}: CompiledRow): { place: PatternPlace; pattern: CompiledPattern }[] {
  const ofCells = CELL_NAMES.map((place) => ({ place, pattern: cells[place].pattern }));
  const ofConditions = (conditions?.list ?? []).flatMap(({ name, pattern }) =>
    name === "errorCode" || name === "principal" ? [{ place: name, pattern }] : [],
  );
  return [...ofCells, ...ofConditions].flatMap(({ place, pattern }) => (pattern ? [{ place, pattern }] : []));
}

/** Compares problems of these rows by where they stand. */
export function byGridOrder(compiled: CompiledRows) {
  const places = new Map(compiled.rows.map(({ row, number }) => [row.id, number]));
  const column = (cell: PatternPlace) => PATTERN_PLACES.indexOf(cell);
  return (a: RowProblem, b: RowProblem) =>
    places.get(a.rowId)! - places.get(b.rowId)! || column(a.cell) - column(b.cell);
}
