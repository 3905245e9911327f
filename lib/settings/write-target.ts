import { requireEditAccount, requireEditOrganisation, type Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import type { Rule } from "@/lib/catalogue/rule";
import { getRule } from "@/lib/catalogue/rules";
import type { Tx } from "@/lib/db/transaction";
import { ORGANISATION_SCOPE, type RuleSetting, type Scope } from "@/lib/engine/rule-setting";
import { AppError } from "@/lib/errors";
import { loadStoredSettings, scopeKey } from "./effective";
import { accountOfScope } from "./schema";

/** The rule of a write. `not-found` for an id that the catalogue does not have. */
export function requireWritableRule(ruleId: string): Rule {
  const rule = getRule(ruleId);
  if (!rule) throw new AppError("not-found");
  return rule;
}

/** Throws `not-found` for an account that is not there or not the actor's, `forbidden` where the actor may only read. */
export async function requireEditScope(tx: Tx, actor: Actor, scope: Scope): Promise<void> {
  const accountId = accountOfScope(scope);
  if (accountId === null) return requireEditOrganisation(actor);
  requireEditAccount(actor, accountId);
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { id: true } });
  if (!account) throw new AppError("not-found");
}

/** What an account without its own setting has: the organisation's setting, else the default. Never locked itself. */
export async function inheritedSetting(
  tx: Tx,
  rule: Rule,
  scope: Scope,
): Promise<{ setting: RuleSetting; lockedByOrganisation: boolean }> {
  const fallback = { setting: defaultSetting(rule), lockedByOrganisation: false };
  if (scope === ORGANISATION_SCOPE) return fallback;
  const stored = await loadStoredSettings(tx, [ORGANISATION_SCOPE], [rule.id]);
  const organisation = stored.get(scopeKey(rule.id, ORGANISATION_SCOPE))?.setting;
  if (!organisation) return fallback;
  return { setting: { ...organisation, locked: false }, lockedByOrganisation: organisation.locked };
}
