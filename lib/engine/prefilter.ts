import { cellFilter, OPEN, valueTests, type CellFilter } from "./cell-filter";
import { compileRows, type CompiledRow } from "./compile-rows";
import { EVENT_PATTERN_LIMIT, LACKING, type DetailFilter } from "./event-pattern";
import { globCovers, type Glob, ANY_TEXT } from "./glob";
import { CELL_NAMES, type CellName, type Row } from "./row";

/** What a person has to know of a prefilter. Texts: `note.<code>` of the namespace `exchange`. */
export const PREFILTER_NOTES = [
  /** The row is switched off and lets nothing through. */
  "rowDisabled",
  /** A cell of the row cannot be used; the row matches nothing and lets nothing through. */
  "rowBroken",
  /** No event can match the row. */
  "rowNeverMatches",
  /** EventBridge cannot express the cell, so that more comes through than the row matches. */
  "cellWidened",
  /** The row asks more than its cells, which EventBridge is not told, so that more comes through. */
  "conditionsLeftOut",
  /** The row may want Get…, List… or Describe…, which come only in state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. */
  "readOnlyCalls",
  /** Some pattern has wildcards: EventBridge takes 30 such rules a bus, and none that it finds too complex. */
  "wildcards",
] as const;

export interface PrefilterNote {
  code: (typeof PREFILTER_NOTES)[number];
  rowId?: string;
  cell?: CellName;
}

/** One EventBridge rule: its pattern as compact JSON, and the rows whose events it lets through. */
export interface PrefilterRule {
  pattern: string;
  rowIds: string[];
}

export interface Prefilter {
  /** One rule is enough for an event to come through. Empty where no row can match anything. */
  rules: PrefilterRule[];
  notes: PrefilterNote[];
}

/**
 * Around every pattern. All that AWS services put on a bus has such a source, which nobody else may use; events of
 * CloudTrail have one of the types "AWS API Call", "AWS Console Sign In", "AWS Service Event … via CloudTrail".
 */
const ENVELOPE = { source: [{ prefix: "aws." }], "detail-type": [{ suffix: " via CloudTrail" }] };
/** EventBridge refuses rules with very many ways. */
const ROWS_PER_RULE = 50;
const READ_ONLY = ["Get", "List", "Describe"];

interface RowFilter {
  rowId: string;
  cells: Record<CellName, CellFilter>;
  failedCalls: boolean;
}

/**
 * EventBridge patterns that let through every CloudTrail event which a row matches (its conditions are left to us), and as little else as EventBridge can
 * express: what cannot be told is widened, and said. Holds for records whose fields are text, null or absent. Each rule
 * is at most `limit` characters long; rows that are long alone are spread over several.
 */
export function prefilterOf(rows: readonly Row[], limit = EVENT_PATTERN_LIMIT): Prefilter {
  const notes: PrefilterNote[] = [];
  const filters: RowFilter[] = [];
  for (const compiled of compileRows(rows).rows) {
    const filter = filterOfRow(compiled, notes);
    if (filter) filters.push(filter);
  }
  const open = filters.find((filter) => isEmpty(detailOf(filter)));
  const rules = open
    ? [{ pattern: JSON.stringify(ENVELOPE), rowIds: filters.map(({ rowId }) => rowId) }]
    : packed(
        filters.flatMap((filter) => split(filter, limit, notes)),
        limit,
      );
  if (rules.some(({ pattern }) => pattern.includes('"wildcard":'))) notes.push({ code: "wildcards" });
  return { rules, notes };
}

function filterOfRow(
  { row, live, cells, conditions }: CompiledRow,
  notes: PrefilterNote[],
): RowFilter | null {
  const rowId = row.id;
  if (!live) {
    notes.push({ code: row.enabled ? "rowBroken" : "rowDisabled", rowId });
    return null;
  }
  const found: Record<CellName, CellFilter> = { eventName: OPEN, eventSource: OPEN, userIdentityType: OPEN };
  for (const name of CELL_NAMES) {
    const filter = cellFilter(cells[name].pattern ?? null, cells[name].not);
    if (!filter) {
      notes.push({ code: "rowNeverMatches", rowId });
      return null;
    }
    found[name] = filter;
  }
  for (const cell of CELL_NAMES) if (!found[cell].exact) notes.push({ code: "cellWidened", rowId, cell });
  if (conditions) notes.push({ code: "conditionsLeftOut", rowId });
  if (mayBeReadOnly(found.eventName)) notes.push({ code: "readOnlyCalls", rowId });
  return { rowId, cells: found, failedCalls: row.failedCalls };
}

function detailOf({ cells, failedCalls }: RowFilter): DetailFilter {
  const [eventName, eventSource, type] = CELL_NAMES.map((name) => valueTests(cells[name]));
  return {
    ...(eventName && { eventName }),
    ...(eventSource && { eventSource }),
    ...(type && { userIdentity: { type } }),
    // A record has failed where its errorCode is none of these.
    ...(!failedCalls && { errorCode: [...LACKING, false] }),
  };
}

function isEmpty(detail: DetailFilter): boolean {
  return Object.keys(detail).length === 0;
}

/** The filter in parts that each fit into a rule. What is refused cannot be split: less of it is refused, and that said. */
function split(filter: RowFilter, limit: number, notes: PrefilterNote[]): RowFilter[] {
  const detail = detailOf(filter);
  if (patternOf([detail]).length <= limit || isEmpty(detail)) return [filter];
  const lists = CELL_NAMES.map((name) => {
    return { name, list: filter.cells[name].accepts ?? filter.cells[name].refuses ?? [] };
  });
  const { name, list } = lists.reduce((longest, one) =>
    one.list.length > longest.list.length ? one : longest,
  );
  if (list.length === 0) return [filter];
  const half = Math.ceil(list.length / 2);
  const withCell = (change: Partial<CellFilter>) =>
    split(
      { ...filter, cells: { ...filter.cells, [name]: { ...filter.cells[name], ...change } } },
      limit,
      notes,
    );
  if (filter.cells[name].accepts && list.length > 1)
    return [...withCell({ accepts: list.slice(0, half) }), ...withCell({ accepts: list.slice(half) })];
  if (filter.cells[name].exact) notes.push({ code: "cellWidened", rowId: filter.rowId, cell: name });
  if (list.length < 2) return withCell({ accepts: null, refuses: null, exact: false });
  return withCell({ refuses: list.slice(0, half), exact: false });
}

/** Rows in their order, as many to a rule as fit; rows that ask the same are asked once. */
function packed(filters: RowFilter[], limit: number): PrefilterRule[] {
  const rules: { details: DetailFilter[]; known: Set<string>; rowIds: string[] }[] = [];
  for (const filter of filters) {
    const detail = detailOf(filter);
    const key = JSON.stringify(detail);
    const same = rules.find(({ known }) => known.has(key));
    const last = rules.at(-1);
    const hasRoom =
      last && last.details.length < ROWS_PER_RULE && patternOf([...last.details, detail]).length <= limit;
    const rule = same ?? (hasRoom ? last : { details: [], known: new Set<string>(), rowIds: [] });
    if (!rules.includes(rule)) rules.push(rule);
    if (!same) {
      rule.details.push(detail);
      rule.known.add(key);
    }
    if (!rule.rowIds.includes(filter.rowId)) rule.rowIds.push(filter.rowId);
  }
  return rules.map(({ details, rowIds }) => ({ pattern: patternOf(details), rowIds }));
}

function patternOf(details: DetailFilter[]): string {
  const [only] = details;
  return JSON.stringify({ ...ENVELOPE, detail: details.length === 1 ? only : { $or: details } });
}

function mayBeReadOnly(filter: CellFilter): boolean {
  if (filter.accepts) return filter.accepts.some((glob) => READ_ONLY.some((word) => mayBegin(glob, word)));
  return !READ_ONLY.every((word) => filter.refuses?.some((glob) => globCovers(glob, [word, ANY_TEXT])));
}

function mayBegin([first]: Glob, word: string): boolean {
  return typeof first !== "string" || first.startsWith(word) || word.startsWith(first);
}
