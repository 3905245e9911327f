import { accountFilter, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Row } from "@/lib/engine/row";
import type { Scope } from "@/lib/engine/rule-setting";

/** Versions that are looked at, newest first: what an older one found is long past any trial's quiet days. */
const MOST_VERSIONS = 200;

/** How long a live row on trial has been quiet. */
export interface TrialState {
  rowId: string;
  /** Whole UTC days in a row, up to yesterday, on which nothing was attributed to it. */
  quietDays: number;
}

/**
 * The quiet days of each row on trial of a scope's live rows. A day counts when it is over and began after the trial did;
 * the days begin anew after a day on which a finding was attributed to the row, by the moment at which it was found. Of
 * the accounts that the actor sees; the database's clock says which day it is.
 */
export async function listTrials(actor: Actor, scope: Scope, live: readonly Row[]): Promise<TrialState[]> {
  const onTrial = live.filter((row) => row.enabled && row.trial?.since);
  if (onTrial.length === 0) return [];
  const accounts = accountFilter(actor)?.in;
  const seen = accounts ? Prisma.sql`AND f.account_id = ANY(${accounts}::bpchar[])` : Prisma.empty;
  return db.$queryRaw<TrialState[]>`
    SELECT given.row_id AS "rowId", greatest(0, (now() AT TIME ZONE 'UTC')::date
           - (greatest(given.since::timestamptz, last.at) AT TIME ZONE 'UTC')::date - 1) AS "quietDays"
    FROM unnest(${onTrial.map((row) => row.id)}::text[], ${onTrial.map((row) => row.trial!.since)}::text[])
         AS given(row_id, since)
    CROSS JOIN LATERAL (
      SELECT max(newest.created_at) AS at
      FROM (SELECT id FROM rule_setting_version WHERE rule_id = 'RTM-011' AND scope = ${scope}
            ORDER BY version DESC LIMIT ${MOST_VERSIONS}) AS version
      CROSS JOIN LATERAL (
        SELECT f.created_at FROM finding f
        WHERE f.on_trial AND f.setting_version_id = version.id AND f.row_id = given.row_id
          AND f.created_at >= given.since::timestamptz ${seen}
        ORDER BY f.created_at DESC LIMIT 1) AS newest
    ) AS last`;
}
