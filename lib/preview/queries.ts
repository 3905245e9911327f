import { seesAccount, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { dailySpread, type Change } from "@/lib/engine/consequence";
import type { ObservedCall } from "@/lib/engine/name-table";
import type { Row } from "@/lib/engine/row";
import { ORGANISATION_SCOPE, type Scope } from "@/lib/engine/rule-setting";
import { listOverridingAccounts } from "@/lib/settings/overrides";
import { getEffectiveSetting } from "@/lib/settings/queries";
import { affectedAccounts } from "./affected-accounts";
import { judgeDraft } from "./judge-draft";
import { loadExamples } from "./load-examples";
import { currentRollup, type RollupMemory } from "./rollup-memory";
import type { Preview, PreviewAccount, PreviewInput } from "./schema";

export { narrowRow } from "./narrow-row";

const RULE_ID = "RTM-011";
const DAY_MS = 86_400_000;
/** Days that a day's expectation is taken from, and days of the chart. */
const SPREAD_DAYS = 90;
const CHART_DAYS = 30;
const SHOWN_ACCOUNTS = 20;

/**
 * What publishing this draft would change over everything that is stored, as far as the actor sees it: against the
 * version that holds at the scope now. Judged over distinct combinations, so that its cost does not grow with the number
 * of events. `not-found` for an account that the actor does not see.
 */
export async function previewDraft(
  actor: Actor,
  input: PreviewInput,
  now: Date,
  options: { detailLimit?: number } = {},
): Promise<Preview> {
  const { scope } = input;
  const [live, rollup, excluded] = await Promise.all([
    getEffectiveSetting(actor, RULE_ID, scope),
    currentRollup(),
    scope === ORGANISATION_SCOPE ? listOverridingAccounts(RULE_ID) : [],
  ]);
  const decidedElsewhere = new Set(excluded);
  const judged = await judgeDraft(rollup, {
    live: { ...live.setting, rows: live.setting.values.patterns as Row[] },
    draft: input,
    affected: () => affectedAccounts(actor, scope, decidedElsewhere, rollup),
    today: Math.floor(now.getTime() / DAY_MS),
    detailLimit: options.detailLimit,
  });
  const { consequence, detail } = judged;
  const [accounts, gained, lost] = await Promise.all([
    changedAccounts(rollup, consequence.accounts),
    loadExamples(rollup, detail, consequence.gained),
    loadExamples(rollup, detail, consequence.lost),
  ]);
  const { days } = consequence;
  const recent = days.slice(-SPREAD_DAYS);
  return {
    since: consequence.judged === 0 ? null : dayText(days[0]!.day),
    isCut: rollup.cutOff !== null,
    isRough: judged.isRough,
    events: consequence.judged,
    accountsJudged: consequence.accountsJudged,
    total: consequence.total,
    live: dailySpread(recent.map((day) => day.kept + day.lost)),
    draft: dailySpread(recent.map((day) => day.kept + day.gained)),
    days: days.slice(-CHART_DAYS).map(({ day, ...change }) => ({ day: dayText(day), ...change })),
    accounts: accounts.shown,
    moreAccounts: accounts.more,
    gained,
    lost,
    gainedKinds: consequence.gainedCombinations,
    lostKinds: consequence.lostCombinations,
    overlaps: consequence.overlaps,
    overlapChange: consequence.overlapChange,
    rows: consequence.rows.map((row, index) => {
      const rowId = input.rows[index]!.id;
      const isUpperBound = judged.upperBound.has(rowId);
      return { rowId, isSlow: judged.slow.has(rowId), isUpperBound, ...row };
    }),
  };
}

export async function changedAccounts(
  { accountIds }: RollupMemory,
  changes: ReadonlyMap<number, Change>,
): Promise<{ shown: PreviewAccount[]; more: number }> {
  const changed = [...changes]
    .filter(([, { gained, lost }]) => gained + lost > 0)
    .sort(([a, one], [b, other]) => other.gained + other.lost - one.gained - one.lost || a - b);
  const shown = changed
    .slice(0, SHOWN_ACCOUNTS)
    .map(([number, change]) => ({ id: accountIds[number]!, ...change }));
  if (shown.length === 0) return { shown: [], more: 0 };
  const named = await db.account.findMany({
    where: { id: { in: shown.map(({ id }) => id) } },
    select: { id: true, name: true },
  });
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return {
    shown: shown.map((account) => ({ ...account, name: names.get(account.id) ?? account.id })),
    more: changed.length - shown.length,
  };
}

export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Distinct combinations that are handed over, the most frequent first: some 600 KB. */
export const MAX_OBSERVED = 5_000;

/**
 * Which calls the scope's accounts have made, as far as the actor sees them and counted over all stored events: what the
 * row doctor holds rows against beside AWS's own names. Empty for an account that the actor does not see.
 */
export async function listObservedCalls(actor: Actor, scope: Scope): Promise<ObservedCall[]> {
  const { accountIds, combinations, counted } = await currentRollup();
  const isSeen = accountIds.map(
    (id) => seesAccount(actor, id) && (scope === ORGANISATION_SCOPE || id === scope),
  );
  const counts = new Float64Array(combinations.length);
  for (let entry = 0; entry < counted.size; entry += 1) {
    if (isSeen[counted.account[entry]!]) counts[counted.combination[entry]!]! += counted.count[entry]!;
  }
  return [...counts.keys()]
    .filter((combination) => counts[combination]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, MAX_OBSERVED)
    .map((combination) => {
      const { eventName, eventSource, userIdentityType, failed } = combinations[combination]!;
      return { eventName, eventSource, userIdentityType, failed, count: counts[combination]! };
    });
}
