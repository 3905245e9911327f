import { mayEditAccount, mayEditOrganisation, seesAccount, type Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { getRule, requireRule, RULES } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { resolveSetting } from "@/lib/engine/resolve-setting";
import {
  ORGANISATION_SCOPE,
  type EffectiveSetting,
  type RuleSetting,
  type Scope,
} from "@/lib/engine/rule-setting";
import { AppError } from "@/lib/errors";
import { countAccountsOfRule, loadAccountsOfRule, type AccountOfRule } from "./accounts-of-rule";
import { loadEffectiveSettings } from "./effective";
import { countOverrides, loadEnabledOverrides } from "./overrides";
import { ruleGap, ruleState, type RuleGap } from "./rule-state";
import { DRAFT_RULE_ID } from "./discard-draft";
import { accountOfScope, draftBodySchema, type RuleDraft, type RuleState, type VersionHead } from "./schema";
import { loadHeads, loadOrganisationHeads, stored, VERSION_FIELDS, versionHead } from "./version-heads";

/** Versions in one page of the history. */
export const VERSIONS_PER_PAGE = 20;

/** All that a rule's page and RTM-011's workbench show about one scope. */
export interface RuleSettingPage {
  ruleId: string;
  scope: Scope;
  account: { id: string; name: string } | null;
  /** What holds at this scope. */
  effective: EffectiveSetting;
  /** What would hold without this scope's own setting: an account's first save starts as a copy of it. */
  inherited: EffectiveSetting;
  /** The scope's newest version, also where it is a reset (`body` null); null where nothing was ever saved. */
  own: VersionHead | null;
  organisation: VersionHead | null;
  /** What the next save has to be based on. */
  baseVersion: number;
  /** The organisation's setting allows no account settings. */
  locked: boolean;
  mayEdit: boolean;
  mayLock: boolean;
}

/** One rule's setting at one scope; null for an unknown rule or an account that the actor does not see. */
export async function getRuleSettingPage(
  actor: Actor,
  ruleId: string,
  scope: Scope,
): Promise<RuleSettingPage | null> {
  const rule = getRule(ruleId);
  const accountId = accountOfScope(scope);
  if (!rule || (accountId !== null && !seesAccount(actor, accountId))) return null;
  const [account, heads] = await Promise.all([
    accountId === null
      ? null
      : db.account.findUnique({ where: { id: accountId }, select: { id: true, name: true } }),
    loadHeads(ruleId, [ORGANISATION_SCOPE, scope]),
  ]);
  if (accountId !== null && !account) return null;
  const organisation = heads.get(ORGANISATION_SCOPE) ?? null;
  const own = heads.get(scope) ?? null;
  const layers = { default: defaultSetting(rule), organisation: stored(organisation), account: null };
  const isAccount = accountId !== null;
  return {
    ruleId,
    scope,
    account,
    effective: resolveSetting({ ...layers, account: isAccount ? stored(own) : null }),
    inherited: resolveSetting(isAccount ? layers : { ...layers, organisation: null }),
    own,
    organisation,
    baseVersion: own?.version ?? 0,
    locked: organisation?.body?.locked ?? false,
    mayEdit: accountId === null ? mayEditOrganisation(actor) : mayEditAccount(actor, accountId),
    mayLock: actor.role === "admin",
  };
}

/** What holds for a rule at a scope, with its provenance. `not-found` as getRuleSettingPage. */
export async function getEffectiveSetting(
  actor: Actor,
  ruleId: string,
  scope: Scope,
): Promise<EffectiveSetting> {
  const page = await getRuleSettingPage(actor, ruleId, scope);
  if (!page) throw new AppError("not-found");
  return page.effective;
}

/** What holds for a rule on each of these accounts; accounts that the actor does not see are left out. */
export async function listEffectiveSettings(
  actor: Actor,
  ruleId: string,
  accountIds: readonly string[],
): Promise<Map<string, EffectiveSetting>> {
  const seen = accountIds.filter((accountId) => seesAccount(actor, accountId));
  const effective = await loadEffectiveSettings(db, seen, [requireRule(ruleId).id]);
  return new Map(seen.map((accountId) => [accountId, effective.get(accountId)!.get(ruleId)!]));
}

/** A page of the actor's accounts with what holds for the rule on each, and how many there are of each kind. */
export async function listAccountsOfRule(
  actor: Actor,
  ruleId: string,
  after?: string,
): Promise<{ accounts: AccountOfRule[]; next: string | null; overriding: number; inheriting: number }> {
  const heads = await loadHeads(requireRule(ruleId).id, [ORGANISATION_SCOPE]);
  const [page, counts] = await Promise.all([
    loadAccountsOfRule(actor, ruleId, stored(heads.get(ORGANISATION_SCOPE) ?? null), after),
    countAccountsOfRule(actor, ruleId),
  ]);
  return { ...page, ...counts };
}

/** A catalogue entry with what was decided about it at organisation scope. */
export interface RuleOverview {
  ruleId: string;
  state: RuleState;
  gap: RuleGap;
  effective: Pick<EffectiveSetting, "source" | "version"> & {
    setting: Pick<RuleSetting, "enabled" | "riskLevel" | "leftOffReason" | "locked">;
  };
  /** Rows of RTM-011's grid; null for other rules. */
  rowCount: number | null;
  /** What a write at organisation scope has to be based on. */
  baseVersion: number;
  /** Who decided last and when (ISO 8601); null where nobody did. */
  decided: { by: string; at: string } | null;
  /** Accounts with their own setting, among those that the actor sees. */
  overrides: number;
  mayEdit: boolean;
}

/** Every rule of the catalogue, in its order, with its state at organisation scope. Bounded by the catalogue. */
export async function listRules(actor: Actor): Promise<RuleOverview[]> {
  const [heads, counts] = await Promise.all([loadOrganisationHeads(), countOverrides(actor)]);
  const resolved = RULES.map((rule) => ({
    rule,
    head: heads.get(rule.id) ?? null,
    effective: resolveSetting({
      default: defaultSetting(rule),
      organisation: stored(heads.get(rule.id) ?? null),
      account: null,
    }),
  }));
  const open = resolved.filter(
    ({ rule, effective }) => !effective.setting.locked && ruleState(rule, effective, []) === "undecided",
  );
  const candidates = await loadEnabledOverrides(
    actor,
    open.map(({ rule }) => rule.id).filter((ruleId) => counts.has(ruleId)),
  );
  return resolved.map(({ rule, head, effective }) => {
    const { enabled, riskLevel, leftOffReason, locked, values } = effective.setting;
    return {
      ruleId: rule.id,
      state: ruleState(rule, effective, candidates.get(rule.id) ?? []),
      gap: ruleGap(rule, effective),
      effective: {
        source: effective.source,
        version: effective.version,
        setting: { enabled, riskLevel, leftOffReason, locked },
      },
      rowCount: Array.isArray(values.patterns) ? values.patterns.length : null,
      baseVersion: head?.version ?? 0,
      decided: head?.body ? { by: head.by, at: head.at } : null,
      overrides: counts.get(rule.id) ?? 0,
      mayEdit: mayEditOrganisation(actor),
    };
  });
}

/** How many rules still do nothing because nobody decided, of how many. */
export async function countUndecidedRules(actor: Actor): Promise<{ undecided: number; total: number }> {
  const rules = await listRules(actor);
  return { undecided: rules.filter((rule) => rule.state === "undecided").length, total: rules.length };
}

/** A page of a scope's versions, newest first; `before` is the last version number of the page before. */
export async function listVersions(
  actor: Actor,
  ruleId: string,
  scope: Scope,
  before?: number,
): Promise<{ versions: ListedVersion[]; next: number | null }> {
  const accountId = accountOfScope(scope);
  if (accountId !== null && !seesAccount(actor, accountId)) throw new AppError("not-found");
  const found = await db.ruleSettingVersion.findMany({
    where: { ruleId, scope, ...(before === undefined ? {} : { version: { lt: before } }) },
    orderBy: { version: "desc" },
    // One more than shown: the body that the page's last version is compared with.
    take: VERSIONS_PER_PAGE + 1,
    select: VERSION_FIELDS,
  });
  const heads = found.map(versionHead);
  const approvals = await loadApprovals(ruleId, scope, heads);
  const versions = heads.slice(0, VERSIONS_PER_PAGE).map((head, index) => ({
    ...head,
    previous: heads[index + 1]?.body ?? null,
    approval: approvals.get(head.version) ?? null,
  }));
  return { versions, next: heads.length > VERSIONS_PER_PAGE ? versions.at(-1)!.version : null };
}

/** Who agreed to which of these versions, where a second person was asked for. */
async function loadApprovals(ruleId: string, scope: Scope, versions: readonly VersionHead[]) {
  const approved = await db.publishRequest.findMany({
    where: { ruleId, scope, state: "approved", version: { in: versions.map(({ version }) => version) } },
    select: { version: true, decidedByName: true, decidedAt: true, comment: true },
  });
  return new Map(
    approved.map(({ version, decidedByName, decidedAt, comment }): [number | null, VersionApproval] => [
      version,
      { by: decidedByName ?? "", at: decidedAt!.toISOString(), comment },
    ]),
  );
}

/** The second person who published a version that its author asked for. */
export interface VersionApproval {
  by: string;
  /** ISO 8601. */
  at: string;
  comment: string;
}

/** A version as the history tells it. */
export interface ListedVersion extends VersionWithPrevious {
  approval: VersionApproval | null;
}

/** A version and the body before it, null where that was "inherited" or nothing. */
export interface VersionWithPrevious extends VersionHead {
  previous: RuleSetting | null;
}

/** One version of a scope with the one before it; null where there is none or the account is not the actor's. */
export async function getVersion(
  actor: Actor,
  ruleId: string,
  scope: Scope,
  version: number,
): Promise<VersionWithPrevious | null> {
  const accountId = accountOfScope(scope);
  if (accountId !== null && !seesAccount(actor, accountId)) return null;
  const found = await db.ruleSettingVersion.findMany({
    where: { ruleId, scope, version: { in: [version, version - 1] } },
    orderBy: { version: "desc" },
    select: VERSION_FIELDS,
  });
  const [head, previous] = found.map(versionHead);
  return head?.version === version ? { ...head, previous: previous?.body ?? null } : null;
}

/**
 * The actor's own draft of RTM-011 at this scope, or null. Nobody sees another person's. A stored draft that today's
 * schema refuses is a bug and throws.
 */
export async function getDraft(actor: Actor, scope: Scope): Promise<RuleDraft | null> {
  const accountId = accountOfScope(scope);
  if (actor.userId === null || (accountId !== null && !seesAccount(actor, accountId))) return null;
  const draft = await db.ruleDraft.findUnique({
    where: { userId_ruleId_scope: { userId: actor.userId, ruleId: DRAFT_RULE_ID, scope } },
    select: { baseVersion: true, revision: true, body: true, savedAt: true },
  });
  if (!draft) return null;
  return { ...draft, body: draftBodySchema.parse(draft.body), savedAt: draft.savedAt.toISOString() };
}
