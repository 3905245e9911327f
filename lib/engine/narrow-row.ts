import { withoutValues } from "./narrow-cell";
import { CELL_NAMES, type CellName, type ChosenValues, type Row, type RowConditions } from "./row";

/** Calls that a row matches, counted by everything that a proposal can leave out. */
export interface RowCall {
  /** UTC day since 1970-01-01, and hour of that day. */
  day: number;
  hour: number;
  eventName: string;
  eventSource: string;
  userIdentityType: string;
  actorKey: string;
  actorName: string;
  readOnly: boolean | null;
  count: number;
}

/** What can be left out: values of a cell, who called, calls that only read, hours of the day. */
export type NarrowingKind = CellName | "principal" | "readOnly" | "hours";

export interface Narrowing {
  kind: NarrowingKind;
  /** What is left out: one value, or the first hour and the one after the last, in UTC. */
  values: string[];
  /** The row as it would be. */
  row: Row;
  /** Events of the days before the held-back week: how many there are, and how many the proposal removes. */
  learned: { total: number; removed: number };
  /** The same of the held-back week, which took no part in choosing. */
  heldBack: { total: number; removed: number };
  /** Of the findings that people confirmed: how many the proposal would have lost. */
  confirmedLost: number;
}

export interface NarrowingInput {
  row: Row;
  calls: readonly RowCall[];
  /** Findings of this row that people confirmed; `count` is 1 each. */
  confirmed: readonly RowCall[];
  /** Today's UTC day number. */
  today: number;
  /** Also propose what would have lost confirmed findings. */
  allowLoss: boolean;
}

export const HELD_BACK_DAYS = 7;
export const MAX_NARROWINGS = 12;
/** Values of one kind that are tried, the most frequent first. */
const TRIED = 8;
/** A proposal removes at least this share of the row's events. */
const LEAST_SHARE = 0.03;
/** Hours that a window may leave out. */
const WINDOWS = [2, 3, 4, 6, 8, 10, 12];

/**
 * Proposals that make a noisy row quieter: chosen from the days before the last seven, checked on those seven, first the
 * one that removed most in both. None leaves the row without any event, none loses a confirmed finding unless that is allowed.
 * Where the history is younger than that, everything is learned from and nothing is held back.
 */
export function proposeNarrowings(input: NarrowingInput): Narrowing[] {
  const from = input.today - HELD_BACK_DAYS + 1;
  const older = input.calls.filter(({ day }) => day < from);
  const learned = older.length > 0 ? older : input.calls;
  const heldBack = older.length > 0 ? input.calls.filter(({ day }) => day >= from) : [];
  const total = sum(learned);
  return listCandidates(input.row, learned)
    .map(({ kind, values, row, leavesOut }): Narrowing => {
      return {
        kind,
        values,
        row,
        learned: { total, removed: sum(learned.filter(leavesOut)) },
        heldBack: { total: sum(heldBack), removed: sum(heldBack.filter(leavesOut)) },
        confirmedLost: sum(input.confirmed.filter(leavesOut)),
      };
    })
    .filter(({ learned: { removed }, confirmedLost }) => {
      if (confirmedLost > 0 && !input.allowLoss) return false;
      return removed < total && removed >= Math.max(1, total * LEAST_SHARE);
    })
    .sort(
      (a, b) =>
        a.confirmedLost - b.confirmedLost ||
        shareThatHeld(b) - shareThatHeld(a) ||
        b.learned.removed - a.learned.removed ||
        order(a.kind) - order(b.kind) ||
        (a.values[0]! < b.values[0]! ? -1 : 1),
    )
    .slice(0, MAX_NARROWINGS);
}

/** What a proposal removed on both sides of the held-back week; of a week without events nothing is held against it. */
function shareThatHeld({ learned, heldBack }: Narrowing): number {
  const share = learned.removed / learned.total;
  return heldBack.total === 0 ? share : Math.min(share, heldBack.removed / heldBack.total);
}

interface Candidate {
  kind: NarrowingKind;
  values: string[];
  row: Row;
  leavesOut: (call: RowCall) => boolean;
}

const KINDS: readonly NarrowingKind[] = ["principal", ...CELL_NAMES, "readOnly", "hours"];

function order(kind: NarrowingKind): number {
  return KINDS.indexOf(kind);
}

function listCandidates(row: Row, calls: readonly RowCall[]): Candidate[] {
  return [
    ...CELL_NAMES.flatMap((cell) => cellCandidates(row, cell, calls)),
    ...principalCandidates(row, calls),
    ...readOnlyCandidates(row),
    ...hourCandidates(row, calls),
  ];
}

function cellCandidates(row: Row, cell: CellName, calls: readonly RowCall[]): Candidate[] {
  return mostFrequent(calls, (call) => call[cell]).flatMap((value) => {
    const narrowed = withoutValues(row[cell], [value]);
    if (!narrowed) return [];
    const leavesOut = (call: RowCall) => call[cell] === value;
    return [{ kind: cell, values: [value], row: { ...row, [cell]: narrowed }, leavesOut }];
  });
}

/** A role's ARN stands for all of its sessions; where the record gives no key, the name is all there is. */
function principalOf({ actorKey, actorName }: RowCall): string {
  return actorKey || actorName;
}

function principalCandidates(row: Row, calls: readonly RowCall[]): Candidate[] {
  const listed = row.conditions?.principals;
  // A row that asks for some callers has been narrowed from the other side.
  if (listed && !listed.not) return [];
  return mostFrequent(calls, principalOf).map((value) => {
    const principals: ChosenValues = { values: [...(listed?.values ?? []), value], not: true };
    const leavesOut = ({ actorKey, actorName }: RowCall) => actorKey === value || actorName === value;
    return {
      kind: "principal" as const,
      values: [value],
      row: withConditions(row, { principals }),
      leavesOut,
    };
  });
}

function readOnlyCandidates(row: Row): Candidate[] {
  if (row.conditions?.readOnly !== undefined) return [];
  return [
    {
      kind: "readOnly",
      values: ["true"],
      row: withConditions(row, { readOnly: false }),
      leavesOut: ({ readOnly }) => readOnly !== false,
    },
  ];
}

/** Per length of window the one that most calls fall into. */
function hourCandidates(row: Row, calls: readonly RowCall[]): Candidate[] {
  if (row.conditions?.hours) return [];
  const perHour = new Array<number>(24).fill(0);
  for (const { hour, count } of calls) perHour[hour]! += count;
  const total = sum(calls);
  const inWindow = (hour: number, from: number, length: number) => (hour - from + 24) % 24 < length;
  return WINDOWS.flatMap((length): (Candidate & { score: number })[] => {
    const starts = perHour.map((_, from) =>
      perHour.reduce((most, count, hour) => (inWindow(hour, from, length) ? most + count : most), 0),
    );
    const most = Math.max(...starts);
    // Only where calls crowd there: at least twice what an even day would bring.
    if (most < (2 * total * length) / 24) return [];
    const from = starts.indexOf(most);
    const to = (from + length) % 24;
    return [
      {
        kind: "hours",
        values: [String(from), String(to)],
        row: withConditions(row, { hours: { from, to, not: true } }),
        leavesOut: ({ hour }) => inWindow(hour, from, length),
        score: most / total - length / 24,
      },
    ];
  })
    .sort((a, b) => b.score - a.score)
    .slice(0, 1);
}

function withConditions(row: Row, more: RowConditions): Row {
  return { ...row, conditions: { ...row.conditions, ...more } };
}

function mostFrequent(calls: readonly RowCall[], valueOf: (call: RowCall) => string): string[] {
  const counts = new Map<string, number>();
  for (const call of calls) {
    const value = valueOf(call);
    if (value !== "") counts.set(value, (counts.get(value) ?? 0) + call.count);
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, TRIED)
    .map(([value]) => value);
}

function sum(calls: readonly RowCall[]): number {
  return calls.reduce((before, { count }) => before + count, 0);
}
