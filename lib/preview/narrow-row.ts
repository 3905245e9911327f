import { isDeepStrictEqual } from "node:util";
import type { Actor } from "@/lib/auth/actor";
import { rowSchema } from "@/lib/catalogue/row-schema";
import { compileRows } from "@/lib/engine/compile-rows";
import { proposeNarrowings } from "@/lib/engine/narrow-row";
import type { Row } from "@/lib/engine/row";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { listOverridingAccounts } from "@/lib/settings/overrides";
import { getEffectiveSetting } from "@/lib/settings/queries";
import { affectedAccounts } from "./affected-accounts";
import { currentRollup } from "./rollup-memory";
import { confirmedCalls, MOST_CONFIRMED, storedCalls } from "./row-calls";
import type { NarrowingAnswer, RowNarrowingInput } from "./schema";

const RULE_ID = "RTM-011";
const DAY_MS = 86_400_000;
/** Rows of event_detail that one question looks at: some 40 MB while it does. */
const MOST_DETAIL = 100_000;

/**
 * Ways to make this row quieter, as if it were on, measured on the stored events and confirmed findings of the scope's
 * accounts that the actor sees. `not-found` for an account that the actor does not see.
 */
export async function narrowRow(
  actor: Actor,
  { scope, row, allowLoss }: RowNarrowingInput,
  now: Date,
  {
    detailLimit = MOST_DETAIL,
    confirmedLimit = MOST_CONFIRMED,
  }: { detailLimit?: number; confirmedLimit?: number } = {},
): Promise<NarrowingAnswer> {
  const [rollup, excluded] = await Promise.all([
    currentRollup(),
    scope === ORGANISATION_SCOPE ? listOverridingAccounts(RULE_ID) : [],
    // Asked for its refusal: what the actor may preview may be narrowed.
    getEffectiveSetting(actor, RULE_ID, scope),
  ]);
  const judged = { ...row, enabled: true };
  if (!compileRows([judged]).rows[0]!.live) {
    return { narrowings: [], events: 0, days: 0, confirmed: 0, isCut: false, isConfirmedCut: false };
  }
  const affected = affectedAccounts(actor, scope, new Set(excluded), rollup);
  const [stored, confirmed] = await Promise.all([
    storedCalls(rollup, judged, affected, detailLimit),
    confirmedCalls(actor, scope, excluded, judged, confirmedLimit),
  ]);
  const { calls } = stored;
  const today = Math.floor(now.getTime() / DAY_MS);
  // A finding that could not be judged might be lost unseen: then nothing is proposed.
  const narrowings = confirmed.gaveUp
    ? []
    : proposeNarrowings({ row, calls, confirmed: confirmed.calls, today, allowLoss });
  return {
    narrowings: narrowings.filter((narrowing) => canBeSaved(narrowing.row)),
    events: calls.reduce((sum, { count }) => sum + count, 0),
    days: new Set(calls.map(({ day }) => day)).size,
    confirmed: confirmed.calls.length,
    isCut: stored.isCut || confirmed.gaveUp,
    isConfirmedCut: confirmed.isCut,
  };
}

/** Text of events may be longer than a row's, or begin with a space that the row would lose. */
function canBeSaved(row: Row): boolean {
  const read = rowSchema.safeParse(row);
  return read.success && isDeepStrictEqual(read.data, row);
}
