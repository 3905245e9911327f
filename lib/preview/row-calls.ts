import { accountFilter, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { compileRows } from "@/lib/engine/compile-rows";
import type { JudgedEvent } from "@/lib/engine/event";
import type { CellTester } from "@/lib/engine/judge";
import { createColumnJudge } from "@/lib/engine/judge-columns";
import type { RowCall } from "@/lib/engine/narrow-row";
import type { Row } from "@/lib/engine/row";
import { ORGANISATION_SCOPE, type Scope } from "@/lib/engine/rule-setting";
import { judgedDetail, listDetailRows, type DetailRow } from "./detail-rows";
import { createDraftTest } from "./draft-test";
import type { RollupMemory } from "./rollup-memory";

const DAY_MS = 86_400_000;
/** A row alone is attributed all that it matches, whatever the level. */
const ANY_LEVEL = "LOW";
/** Confirmed findings that are held against one row: some 10 MB while it is asked. */
export const MOST_CONFIRMED = 20_000;

/**
 * The stored calls of affected accounts that an enabled row matches: its cells tell the kinds, and it is judged whole on
 * their finer grain. `isCut` where not everything was looked at: whole days from the newest on, or a pattern given up.
 */
export async function storedCalls(
  rollup: RollupMemory,
  row: Row,
  affected: Uint8Array,
  limit: number,
): Promise<{ calls: RowCall[]; isCut: boolean }> {
  const { test, gaveUp } = createDraftTest();
  const byCells = compileRows([{ ...row, conditions: undefined }]);
  const numbers = rollup.judge.judge(byCells, ANY_LEVEL, test).hits[0]!;
  for (const source of gaveUp) rollup.judge.forget(source);
  const { rows, isCut } = await newestDetail(rollup, numbers, affected, limit);
  const seen = rows.map((one) => ({ ...one, ...rollup.combinations[numbers[one.kind]!]! }));
  const matched = matchedBy(row, seen, (one) => judgedDetail(one, one), test);
  return { calls: matched.map(asCall), isCut: isCut || rollup.cutOff !== null || gaveUp.size > 0 };
}

/**
 * The newest findings of the scope that people confirmed and that the row, enabled, matches, whichever row found them.
 * `isCut` where there are more than `limit`.
 */
export async function confirmedCalls(
  actor: Actor,
  scope: Scope,
  excluded: readonly string[],
  row: Row,
  limit: number,
): Promise<{ calls: RowCall[]; isCut: boolean; gaveUp: boolean }> {
  const accountId =
    scope === ORGANISATION_SCOPE ? { ...accountFilter(actor), notIn: [...excluded] } : { equals: scope };
  const found = await db.finding.findMany({
    where: { ruleId: "RTM-011", status: { in: ["confirmed", "resolved"] }, accountId },
    orderBy: [{ eventTime: "desc" }, { number: "desc" }],
    take: limit + 1,
    omit: { evidence: true },
    include: { event: { select: { readOnly: true } } },
  });
  const findings = found.slice(0, limit).map(({ event, eventTime, ...finding }) => ({
    ...finding,
    readOnly: event.readOnly,
    eventTime: eventTime.toISOString(),
    day: Math.floor(eventTime.getTime() / DAY_MS),
    hour: eventTime.getUTCHours(),
    count: 1,
  }));
  const { test, gaveUp } = createDraftTest();
  const calls = matchedBy(row, findings, (finding) => finding, test).map(asCall);
  return { calls, isCut: found.length > limit, gaveUp: gaveUp.size > 0 };
}

function matchedBy<Item>(
  row: Row,
  items: readonly Item[],
  eventOf: (item: Item) => JudgedEvent,
  test: CellTester,
): Item[] {
  const { hits } = createColumnJudge(items.map(eventOf)).judge(compileRows([row]), ANY_LEVEL, test);
  return Array.from(hits[0]!, (place) => items[place]!);
}

function asCall(seen: RowCall): RowCall {
  const { day, hour, eventName, eventSource, userIdentityType, actorKey, actorName, readOnly, count } = seen;
  return { day, hour, eventName, eventSource, userIdentityType, actorKey, actorName, readOnly, count };
}

/** Everything of these kinds where it fits, else what fits of whole days from the newest on. */
async function newestDetail(
  rollup: RollupMemory,
  numbers: Uint32Array,
  affected: Uint8Array,
  limit: number,
): Promise<{ rows: DetailRow[]; isCut: boolean }> {
  const kinds = Array.from(numbers, (number) => rollup.combinations[number]!);
  const accountIds = rollup.accountIds.filter((_, account) => affected[account] === 1);
  const all = await listDetailRows(kinds, { limit, accountIds, fromDay: rollup.cutOff ?? undefined });
  if (!all.isCut) return all;
  let sum = 0;
  const newestFirst = [...eventsPerDay(rollup, new Set(numbers), affected)].sort(([a], [b]) => b - a);
  const fitting = newestFirst.filter(([, count], index) => (sum += count) <= limit || index === 0);
  const { rows } = await listDetailRows(kinds, { limit, accountIds, fromDay: fitting.at(-1)![0] });
  return { rows, isCut: true };
}

function eventsPerDay({ counted }: RollupMemory, kinds: ReadonlySet<number>, affected: Uint8Array) {
  const perDay = new Map<number, number>();
  for (let entry = 0; entry < counted.size; entry += 1) {
    if (affected[counted.account[entry]!] !== 1 || !kinds.has(counted.combination[entry]!)) continue;
    const day = counted.day[entry]!;
    perDay.set(day, (perDay.get(day) ?? 0) + counted.count[entry]!);
  }
  return perDay;
}
