import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { CanaryVerdict } from "@/lib/engine/canary";
import type { ProvenanceSource } from "@/lib/engine/rule-setting";
import { effectiveStatus } from "@/lib/findings/finding-window";
import type { FindingStatus } from "@/lib/findings/schema";
import { loadEffectiveSettings } from "@/lib/settings/effective";
import { canaryState, quietSince, type CanaryState } from "./state";

export const CANARY_RULE_ID = "IAM-055";
/** Findings per account that are looked at, the newest ones. A bait that was called more often is red anyway. */
const FINDINGS_LOOKED_AT = 200;

export interface WatchedAccount {
  id: string;
  name: string;
  lastEventAt: Date | null;
  lastIngestAt: Date | null;
}

export interface CanaryRow {
  accountId: string;
  accountName: string;
  /** Names that are watched; empty where the rule is off there. */
  users: string[];
  source: ProvenanceSource;
  version: number | null;
  state: CanaryState;
  /** With state `quiet`: no call seen since. */
  since: Date | null;
  lastEventAt: Date | null;
  /** With state `used` or `changed`: number of the newest finding that says so. */
  sprungBy: bigint | null;
  /** Newest finding of IAM-055 in this account, of any status; null where there is none. */
  lastFinding: {
    number: string;
    kind: CanaryVerdict["kind"];
    user: string;
    eventName: string;
    at: Date;
    status: FindingStatus;
  } | null;
}

/** What is watched on each of these accounts, and what happened. Reads at most 200 findings per account. */
export async function loadCanaries(accounts: readonly WatchedAccount[], now: Date): Promise<CanaryRow[]> {
  const ids = accounts.map(({ id }) => id);
  const [effective, found] = await Promise.all([
    db.$transaction((tx) => loadEffectiveSettings(tx, ids, [CANARY_RULE_ID])),
    findingsOf(ids, now),
  ]);
  const settings = new Map(ids.map((id) => [id, effective.get(id)!.get(CANARY_RULE_ID)!]));
  const saved = await savedAt([...settings.values()].flatMap(({ versionId }) => versionId ?? []));
  return accounts.map(({ id, name, lastEventAt, lastIngestAt }): CanaryRow => {
    const { setting, source, version, versionId } = settings.get(id)!;
    const newest = found.get(id);
    const signs = {
      users: setting.enabled ? (setting.values.canaryUsers as string[]) : [],
      undecided: newest?.undecided.map(({ kind }) => kind) ?? [],
      watchedSince: (versionId && saved.get(versionId)) || null,
      lastCallAt: newest?.eventTime ?? null,
      lastIngestAt,
    };
    const state = canaryState(signs);
    return {
      accountId: id,
      accountName: name,
      users: signs.users,
      source,
      version,
      state,
      since: state === "quiet" ? quietSince(signs) : null,
      lastEventAt,
      sprungBy: newest?.undecided.find(({ kind }) => kind === state)?.number ?? null,
      lastFinding: newest
        ? {
            number: String(newest.number),
            kind: newest.kind,
            user: newest.user,
            eventName: newest.eventName,
            at: newest.eventTime,
            status: newest.status,
          }
        : null,
    };
  });
}

interface NewestFinding {
  accountId: string;
  number: bigint;
  kind: CanaryVerdict["kind"];
  user: string;
  eventName: string;
  eventTime: Date;
  status: FindingStatus;
  /** Newest first. */
  undecided: { kind: CanaryVerdict["kind"]; number: bigint }[];
}

interface StoredFinding extends Omit<NewestFinding, "undecided"> {
  kinds: CanaryVerdict["kind"][];
  numbers: bigint[];
}

async function findingsOf(accountIds: readonly string[], now: Date): Promise<Map<string, NewestFinding>> {
  const rows = await db.$queryRaw<StoredFinding[]>`
    SELECT DISTINCT ON (f.account_id)
           f.account_id AS "accountId", f.number, f.kind, f."user", f.event_name AS "eventName",
           f.event_time AS "eventTime", f.status,
           COALESCE(array_agg(f.kind) FILTER (WHERE f.undecided) OVER of_account, '{}') AS kinds,
           COALESCE(array_agg(f.number) FILTER (WHERE f.undecided) OVER of_account, '{}') AS numbers
    FROM unnest(${[...accountIds]}::bpchar[]) AS a(id)
    CROSS JOIN LATERAL (
      SELECT s.*, s.status IN ('open', 'investigating', 'confirmed') AS undecided FROM (
        SELECT f.account_id, f.number, f.event_name, f.event_time, f.evidence #>> '{canary,kind}' AS kind,
               f.evidence #>> '{canary,user}' AS "user", ${effectiveStatus(now)} AS status
        FROM finding f WHERE f.account_id = a.id AND f.rule_id = ${CANARY_RULE_ID}
        ORDER BY f.event_time DESC, f.number DESC LIMIT ${FINDINGS_LOOKED_AT}) AS s) AS f
    WINDOW of_account AS (PARTITION BY f.account_id ORDER BY f.event_time DESC, f.number DESC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ORDER BY f.account_id, f.event_time DESC, f.number DESC`;
  return new Map(
    rows.map(({ kinds, numbers, ...row }) => [
      row.accountId,
      { ...row, undecided: kinds.map((kind, index) => ({ kind, number: numbers[index]! })) },
    ]),
  );
}

/** When these versions were saved. */
async function savedAt(versionIds: readonly string[]): Promise<Map<string, Date>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; createdAt: Date }[]>`
    SELECT id, created_at AS "createdAt" FROM rule_setting_version
    WHERE id IN (${Prisma.join([...new Set(versionIds)].map((id) => Prisma.sql`${id}::uuid`))})`;
  return new Map(rows.map((row) => [row.id, row.createdAt]));
}
