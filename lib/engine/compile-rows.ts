import { PATTERN_LENGTH_LIMIT, readPattern, type PatternFault, type ReadPattern } from "./check-pattern";
import { compileConditions, type CompiledConditions, type PatternCondition } from "./compile-conditions";
import { isCheapNode } from "./pattern-cost";
import { CELL_NAMES, type Cell, type CellName, type Row } from "./row";

/** One distinct pattern of the grid, compiled once however many cells hold it. */
export interface CompiledPattern extends ReadPattern {
  source: string;
  /** isCheapPattern: `regex` may be run on values of at most CHEAP_VALUE_LENGTH. */
  cheap: boolean;
  /** Position in CompiledRows.patterns. */
  index: number;
}

/** `pattern` is null for a blank cell, which any value passes, and undefined for a cell that cannot be used. */
export interface CompiledCell {
  pattern: CompiledPattern | null | undefined;
  not: boolean;
}

export interface CompiledRow {
  row: Row;
  /** Position in the grid, from 1. */
  number: number;
  cells: Record<CellName, CompiledCell>;
  /** Null where the row asks nothing beside its cells. */
  conditions: CompiledConditions | null;
  /** Enabled, and every cell and condition can be used: only such rows ever match. */
  live: boolean;
}

/** Where a row holds a pattern. */
export type PatternPlace = CellName | PatternCondition;

/** In this order a row's problems are told. */
export const PATTERN_PLACES: readonly PatternPlace[] = [...CELL_NAMES, "errorCode", "principal"];

/** What is wrong with one pattern of a row. The row matches nothing (`slow`: where that happened), the others go on. */
export type RowProblem = { rowId: string; cell: PatternPlace } & (
  | ({ kind: "invalid" } & PatternFault)
  | { kind: "tooLong"; length: number; limit: number }
  | { kind: "slow" }
);

export interface CompiledRows {
  /** All rows in grid order, disabled and broken ones included. */
  rows: CompiledRow[];
  /** The distinct patterns of all usable cells and conditions. */
  patterns: CompiledPattern[];
  /** Cells that cannot be used, in grid order; of disabled rows too. */
  problems: RowProblem[];
}

/** A cell of nothing but white space means any value: nobody could see the difference to an empty one. */
export function isBlank(pattern: string): boolean {
  return pattern.trim() === "";
}

/** Compiles the grid. Never throws: a cell that cannot be used becomes a problem and makes its own row match nothing. */
export function compileRows(rows: readonly Row[]): CompiledRows {
  const read = new Map<string, ReturnType<typeof readPattern>>();
  const patterns = new Map<string, CompiledPattern>();
  const problems: RowProblem[] = [];

  function compileCell(row: Row, name: PatternPlace, { pattern: source, not }: Cell): CompiledCell {
    if (isBlank(source)) return { pattern: null, not };
    const result = read.get(source) ?? readPattern(source);
    read.set(source, result);
    if (!result.ok) {
      problems.push({ rowId: row.id, cell: name, ...describeFault(result, source) });
      return { pattern: undefined, not };
    }
    const known = patterns.get(source);
    if (known) return { pattern: known, not };
    const { regex, node, captureCount } = result;
    const index = patterns.size;
    const pattern = { source, regex, node, captureCount, cheap: isCheapNode(node), index };
    patterns.set(source, pattern);
    return { pattern, not };
  }

  const compiled = rows.map((row, index): CompiledRow => {
    const cells = {
      eventName: compileCell(row, "eventName", row.eventName),
      eventSource: compileCell(row, "eventSource", row.eventSource),
      userIdentityType: compileCell(row, "userIdentityType", row.userIdentityType),
    };
    const conditions = compileConditions(row.conditions, (cell, name) => compileCell(row, name, cell));
    const usable = CELL_NAMES.every((name) => cells[name].pattern !== undefined) && !conditions?.broken;
    return { row, number: index + 1, cells, conditions, live: row.enabled && usable };
  });
  return { rows: compiled, patterns: [...patterns.values()], problems };
}

function describeFault({ position, length, reason }: PatternFault, source: string) {
  if (reason === "tooLong") {
    return { kind: "tooLong" as const, length: source.length, limit: PATTERN_LENGTH_LIMIT };
  }
  return { kind: "invalid" as const, position, length, reason };
}
