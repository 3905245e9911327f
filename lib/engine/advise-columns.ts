import { meantType } from "./advise-identity";
import { meantSource } from "./advise-source";
import { checkPattern } from "./check-pattern";
import { isBlank } from "./compile-rows";
import { translateOfficialExample } from "./official-example";
import { escapeText } from "./pattern-branches";
import { CELL_NAMES, type Cell, type CellName, type Row } from "./row";
import { evidenceOf, type CellAdvice, type DoctorContext } from "./row-advice";

/** Where each column's cell may really stand: all other orders of three, those that move the fewest cells first. */
const ORDERS: Record<CellName, CellName>[] = [
  { eventName: "eventSource", eventSource: "eventName", userIdentityType: "userIdentityType" },
  { eventName: "userIdentityType", eventSource: "eventSource", userIdentityType: "eventName" },
  { eventName: "eventName", eventSource: "userIdentityType", userIdentityType: "eventSource" },
  { eventName: "eventSource", eventSource: "userIdentityType", userIdentityType: "eventName" },
  { eventName: "userIdentityType", eventSource: "eventName", userIdentityType: "eventSource" },
];

type Cells = Record<CellName, Cell>;

/**
 * A row that cannot match because its cells stand in each other's columns, as in the vendor's own sample, or because they
 * hold words for people, as in its official example. Nothing is said of a row that catches a real call.
 */
export function adviseColumns(row: Row, context: DoctorContext): CellAdvice[] {
  if (context.catcher.catchRow(row).count > 0) return [];
  const translated = translate(row, context);
  if (translated) return [translated];
  for (const order of ORDERS) {
    const cells = reorder(row, order, context);
    if (!cells || context.catcher.catchRow(cells).count === 0) continue;
    const suggestions = CELL_NAMES.map((name) => cells[name].pattern);
    return [
      {
        cell: null,
        kind: "columnsMixed",
        severity: "warning",
        evidence: evidenceOf([], { suggestions }),
        change: cells,
      },
    ];
  }
  return [];
}

/** The row with its cells where `order` has them; null unless each cell that moves is wrong where it is and right there. */
function reorder(row: Row, order: Record<CellName, CellName>, context: DoctorContext): Cells | null {
  const cells: Partial<Cells> = {};
  let telling = 0;
  for (const to of CELL_NAMES) {
    const from = order[to];
    const cell = row[from];
    cells[to] = cell;
    if (isAny(cell, from, context)) continue;
    if (from === to) {
      if (!isAlive(to, cell, context)) cells[to] = inWords(to, cell, context) ?? cell;
      continue;
    }
    if (isAlive(from, cell, context)) return null;
    const fitted = isAlive(to, cell, context) ? cell : inWords(to, cell, context);
    if (!fitted) return null;
    cells[to] = fitted;
    telling += 1;
  }
  return telling > 0 ? (cells as Cells) : null;
}

function isAny({ pattern, not }: Cell, column: CellName, { catcher }: DoctorContext): boolean {
  if (isBlank(pattern)) return true;
  const all = catcher.catchCell(column, { pattern: "", not: false });
  return !not && catcher.catchCell(column, { pattern, not })?.count === all?.count;
}

/** True where the cell's pattern finds a known value of the column. */
function isAlive(column: CellName, { pattern }: Cell, { catcher }: DoctorContext): boolean {
  return (catcher.catchCell(column, { pattern, not: false })?.count ?? 0) > 0;
}

/** `IAM user` for an identity, `EC2` for a source. */
function inWords(column: CellName, cell: Cell, context: DoctorContext): Cell | null {
  const word = cell.pattern.replace(/^\^|\$$/g, "");
  if (column === "userIdentityType") {
    const type = meantType(word, context);
    return type === null ? null : { ...cell, pattern: `^${type}$` };
  }
  const source = column === "eventSource" ? meantSource(word, context) : null;
  return source === null ? null : { ...cell, pattern: `^${escapeText(source)}$` };
}

/** The vendor's official example, line by line: its columns reversed as they stand there, or already put right. */
function translate(row: Row, context: DoctorContext): CellAdvice | null {
  if (CELL_NAMES.some((name) => row[name].not)) return null;
  const texts = CELL_NAMES.map((name) => row[name].pattern.trim());
  const orders = [
    { kind: "humanWords" as const, cells: texts.toReversed() },
    { kind: "columnsMixed" as const, cells: texts },
  ];
  for (const { kind, cells } of orders) {
    const translated = translateOfficialExample([cells])[0]?.cells;
    if (!translated || CELL_NAMES.some((name) => !checkPattern(translated[name]).ok)) continue;
    const change = Object.fromEntries(
      CELL_NAMES.map((name) => {
        const isKept = kind === "humanWords" && isBlank(row[name].pattern);
        return [name, isKept ? row[name] : { pattern: translated[name], not: false }];
      }),
    ) as Cells;
    if (context.catcher.catchRow(change).count === 0) continue;
    const evidence = evidenceOf([], { suggestions: CELL_NAMES.map((name) => change[name].pattern) });
    const changed = CELL_NAMES.filter((name) => change[name].pattern !== row[name].pattern);
    const cell = kind === "humanWords" && changed.length === 1 ? changed[0]! : null;
    return { cell, kind, severity: "warning", evidence, change };
  }
  return null;
}
