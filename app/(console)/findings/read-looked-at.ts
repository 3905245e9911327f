import type { LookedAt } from "@/components/findings/finding-empty";
import type { Actor } from "@/lib/auth/actor";
import { countEvents } from "@/lib/events/queries";
import { RULES } from "@/lib/catalogue/rules";
import { countFitting, type FindingCounts } from "@/lib/findings/queries";
import { timeRange, type FindingFilter } from "@/lib/findings/schema";
import { listRules } from "@/lib/settings/queries";

/** Events are counted up to here. */
const MOST_EVENTS = 100_000;

/** What an empty list looked at. Read only where the list is empty. */
export async function readLookedAt(
  actor: Actor,
  filter: FindingFilter,
  counts: FindingCounts,
  sources: LookedAt["sources"],
  now: Date,
): Promise<LookedAt> {
  const anyTime = { ...filter, range: "all" as const, from: "", to: "" };
  const [events, rules, otherTimes] = await Promise.all([
    countEvents(actor, { accountIds: filter.account, ...timeRange(filter, now), most: MOST_EVENTS }),
    listRules(actor),
    filter.range === "all" ? { count: 0, more: false } : countFitting(actor, anyTime, now),
  ]);
  // Only rules that judge events can have found something here.
  const judging = new Set(RULES.filter((rule) => rule.evaluator === "event").map((rule) => rule.id));
  const atWork = rules.filter(
    ({ ruleId, state }) => judging.has(ruleId) && (state === "configured" || state === "accountsOnly"),
  );
  return {
    events,
    activeRules: atWork.length,
    undecidedRules: rules.filter(({ state }) => state === "undecided").length,
    sources,
    suppressed: counts.byStatus.suppressed,
    otherTimes,
  };
}
