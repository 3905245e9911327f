import { changedFields, fieldValue, type SettingField } from "@/lib/engine/setting-diff";
import type { RuleSetting } from "@/lib/engine/rule-setting";
import type { Prisma } from "@/lib/db/generated/client";

/** Longer lists (RTM-011's grid) are kept whole by the versions; the audit log says how long they were. */
const LONGEST_LIST = 50;

interface Side {
  version: number;
  body: RuleSetting | null;
}

/**
 * `before` and `after` of the audit row: the version numbers and only the fields that differ, so that the log says what
 * changed and does not store a grid twice.
 */
export function auditBodies(
  before: Side | null,
  after: Side,
): { before: Prisma.InputJsonObject | null; after: Prisma.InputJsonObject } {
  const fields = before?.body && after.body ? changedFields(before.body, after.body) : null;
  return { before: before && side(before, fields), after: side(after, fields) };
}

function side({ version, body }: Side, fields: SettingField[] | null): Prisma.InputJsonObject {
  if (!body) return { version, inherited: true };
  const shown = fields ?? changedFields(EMPTY, body);
  return {
    version,
    ...Object.fromEntries(shown.map((field) => [field, shorten(fieldValue(body, field))])),
  };
}

/** Nothing set: a first version is told by what it sets. */
const EMPTY: RuleSetting = {
  enabled: false,
  riskLevel: null,
  exceptions: { resourceIds: [], tags: [] },
  values: {},
  leftOffReason: null,
  locked: false,
};

function shorten(value: unknown): Prisma.InputJsonValue | null {
  if (Array.isArray(value) && value.length > LONGEST_LIST) return { count: value.length };
  return (value ?? null) as Prisma.InputJsonValue | null;
}
