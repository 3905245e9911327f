import { seesAccount, type Actor } from "@/lib/auth/actor";
import { ORGANISATION_SCOPE, type Scope } from "@/lib/engine/rule-setting";
import type { RollupMemory } from "./rollup-memory";

/** By account number: 1 where a draft of this scope would decide and the actor may see it. */
export function affectedAccounts(
  actor: Actor,
  scope: Scope,
  excluded: ReadonlySet<string>,
  { accountIds }: Pick<RollupMemory, "accountIds">,
): Uint8Array {
  return Uint8Array.from(accountIds, (id) => {
    if (!seesAccount(actor, id)) return 0;
    return (scope === ORGANISATION_SCOPE ? !excluded.has(id) : id === scope) ? 1 : 0;
  });
}
