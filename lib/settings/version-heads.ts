import { RULES } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { ORGANISATION_SCOPE, type Scope } from "@/lib/engine/rule-setting";
import { parseStoredSetting, type StoredSetting } from "./effective";
import type { VersionHead } from "./schema";

/** The columns of a version that screens need. */
export const VERSION_FIELDS = {
  id: true,
  version: true,
  body: true,
  note: true,
  createdByName: true,
  createdAt: true,
} as const;

interface VersionRecord {
  id: string;
  version: number;
  body: unknown;
  note: string;
  createdByName: string;
  createdAt: Date;
}

/** A version as screens show it. Throws where its body is no setting. */
export function versionHead(record: VersionRecord): VersionHead {
  return {
    version: record.version,
    versionId: record.id,
    body: parseStoredSetting(record.body),
    note: record.note,
    by: record.createdByName,
    at: record.createdAt.toISOString(),
  };
}

/** A version for resolving; a reset counts as nothing. */
export function stored(head: VersionHead | null): StoredSetting | null {
  return head?.body ? { setting: head.body, versionId: head.versionId, version: head.version } : null;
}

/** The newest versions of a rule at these scopes, by scope. */
export async function loadHeads(ruleId: string, scopes: readonly Scope[]): Promise<Map<string, VersionHead>> {
  const found = await db.ruleSetting.findMany({
    where: { ruleId, scope: { in: [...scopes] } },
    select: { scope: true, current: { select: VERSION_FIELDS } },
  });
  return new Map(found.map(({ scope, current }) => [scope, versionHead(current)]));
}

/** The newest versions at organisation scope, by rule id. */
export async function loadOrganisationHeads(): Promise<Map<string, VersionHead>> {
  const found = await db.ruleSetting.findMany({
    where: { scope: ORGANISATION_SCOPE, ruleId: { in: RULES.map((rule) => rule.id) } },
    select: { ruleId: true, current: { select: VERSION_FIELDS } },
  });
  return new Map(found.map(({ ruleId, current }) => [ruleId, versionHead(current)]));
}
