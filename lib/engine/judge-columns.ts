import {
  CONDITION_FIELDS,
  conditionText,
  type CompiledCondition,
  type ConditionField,
} from "./compile-conditions";
import type {
  CompiledCell,
  CompiledPattern,
  CompiledRow,
  CompiledRows,
  PatternPlace,
  RowProblem,
} from "./compile-rows";
import type { JudgedEvent } from "./event";
import { testPattern } from "./find-pattern";
import { byGridOrder, listPatterns, type CellTester } from "./judge";
import { compareRiskLevels, type RiskLevel } from "./risk-level";
import { CELL_NAMES, type CellName } from "./row";

/** What the rows say of many events at once. */
export interface ColumnJudgement {
  /** Per event the index of the attributed row in the grid; -1 where no row matches. */
  attributed: Int32Array;
  /** Per row of the grid the positions of the events that it matches, ascending. Shared with later answers: not to be written. */
  hits: readonly Uint32Array[];
  /** Cells that cannot be used, and those that were slow on one of the events; in grid order. */
  problems: RowProblem[];
}

export interface ColumnJudge {
  /** Adds events behind those that are there. */
  append(events: readonly JudgedEvent[]): void;
  /** Agrees with createJudge, event by event, as long as `test` answers by pattern and value alone. */
  judge(compiled: CompiledRows, ruleLevel: RiskLevel, test?: CellTester): ColumnJudgement;
  /** Forgets what is known of a pattern, for a tester that answers otherwise from now on. */
  forget(source: string): void;
}

/** Bytes that are remembered from one judgement to the next. */
export interface ColumnMemory {
  /** What patterns gave on values: a byte each. */
  answers: number;
  /** Which events rows matched: four bytes each. */
  hits: number;
}

const MEMORY: ColumnMemory = { answers: 64 * 1024 * 1024, hits: 64 * 1024 * 1024 };

const UNKNOWN = 0;
const FOUND = 1;
const NOT_FOUND = 2;
const SLOW = 3;

type ColumnName = CellName | ConditionField;

const COLUMN_NAMES: readonly ColumnName[] = [...CELL_NAMES, ...CONDITION_FIELDS];

const NO_HITS = new Uint32Array(0);

/** The distinct values of one field, which of them each event has, and by pattern what is known of each value. */
interface Column {
  places: Map<string, number>;
  values: string[];
  of: number[];
  answers: Map<string, Uint8Array>;
}

/** What a row gave on the first `upTo` events. */
interface RowMemory {
  upTo: number;
  hits: Uint32Array;
  slow: ReadonlySet<PatternPlace>;
  patterns: readonly string[];
}

/**
 * A judge of the same events by ever changing rows, as when somebody types: it goes row by row over columns of distinct
 * values and remembers what a pattern gave on a value and what a row gave on all events, so that a keystroke costs one
 * row anew. What was not asked for longest is forgotten first.
 */
export function createColumnJudge(
  events: readonly JudgedEvent[] = [],
  limit: ColumnMemory = MEMORY,
): ColumnJudge {
  const columns = Object.fromEntries(COLUMN_NAMES.map((name) => [name, createColumn()])) as Record<
    ColumnName,
    Column
  >;
  const failed: boolean[] = [];
  const memory = new Map<string, RowMemory>();
  let answerBytes = 0;
  let hitBytes = 0;

  function append(more: readonly JudgedEvent[]) {
    for (const event of more) {
      failed.push(event.failed);
      for (const name of CELL_NAMES) addValue(columns[name], event[name]);
      for (const name of CONDITION_FIELDS) addValue(columns[name], conditionText(event, name));
    }
  }

  function answersOf(source: string, name: ColumnName): Uint8Array {
    const { answers, values } = columns[name];
    const known = answers.get(source);
    if (known && known.length >= values.length) {
      answers.delete(source);
      answers.set(source, known);
      return known;
    }
    const grown = new Uint8Array(known ? values.length + (values.length >> 1) : values.length);
    if (known) grown.set(known);
    answerBytes += grown.length - (known?.length ?? 0);
    answers.delete(source);
    answers.set(source, grown);
    return grown;
  }

  function columnCell({ pattern, not }: Pick<CompiledCell, "pattern" | "not">, name: ColumnName): ColumnCell {
    return {
      pattern: pattern ?? null,
      wanted: not ? NOT_FOUND : FOUND,
      values: columns[name].values,
      of: columns[name].of,
      answers: pattern ? answersOf(pattern.source, name) : NO_ANSWERS,
      wasSlow: false,
    };
  }

  /** A condition over its columns; what is no pattern is answered anew, once per value and judgement. */
  function columnCondition(condition: CompiledCondition): ColumnCondition {
    const { name, fields, not, has } = condition;
    const over = fields.map((field) => {
      const cell = columnCell(condition, field);
      return has ? { ...cell, answers: new Uint8Array(columns[field].values.length) } : cell;
    });
    return { name, not, has, over };
  }

  function judgeRow(row: CompiledRow, test: CellTester): RowMemory {
    const key = rowKey(row);
    const known = memory.get(key);
    memory.delete(key);
    const judged = known?.upTo === failed.length ? known : judgeMore(row, known, test);
    memory.set(key, judged);
    hitBytes += judged.hits.byteLength - (known?.hits.byteLength ?? 0);
    return judged;
  }

  function judgeMore(row: CompiledRow, known: RowMemory | undefined, test: CellTester): RowMemory {
    const cells = CELL_NAMES.map((name) => columnCell(row.cells[name], name));
    const [first, second, third] = cells as [ColumnCell, ColumnCell, ColumnCell];
    const conditions = (row.conditions?.list ?? []).map(columnCondition);
    const skipsFailed = !row.row.failedCalls;
    const more: number[] = [];
    for (let index = known?.upTo ?? 0; index < failed.length; index += 1) {
      if (skipsFailed && failed[index]) continue;
      if (!passes(first, index, test) || !passes(second, index, test) || !passes(third, index, test))
        continue;
      if (conditions.every((condition) => holds(condition, index, test))) more.push(index);
    }
    const hits = new Uint32Array((known?.hits.length ?? 0) + more.length);
    hits.set(known?.hits ?? NO_HITS);
    hits.set(more, known?.hits.length ?? 0);
    const slow = new Set(known?.slow);
    cells.forEach((cell, at) => cell.wasSlow && slow.add(CELL_NAMES[at]!));
    for (const { name, over } of conditions)
      if (over.some(({ wasSlow }) => wasSlow)) slow.add(name as PatternPlace);
    const patterns = listPatterns(row).map(({ pattern }) => pattern.source);
    return { upTo: failed.length, hits, slow, patterns };
  }

  function forgetOldest() {
    for (const name of COLUMN_NAMES) {
      const { answers } = columns[name];
      for (const [source, known] of answers) {
        if (answerBytes <= limit.answers) break;
        answers.delete(source);
        answerBytes -= known.length;
      }
    }
    for (const [key, known] of memory) {
      if (hitBytes <= limit.hits) break;
      memory.delete(key);
      hitBytes -= known.hits.byteLength;
    }
  }

  append(events);

  return {
    append,
    judge(compiled, ruleLevel, test = testPattern) {
      const attributed = new Int32Array(failed.length).fill(-1);
      const hits: Uint32Array[] = compiled.rows.map(() => NO_HITS);
      const problems = [...compiled.problems];
      // Most severe first, then grid order: the first row that matches an event is the one it is attributed to.
      const severity = (row: CompiledRow) => row.row.riskLevel ?? ruleLevel;
      const live = compiled.rows.filter((row) => row.live);
      const ranked = live.sort((a, b) => compareRiskLevels(severity(a), severity(b)));
      for (const row of ranked) {
        const judged = judgeRow(row, test);
        const index = row.number - 1;
        hits[index] = judged.hits;
        for (const hit of judged.hits) if (attributed[hit] === -1) attributed[hit] = index;
        for (const cell of judged.slow) problems.push({ rowId: row.row.id, cell, kind: "slow" });
      }
      forgetOldest();
      return { attributed, hits, problems: problems.sort(byGridOrder(compiled)) };
    },
    forget(source) {
      for (const name of COLUMN_NAMES) {
        answerBytes -= columns[name].answers.get(source)?.length ?? 0;
        columns[name].answers.delete(source);
      }
      for (const [key, known] of memory) {
        if (!known.patterns.includes(source)) continue;
        memory.delete(key);
        hitBytes -= known.hits.byteLength;
      }
    },
  };
}

interface ColumnCell {
  /** null for a blank cell. */
  pattern: CompiledPattern | null;
  wanted: number;
  values: string[];
  of: number[];
  answers: Uint8Array;
  wasSlow: boolean;
}

const NO_ANSWERS = new Uint8Array(0);

function passes(cell: ColumnCell, index: number, test: CellTester): boolean {
  return cell.pattern === null || answerAt(cell, index, test) === cell.wanted;
}

function answerAt(cell: ColumnCell, index: number, test: CellTester): number {
  const value = cell.of[index]!;
  let answer = cell.answers[value]!;
  if (answer === UNKNOWN) {
    const found = test(cell.pattern!, cell.values[value]!);
    answer = found === "slow" ? SLOW : found ? FOUND : NOT_FOUND;
    cell.answers[value] = answer;
  }
  if (answer === SLOW) cell.wasSlow = true;
  return answer;
}

interface ColumnCondition {
  name: string;
  not: boolean;
  has: ((text: string) => boolean) | null;
  over: ColumnCell[];
}

function holds({ not, has, over }: ColumnCondition, index: number, test: CellTester): boolean {
  let answer = NOT_FOUND;
  for (const cell of over) {
    const one = has ? plainAnswer(cell, index, has) : answerAt(cell, index, test);
    if (one === FOUND) return !not;
    if (one === SLOW) answer = SLOW;
  }
  return answer === NOT_FOUND && not;
}

function plainAnswer(cell: ColumnCell, index: number, has: (text: string) => boolean): number {
  const value = cell.of[index]!;
  cell.answers[value] ||= has(cell.values[value]!) ? FOUND : NOT_FOUND;
  return cell.answers[value];
}

function addValue({ places, values, of }: Column, value: string) {
  let place = places.get(value);
  if (place === undefined) {
    place = values.length;
    places.set(value, place);
    values.push(value);
  }
  of.push(place);
}

function createColumn(): Column {
  return { places: new Map(), values: [], of: [], answers: new Map() };
}

/** What decides which events a row matches. JSON: a pattern may hold any separator. */
function rowKey({ row, cells, conditions }: CompiledRow): string {
  return JSON.stringify([
    ...CELL_NAMES.map((name) => [cells[name].pattern?.source ?? null, cells[name].not]),
    row.failedCalls,
    conditions?.key ?? null,
  ]);
}
