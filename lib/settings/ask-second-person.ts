import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { ORGANISATION_SCOPE, type RuleSetting, type Scope } from "@/lib/engine/rule-setting";
import { isSame } from "@/lib/engine/setting-diff";
import { loadStoredSettings, scopeKey } from "./effective";
import { accountOfScope, type ChangeQuestion, type SettingOutcome } from "./schema";
import type { CurrentVersion, VersionWrite } from "./write-version";

/** The rule whose publications may need a second person. */
export const REVIEWED_RULE_ID = "RTM-011";

/** After so many days what was asked for is no longer what would be approved. */
const EXPIRES_DAYS = 14;

/**
 * What stands between a write and its version: nothing (null) where no second person is wanted or the change is small;
 * the question for its size where that is not known; else a request to another person, which is written instead of the
 * version. Fails closed: without a size of exactly this change nothing is written. The lock of the scope is held.
 */
export async function askSecondPerson(
  tx: Tx,
  actor: Actor,
  write: VersionWrite,
  current: CurrentVersion | null,
  body: RuleSetting | null,
): Promise<SettingOutcome | null> {
  if (write.ruleId !== REVIEWED_RULE_ID) return null;
  const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { reviewRadius: true } });
  const radius = organisation?.reviewRadius ?? null;
  if (radius === null) return null;
  const before = await settingAt(tx, write.scope, current?.body ?? null);
  const after = await settingAt(tx, write.scope, body);
  const movesLock = before.locked !== after.locked && (await hasOverrides(tx));
  if (!movesLock && findsTheSame(before, after)) return null;
  const question: ChangeQuestion = { scope: write.scope, before, after, movesLock };
  const key = hashOf([write.scope, before, after, movesLock]);
  const { measured } = write;
  if (measured?.key !== key) return { ok: false, problems: [], measure: { key, question } };
  const { changed } = measured.consequence;
  if (changed !== null && changed <= radius) return null;
  const id = await writeRequest(tx, actor, write, { before, body, radius });
  return { ok: false, problems: [], review: { id } };
}

/** What holds at a scope whose own setting is `own`: for an account with none, or under a lock, the organisation's. */
export async function settingAt(tx: Tx, scope: Scope, own: RuleSetting | null): Promise<RuleSetting> {
  const fallback = defaultSetting(requireRule(REVIEWED_RULE_ID));
  if (scope === ORGANISATION_SCOPE) return own ?? fallback;
  const stored = await loadStoredSettings(tx, [ORGANISATION_SCOPE], [REVIEWED_RULE_ID]);
  const organisation = stored.get(scopeKey(REVIEWED_RULE_ID, ORGANISATION_SCOPE))?.setting ?? null;
  if (organisation?.locked) return organisation;
  return own ?? organisation ?? fallback;
}

/** A short name of exactly this value; objects are written by verbs alone, so the order of keys is theirs. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function findsTheSame(before: RuleSetting, after: RuleSetting): boolean {
  return (
    before.enabled === after.enabled &&
    before.riskLevel === after.riskLevel &&
    isSame(before.values.patterns, after.values.patterns)
  );
}

async function hasOverrides(tx: Tx): Promise<boolean> {
  const found = await tx.ruleSetting.findFirst({
    where: {
      ruleId: REVIEWED_RULE_ID,
      scope: { not: ORGANISATION_SCOPE },
      current: { body: { not: Prisma.DbNull } },
    },
    select: { id: true },
  });
  return found !== null;
}

/** One open request per person and scope: a newer one takes the place of the older. */
async function writeRequest(
  tx: Tx,
  actor: Actor,
  { ruleId, scope, baseVersion, action, note, measured }: VersionWrite,
  { before, body, radius }: { before: RuleSetting; body: RuleSetting | null; radius: number },
): Promise<string> {
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now()::timestamptz(3) AS now`;
  await tx.publishRequest.updateMany({
    where: { ruleId, scope, state: "open", requestedById: actor.userId },
    data: { state: "withdrawn", decidedAt: now, decidedByName: actor.name },
  });
  const accountId = accountOfScope(scope);
  const { id } = await tx.publishRequest.create({
    data: {
      ruleId,
      scope,
      accountId,
      baseVersion,
      beforeHash: hashOf(before),
      action,
      body: body === null ? Prisma.DbNull : (body as unknown as Prisma.InputJsonObject),
      note,
      consequence: measured!.consequence as unknown as Prisma.InputJsonObject,
      radius,
      requestedAt: now,
      requestedById: actor.userId,
      requestedByName: actor.name,
      expiresAt: new Date(now.getTime() + EXPIRES_DAYS * 86_400_000),
    },
    select: { id: true },
  });
  const { changed, gained, lost } = measured!.consequence;
  await recordAudit(tx, actor, {
    action: "publication.request",
    targetKind: "rule-setting",
    targetId: `${ruleId}/${scope}`,
    targetLabel: `${ruleId} ${requireRule(ruleId).title}`,
    accountId,
    note,
    after: { requestId: id, changed, gained, lost, radius },
  });
  return id;
}
