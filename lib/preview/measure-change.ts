import { systemActor } from "@/lib/auth/actor";
import type { Row } from "@/lib/engine/row";
import { ORGANISATION_SCOPE, type RuleSetting } from "@/lib/engine/rule-setting";
import { listOverridingAccounts } from "@/lib/settings/overrides";
import type { ChangeQuestion, ReviewConsequence } from "@/lib/settings/schema";
import { affectedAccounts } from "./affected-accounts";
import { judgeDraft } from "./judge-draft";
import { changedAccounts, dayText } from "./queries";
import { currentRollup } from "./rollup-memory";

const DAY_MS = 86_400_000;
const RULE_ID = "RTM-011";

/**
 * How much a change of RTM-011's rows changes over all stored events of every account that it reaches, whoever asks:
 * findings gained and lost, or notifications (of rows that are not on trial), whichever are more. `changed` is null where
 * that cannot be said: a pattern was given up on stored values, or settings of accounts come into or go out of effect.
 */
export async function measureChange(question: ChangeQuestion, now: Date): Promise<ReviewConsequence> {
  const { scope, before, after, movesLock } = question;
  const [rollup, excluded] = await Promise.all([
    currentRollup(),
    scope === ORGANISATION_SCOPE ? listOverridingAccounts(RULE_ID) : [],
  ]);
  const affected = () => affectedAccounts(systemActor("review"), scope, new Set(excluded), rollup);
  const today = Math.floor(now.getTime() / DAY_MS);
  const compare = (live: RuleSetting, draft: RuleSetting) =>
    judgeDraft(rollup, {
      live: { ...live, rows: rowsOf(live) },
      draft: { ...draft, rows: rowsOf(draft) },
      affected,
      today,
    });
  const found = await compare(before, after);
  const told = await compare(thatNotify(before), thatNotify(after));
  const { gained, lost } = found.consequence.total;
  const isKnown = !movesLock && [found, told].every((one) => !one.gaveUp && !one.isRough);
  const accounts = await changedAccounts(rollup, found.consequence.accounts);
  return {
    changed: isKnown
      ? Math.max(gained + lost, told.consequence.total.gained + told.consequence.total.lost)
      : null,
    gained,
    lost,
    since: found.consequence.judged === 0 ? null : dayText(found.consequence.days[0]!.day),
    events: found.consequence.judged,
    accounts: accounts.shown.map((one) => ({
      id: one.id,
      name: one.name,
      gained: one.gained,
      lost: one.lost,
    })),
    moreAccounts: accounts.more,
  };
}

function rowsOf(setting: RuleSetting): Row[] {
  return (setting.values.patterns ?? []) as Row[];
}

/** The same setting without what is found and told to nobody. */
function thatNotify(setting: RuleSetting): RuleSetting {
  const rows = rowsOf(setting).map((row) => (row.trial ? { ...row, enabled: false } : row));
  return { ...setting, values: { ...setting.values, patterns: rows } };
}
