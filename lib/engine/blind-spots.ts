import { hasBit } from "./bit-set";
import type { NameCatcher } from "./catch-names";
import { literally } from "./literal-pattern";
import { pairNumber, type NameTable } from "./name-table";
import type { CellName, Row } from "./row";

/** A call that one would want to be told of, and the identity types that can make it. */
export interface WatchedCall {
  /** As CloudTrail writes it: `iam.amazonaws.com`. */
  eventSource: string;
  eventName: string;
  callers: readonly string[];
}

/** A watched call that the rows do not catch from everybody. */
export interface BlindSpot {
  /** Its index in the list of calls. */
  call: number;
  /** The callers that no row catches it from. All of them: no row catches it at all. */
  missing: string[];
  /** A row with extra conditions catches it from some of `missing`: where they hold. */
  isConditional: boolean;
  readOnly: boolean | null;
}

export interface BlindSpots {
  /** In the order of the calls. */
  spots: BlindSpot[];
  /** Calls that were looked at. */
  total: number;
  /** False where a pattern is so slow that a row may catch more than it is known to. */
  complete: boolean;
}

/**
 * Which of the calls no enabled row catches, or not from every caller. Judged over known names by the rows' cells: a call
 * that `table` does not hold would be a blind spot whatever the rows are, so the list must be of known ones.
 */
export function findBlindSpots(
  calls: readonly WatchedCall[],
  rows: readonly Row[],
  { table, catcher }: { table: NameTable; catcher: NameCatcher },
): BlindSpots {
  const live = rows.filter((row) => row.enabled).map((row) => ({ row, ...catcher.catchRow(row) }));
  const plain = live.filter(({ row }) => !hasConditions(row));
  const narrowed = live.filter(({ row }) => hasConditions(row));
  const spots = calls.flatMap(({ eventSource, eventName, callers }, call): BlindSpot[] => {
    const pair = pairNumber(table, eventSource, eventName);
    const isCaught = (among: typeof live, caller: string) =>
      among.some(({ pairs, identityTypes }) => hasBit(pairs, pair) && identityTypes.includes(caller));
    const missing = callers.filter((caller) => pair === -1 || !isCaught(plain, caller));
    if (missing.length === 0) return [];
    const isConditional = pair !== -1 && missing.some((caller) => isCaught(narrowed, caller));
    const reads = pair === -1 ? 2 : table.readOnly[pair]!;
    return [{ call, missing, isConditional, readOnly: reads === 2 ? null : reads === 1 }];
  });
  return { spots, total: calls.length, complete: live.every(({ complete }) => complete) };
}

/** True where some row catches the call, but not from every caller or not always. */
export function isPartly(spot: BlindSpot, { callers }: WatchedCall): boolean {
  return spot.isConditional || spot.missing.length < callers.length;
}

type Cells = Pick<Row, CellName>;

/** Names that go into one row: what people can still read, and well within the length of a pattern. */
const NAMES_PER_ROW = 30;

/**
 * The cells of rows that catch exactly these spots, one row per event source and missing callers; read-only calls get
 * rows of their own, since EventBridge may withhold them. Each with the spots that it is for.
 */
export function rowsForSpots(
  calls: readonly WatchedCall[],
  spots: readonly BlindSpot[],
): { cells: Cells; spots: BlindSpot[] }[] {
  const groups = new Map<string, BlindSpot[]>();
  for (const spot of spots) {
    const call = calls[spot.call]!;
    const missing = spot.missing.length === call.callers.length ? [] : spot.missing;
    const key = JSON.stringify([call.eventSource, spot.readOnly === true, missing]);
    const own = groups.get(key) ?? [];
    own.push(spot);
    groups.set(key, own);
  }
  return [...groups.values()].flatMap((group) => {
    const rows: { cells: Cells; spots: BlindSpot[] }[] = [];
    for (let from = 0; from < group.length; from += NAMES_PER_ROW) {
      const own = group.slice(from, from + NAMES_PER_ROW);
      const first = calls[own[0]!.call]!;
      const { missing } = own[0]!;
      rows.push({
        spots: own,
        cells: {
          eventName: exactly(own.map(({ call }) => calls[call]!.eventName)),
          eventSource: exactly([first.eventSource]),
          userIdentityType: exactly(missing.length === first.callers.length ? [] : missing),
        },
      });
    }
    return rows;
  });
}

/** A cell that takes these values and no others; any value where there are none. */
function exactly(values: readonly string[]) {
  const texts = values.map(literally);
  const pattern = texts.length === 0 ? "" : texts.length === 1 ? `^${texts[0]}$` : `^(${texts.join("|")})$`;
  return { pattern, not: false };
}

function hasConditions({ conditions }: Row): boolean {
  return conditions !== undefined && Object.values(conditions).some((asked) => asked !== undefined);
}
