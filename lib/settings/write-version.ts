import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { requireRule } from "@/lib/catalogue/rules";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { Row } from "@/lib/engine/row";
import type { RuleSetting, Scope } from "@/lib/engine/rule-setting";
import { withTrialStarts } from "@/lib/engine/trial-starts";
import { auditBodies } from "./audit-bodies";
import { parseStoredSetting } from "./effective";
import { examplesProblems } from "./examples-gate";
import { askSecondPerson } from "./ask-second-person";
import {
  accountOfScope,
  type MeasuredChange,
  type SettingConflict,
  type SettingOutcome,
  type SettingRefusal,
} from "./schema";

/** The newest version at a scope while its lock is held; null where nothing was ever saved. */
export interface CurrentVersion {
  version: number;
  body: RuleSetting | null;
}

export interface VersionWrite {
  ruleId: string;
  scope: Scope;
  baseVersion: number;
  note: string;
  /** Audit action, "rule-setting.save" and so on. */
  action: string;
  /** Of the sample organisation: goes when that is removed. */
  isSample?: boolean;
  /** How large the change is; without it none is written that could need a second person. */
  measured?: MeasuredChange;
  /**
   * Why no second person is asked: one has approved exactly this, or it is the sample's own setting. `author` asked for
   * it and is the one who is named.
   */
  exempt?: "sample" | { author: { userId: string | null; name: string } };
  /** The new body, or why there is none; null resets to inherited. Runs after conflicts were ruled out. */
  next: (
    current: CurrentVersion | null,
  ) => Promise<{ body: RuleSetting | null } | { refusal: SettingRefusal }>;
}

/**
 * Adds a version and makes it the live one, with its audit row. Writers of one rule and scope come one after the other,
 * and only the one whose `baseVersion` is still the newest writes; the others get what they met. Every way to live rows
 * leads through here, so it is here that the organisation's gate for failing examples stands.
 */
export async function writeVersion(tx: Tx, actor: Actor, write: VersionWrite): Promise<SettingOutcome> {
  const { ruleId, scope, baseVersion } = write;
  // The first save of a scope has no row that could be locked, so the lock is on the name of the scope.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rule-setting ${ruleId} ${scope}`}, 0))::text`;
  const head = await tx.ruleSetting.findUnique({
    where: { ruleId_scope: { ruleId, scope } },
    select: {
      version: true,
      current: { select: { body: true, createdByName: true, createdAt: true } },
    },
  });
  const current = head && { version: head.version, body: parseStoredSetting(head.current.body) };
  if ((current?.version ?? 0) !== baseVersion) {
    if (!head || !current) return { ok: false, problems: [], refusal: "gone" };
    const conflict: SettingConflict = {
      version: current.version,
      theirs: current.body,
      base: await bodyOf(tx, ruleId, scope, baseVersion),
      by: head.current.createdByName,
      at: head.current.createdAt.toISOString(),
    };
    return { ok: false, problems: [], conflict };
  }
  const next = await write.next(current);
  if ("refusal" in next) return { ok: false, problems: [], refusal: next.refusal };
  const problems = next.body ? await examplesProblems(tx, current?.body ?? null, next.body) : [];
  if (problems.length > 0) return { ok: false, problems };
  const gated = write.exempt ? null : await askSecondPerson(tx, actor, write, current, next.body);
  if (gated) return gated;
  const body = await withTrials(tx, ruleId, current?.body ?? null, next.body);
  return insertVersion(tx, actor, write, current, body);
}

/** RTM-011's rows on trial get the moment at which they go live as such, by the database's clock. */
async function withTrials(
  tx: Tx,
  ruleId: string,
  before: RuleSetting | null,
  body: RuleSetting | null,
): Promise<RuleSetting | null> {
  const rows = body?.values.patterns as Row[] | undefined;
  if (ruleId !== "RTM-011" || !body || !rows?.some((row) => row.trial)) return body;
  const live = before?.enabled ? ((before.values.patterns ?? []) as Row[]) : [];
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now()::timestamptz(3) AS now`;
  return { ...body, values: { ...body.values, patterns: withTrialStarts(live, rows, now.toISOString()) } };
}

async function insertVersion(
  tx: Tx,
  actor: Actor,
  { ruleId, scope, note, action, isSample = false, exempt }: VersionWrite,
  current: CurrentVersion | null,
  body: RuleSetting | null,
): Promise<SettingOutcome> {
  const accountId = accountOfScope(scope);
  const version = (current?.version ?? 0) + 1;
  const author = typeof exempt === "object" ? exempt.author : actor;
  const { id: versionId } = await tx.ruleSettingVersion.create({
    data: {
      ruleId,
      scope,
      accountId,
      version,
      body: body === null ? Prisma.DbNull : (body as unknown as Prisma.InputJsonObject),
      note,
      createdById: author.userId,
      createdByName: author.name,
      isSample,
    },
    select: { id: true },
  });
  await tx.ruleSetting.upsert({
    where: { ruleId_scope: { ruleId, scope } },
    create: { ruleId, scope, accountId, version, versionId },
    update: { version, versionId, updatedAt: new Date() },
    select: { id: true },
  });
  await recordAudit(tx, author, {
    action,
    targetKind: "rule-setting",
    targetId: `${ruleId}/${scope}`,
    targetLabel: `${ruleId} ${requireRule(ruleId).title}`,
    accountId,
    note,
    ...auditBodies(current, { version, body }),
  });
  return { ok: true, version, versionId };
}

async function bodyOf(tx: Tx, ruleId: string, scope: Scope, version: number): Promise<RuleSetting | null> {
  const found = await tx.ruleSettingVersion.findUnique({
    where: { ruleId_scope_version: { ruleId, scope, version } },
    select: { body: true },
  });
  return parseStoredSetting(found?.body);
}
