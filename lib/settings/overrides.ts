import { accountFilter, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { EffectiveSetting } from "@/lib/engine/rule-setting";
import { parseStoredSetting } from "./effective";

/** Account settings of one rule that are looked at to say whether it works anywhere. */
const LOOKED_AT = 20;

/** How many of the actor's accounts have their own setting, by rule id. Rules without any are absent. */
export async function countOverrides(actor: Actor): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ rule_id: string; count: bigint }[]>`
    SELECT s.rule_id, count(*) AS count
    FROM rule_setting s JOIN rule_setting_version v ON v.id = s.version_id
    WHERE v.body IS NOT NULL AND ${ofActor(actor)}
    GROUP BY s.rule_id`;
  return new Map(rows.map((row) => [row.rule_id, Number(row.count)]));
}

/** The last changed account settings of these rules that are switched on, a few per rule. */
export async function loadEnabledOverrides(
  actor: Actor,
  ruleIds: readonly string[],
): Promise<Map<string, EffectiveSetting[]>> {
  const found = new Map<string, EffectiveSetting[]>();
  if (ruleIds.length === 0) return found;
  const rows = await db.$queryRaw<{ rule_id: string; id: string; version: number; body: unknown }[]>`
    SELECT rule_id, id, version, body FROM (
      SELECT s.rule_id, v.id, v.version, v.body,
        row_number() OVER (PARTITION BY s.rule_id ORDER BY s.updated_at DESC, s.scope) AS position
      FROM rule_setting s JOIN rule_setting_version v ON v.id = s.version_id
      WHERE s.rule_id IN (${Prisma.join([...ruleIds])}) AND v.body @> '{"enabled": true}' AND ${ofActor(actor)}
    ) newest WHERE position <= ${LOOKED_AT}`;
  for (const row of rows) {
    const list = found.get(row.rule_id) ?? [];
    list.push({
      setting: parseStoredSetting(row.body)!,
      source: "account",
      versionId: row.id,
      version: row.version,
      overridden: [],
    });
    found.set(row.rule_id, list);
  }
  return found;
}

/**
 * The accounts that hold their own setting of a rule, so that the organisation's does not decide there; none where the
 * organisation's is locked. Of all accounts: it tells which ones a change of the organisation's setting reaches.
 */
export async function listOverridingAccounts(ruleId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ account_id: string }[]>`
    SELECT s.account_id FROM rule_setting s JOIN rule_setting_version v ON v.id = s.version_id
    WHERE s.rule_id = ${ruleId} AND s.account_id IS NOT NULL AND v.body IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM rule_setting o JOIN rule_setting_version ov ON ov.id = o.version_id
        WHERE o.rule_id = ${ruleId} AND o.scope = 'organisation' AND ov.body @> '{"locked": true}')`;
  return rows.map((row) => row.account_id);
}

/** Account scopes that the actor sees. */
function ofActor(actor: Actor): Prisma.Sql {
  const accounts = accountFilter(actor)?.in;
  if (!accounts) return Prisma.sql`s.account_id IS NOT NULL`;
  return Prisma.sql`s.account_id = ANY(${accounts}::bpchar[])`;
}
