import { accountFilter, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { ORGANISATION_SCOPE, type Scope } from "@/lib/engine/rule-setting";
import { hashOf, settingAt } from "@/lib/settings/ask-second-person";
import { loadStoredSettings, parseStoredSetting, scopeKey } from "@/lib/settings/effective";
import type { ReviewConsequence } from "@/lib/settings/schema";
import { mayReview } from "./open-request";
import type { ReviewDetail, ReviewHead } from "./schema";

/** Requests that are listed: the open ones, and of those that were decided the newest. */
const MOST_LISTED = 50;

const FIELDS = {
  id: true,
  ruleId: true,
  scope: true,
  accountId: true,
  account: { select: { name: true } },
  state: true,
  action: true,
  note: true,
  requestedById: true,
  requestedByName: true,
  requestedAt: true,
  expiresAt: true,
  consequence: true,
  radius: true,
  decidedAt: true,
  decidedByName: true,
  comment: true,
  version: true,
} as const;

type Stored = Prisma.PublishRequestGetPayload<{ select: typeof FIELDS }>;

/** The requests that the actor may decide on or has made, newest first: open ones, or those that are over. */
export async function listRequests(
  actor: Actor,
  which: "open" | "over",
  now: Date,
  scope?: Scope,
): Promise<ReviewHead[]> {
  const isOpen = { state: "open" as const, expiresAt: { gt: now } };
  const found = await db.publishRequest.findMany({
    where: {
      AND: [visibleTo(actor), which === "open" ? isOpen : { NOT: isOpen }],
      ...(scope === undefined ? {} : { scope }),
    },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: MOST_LISTED,
    select: FIELDS,
  });
  return found.map((one) => headOf(actor, one, now));
}

/** How many open requests wait for the actor: not those that they made themselves. */
export async function countRequestsFor(actor: Actor, now: Date): Promise<number> {
  if (actor.role === "viewer" || actor.userId === null) return 0;
  return db.publishRequest.count({
    where: {
      AND: [visibleTo(actor), { OR: [{ requestedById: null }, { requestedById: { not: actor.userId } }] }],
      state: "open",
      expiresAt: { gt: now },
    },
  });
}

/** One request with what it would write; null where it is not there or not the actor's to see. */
export async function getRequest(actor: Actor, id: string, now: Date): Promise<ReviewDetail | null> {
  const found = await db.publishRequest.findFirst({
    where: { id, ...visibleTo(actor) },
    select: { ...FIELDS, body: true, baseVersion: true, beforeHash: true },
  });
  if (!found) return null;
  const { ruleId, scope } = found;
  const stored = await loadStoredSettings(db, [scope], [ruleId]);
  const head = await db.ruleSetting.findUnique({
    where: { ruleId_scope: { ruleId, scope } },
    select: { version: true },
  });
  const current = await settingAt(db, scope, stored.get(scopeKey(ruleId, scope))?.setting ?? null);
  const body = parseStoredSetting(found.body);
  const after = await settingAt(db, scope, body);
  const isOutdated = (head?.version ?? 0) !== found.baseVersion || hashOf(current) !== found.beforeHash;
  // What is over is told as what it was asked on, whatever has been published since.
  const before = found.state === "open" ? current : await settingAt(db, scope, await bodyOf(found));
  return {
    ...headOf(actor, found, now),
    before,
    after,
    isReset: body === null,
    isOutdated: found.state === "open" && isOutdated,
    needsAdmin: scope === ORGANISATION_SCOPE && before.locked !== after.locked,
  };
}

/** The scope's own setting that a request was based on; null where it had none. */
async function bodyOf(request: { ruleId: string; scope: string; baseVersion: number }) {
  const { ruleId, scope, baseVersion: version } = request;
  const found = await db.ruleSettingVersion.findUnique({
    where: { ruleId_scope_version: { ruleId, scope, version } },
    select: { body: true },
  });
  return parseStoredSetting(found?.body ?? null);
}

function headOf(actor: Actor, one: Stored, now: Date): ReviewHead {
  const { id, ruleId, scope, state, action, note, radius, decidedAt, decidedByName } = one;
  return {
    id,
    ruleId,
    scope,
    accountName: one.account?.name ?? null,
    state: state === "open" && one.expiresAt <= now ? "expired" : state,
    action,
    note,
    by: one.requestedByName,
    isMine: one.requestedById !== null && one.requestedById === actor.userId,
    requestedAt: one.requestedAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
    consequence: one.consequence as unknown as ReviewConsequence,
    radius,
    decided: decidedAt && {
      by: decidedByName ?? "",
      at: decidedAt.toISOString(),
      comment: one.comment,
      version: one.version,
    },
  };
}

/** Requests at scopes where the actor may publish, and their own. */
function visibleTo(actor: Actor): Prisma.PublishRequestWhereInput {
  const accountIds = accountFilter(actor);
  const mine = actor.userId === null ? [] : [{ requestedById: actor.userId }];
  if (actor.role === "viewer") return { OR: [...mine, { id: { in: [] } }] };
  return {
    OR: [
      ...mine,
      { accountId: accountIds ?? { not: null } },
      ...(mayReview(actor, null) ? [{ accountId: null }] : []),
    ],
  };
}
