import { accountFilter, type Actor } from "@/lib/auth/actor";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { compileRows } from "@/lib/engine/compile-rows";
import type { JudgedEvent } from "@/lib/engine/event";
import { createJudge } from "@/lib/engine/judge";
import type { Row } from "@/lib/engine/row";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { rowsWithOtherMatches } from "@/lib/engine/trial-starts";
import { createDraftTest } from "@/lib/preview/draft-test";
import type { PreviewInput } from "@/lib/preview/schema";
import { listOverridingAccounts } from "@/lib/settings/overrides";
import { getEffectiveSetting } from "@/lib/settings/queries";
import type { TouchedSuppressions } from "./schema";

const RULE_ID = "RTM-011";
/** The newest suppressed findings that are looked at, and how many of those that are touched are named. */
const LOOKED_AT = 2_000;
const SHOWN = 5;

type Suppressed = JudgedEvent & { number: bigint; rowId: string; eventTime: string };

/**
 * The suppressed findings, as long as their suppression holds, that are attributed to rows which a draft takes away or
 * makes match other events: how many, how many of their events the draft would find no more, and a few of them. Of the
 * accounts that the draft decides and the actor sees, among the newest suppressed findings.
 */
export async function listTouchedSuppressions(
  actor: Actor,
  input: PreviewInput,
  now: Date,
): Promise<TouchedSuppressions> {
  const { scope, enabled, rows } = input;
  const live = (await getEffectiveSetting(actor, RULE_ID, scope)).setting;
  const liveRows = live.enabled ? ((live.values.patterns ?? []) as Row[]) : [];
  const touched = rowsWithOtherMatches(liveRows, enabled ? rows : []);
  if (touched.length === 0) return { count: 0, lost: 0, isCut: false, shown: [] };
  const excluded = scope === ORGANISATION_SCOPE ? await listOverridingAccounts(RULE_ID) : [];
  const seen = scope === ORGANISATION_SCOPE ? accountFilter(actor)?.in : [scope];
  const ofActor = seen ? Prisma.sql`AND f.account_id = ANY(${seen}::bpchar[])` : Prisma.empty;
  const found = await db.$queryRaw<(Suppressed & { looked: number })[]>`
    SELECT newest.looked, f.number, f.row_id AS "rowId", f.event_name AS "eventName", f.event_source AS "eventSource",
           f.user_identity_type AS "userIdentityType", f.failed, f.account_id AS "accountId", f.region,
           f.actor_key AS "actorKey", f.actor_name AS "actorName", f.source_ip_address AS "sourceIpAddress",
           f.error_code AS "errorCode", e.read_only AS "readOnly",
           to_char(f.event_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "eventTime"
    FROM (SELECT id, (count(*) OVER ())::int AS looked FROM (
            SELECT f.id FROM finding f WHERE f.status = 'suppressed' ${ofActor}
            ORDER BY f.event_time DESC, f.number DESC LIMIT ${LOOKED_AT}) AS few) AS newest
    JOIN finding f ON f.id = newest.id JOIN event e ON e.id = f.event_ref
    WHERE f.rule_id = ${RULE_ID} AND f.row_id = ANY(${touched}::text[])
      AND (f.suppressed_until IS NULL OR f.suppressed_until > ${now})
      AND f.account_id <> ALL(${excluded}::bpchar[])
    ORDER BY f.event_time DESC, f.number DESC`;
  const compiled = compileRows(enabled ? rows : []);
  const level = input.riskLevel ?? requireRule(RULE_ID).defaultRiskLevel;
  const judge = createJudge(compiled, level, { test: createDraftTest().test });
  const judged = found.map((one) => ({ ...one, isLost: judge.judge(one) === null }));
  const lost = judged.filter(({ isLost }) => isLost);
  const shown = [...lost, ...judged.filter(({ isLost }) => !isLost)].slice(0, SHOWN);
  return {
    count: found.length,
    lost: lost.length,
    isCut: (found[0]?.looked ?? 0) === LOOKED_AT,
    shown: shown.map(({ number, eventName, actorName, isLost }) => ({
      number: String(number),
      eventName,
      actorName: actorName ?? "",
      isLost,
    })),
  };
}
