import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { RowProblem } from "@/lib/engine/compile-rows";
import type { CloudTrailEvent } from "@/lib/engine/event";
import { judgeEvent, type FindingToBe } from "@/lib/engine/judge-event";
import { notifyingRow } from "@/lib/engine/notifying-row";
import type { MatchedRow } from "@/lib/engine/judge";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import type { FindingCandidate, Notice } from "@/lib/findings/open-findings";
import { loadEffectiveSettings } from "@/lib/settings/effective";
import { EVENT_RULE_IDS, eventRules, type VersionedRule } from "@/lib/settings/event-rules";
import { createBoundedTest } from "./bounded-test";
import type { StoredEvent } from "./store-events";

/** A row that could not be judged in time, of one settings version. */
export interface SlowRow {
  versionId: string;
  problem: RowProblem;
}

/**
 * Judges newly stored events by the settings that hold in this transaction, each account by its own. Same events and
 * settings, same candidates, whatever the order, as long as no row is reported slow.
 */
export async function judgeStored(
  tx: Tx,
  stored: readonly StoredEvent[],
  recordOf: (event: CloudTrailEvent) => unknown,
): Promise<{ candidates: FindingCandidate[]; problems: SlowRow[] }> {
  const accountIds = [...new Set(stored.map(({ event }) => event.accountId))];
  if (accountIds.length === 0) return { candidates: [], problems: [] };
  const effective = await loadEffectiveSettings(tx, accountIds, EVENT_RULE_IDS);
  const rulesOf = rulesPerVersion();
  const candidates = stored.flatMap((one) => {
    const rules = rulesOf(effective.get(one.event.accountId)!);
    const byId = new Map(rules.map((rule) => [rule.rule.ruleId, rule]));
    const found = judgeEvent(
      rules.map(({ rule }) => rule),
      one.event,
      recordOf(one.event),
    );
    return found.map((finding) => candidateOf(one, finding, byId.get(finding.ruleId)!));
  });
  return { candidates, problems: rulesOf.problems() };
}

/** Accounts that inherit share the compiled rules of the organisation's version. */
function rulesPerVersion() {
  const known = new Map<string, VersionedRule[]>();
  const test = createBoundedTest();
  const rulesOf = (effective: Parameters<typeof eventRules>[0]): VersionedRule[] => {
    const key = EVENT_RULE_IDS.map((ruleId) => effective.get(ruleId)?.versionId ?? "-").join(" ");
    const rules = known.get(key) ?? eventRules(effective, test);
    known.set(key, rules);
    return rules;
  };
  const problems = (): SlowRow[] =>
    [...known.values()]
      .flat()
      .flatMap(({ versionId, grid }) =>
        (grid?.judge.problems() ?? [])
          .filter(({ kind }) => kind === "slow")
          .map((problem) => ({ versionId, problem })),
      );
  return Object.assign(rulesOf, { problems });
}

function candidateOf(stored: StoredEvent, finding: FindingToBe, decided: VersionedRule): FindingCandidate {
  const attributed = finding.matchedRows.find((row) => row.rowId === finding.attributedRowId);
  const isOnTrial = (rowId: string) => decided.grid?.rows.get(rowId)?.trial !== undefined;
  const telling = notifyingRow(finding.matchedRows, isOnTrial);
  return {
    ...stored,
    ruleId: finding.ruleId,
    riskLevel: finding.riskLevel,
    settingVersionId: decided.versionId,
    rowId: finding.attributedRowId,
    rowNumber: attributed?.number ?? null,
    onTrial: attributed !== undefined && isOnTrial(attributed.rowId),
    notice: finding.canary
      ? { riskLevel: finding.riskLevel, budget: null }
      : telling && { riskLevel: telling.riskLevel, budget: budgetOf(telling, decided, stored) },
    evidence: evidenceOf(finding, decided, telling?.rowId ?? null),
  };
}

function budgetOf(
  { rowId, number }: MatchedRow,
  decided: VersionedRule,
  { event }: StoredEvent,
): Notice["budget"] {
  const perDay = decided.grid!.rows.get(rowId)!.noiseBudget;
  if (perDay === undefined) return null;
  const scope = decided.source === "account" ? event.accountId : ORGANISATION_SCOPE;
  return { perDay, scope, rowId, rowNumber: number };
}

/** So many matching rows are kept with their cells; a thousand rows that match everything must not fill the database. */
const ROWS_WITH_CELLS = 20;

/** The matching rows as they are now: a later version must not change what a finding says of its decision. */
function evidenceOf(
  finding: FindingToBe,
  decided: VersionedRule,
  tellingRowId: string | null,
): Prisma.InputJsonValue {
  if (finding.canary) return { canary: { kind: finding.canary.kind, user: finding.canary.user } };
  const { matchedRows, attributedRowId } = finding;
  const first = matchedRows.filter(
    ({ rowId }, index) => index < ROWS_WITH_CELLS || rowId === attributedRowId || rowId === tellingRowId,
  );
  const shown = new Set(first.map(({ number }) => number));
  return {
    others: matchedRows.map(({ number }) => number).filter((number) => !shown.has(number)),
    rows: first.map(({ rowId, number, riskLevel }) => {
      const { eventName, eventSource, userIdentityType, conditions, trial } = decided.grid!.rows.get(rowId)!;
      const cell = ({ pattern, not }: { pattern: string; not: boolean }) => ({ pattern, not });
      const cells = {
        eventName: cell(eventName),
        eventSource: cell(eventSource),
        userIdentityType: cell(userIdentityType),
      };
      return {
        rowId,
        number,
        riskLevel,
        cells,
        ...(conditions && { conditions: toJson(conditions) }),
        ...(trial && { trial: true }),
      };
    }),
  };
}

/** Without the keys that are there and hold nothing, which JSON has not. */
function toJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}

/** Writes slow rows beside their version, for the grid to show; counts the batches in which that happened. */
export async function recordRowProblems(tx: Tx, problems: readonly SlowRow[], now: Date): Promise<void> {
  const distinct = new Map(
    problems.map((one) => [`${one.versionId} ${one.problem.rowId} ${one.problem.cell}`, one] as const),
  );
  if (distinct.size === 0) return;
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  await tx.$executeRaw`
    INSERT INTO row_problem AS known (version_id, row_id, cell, kind, first_at, last_at)
    SELECT version_id::uuid, row_id, cell, kind, ${now}, ${now}
    FROM unnest(
      ${sorted.map((one) => one.versionId)}::text[], ${sorted.map((one) => one.problem.rowId)}::text[],
      ${sorted.map((one) => one.problem.cell)}::text[], ${sorted.map((one) => one.problem.kind)}::text[]
    ) WITH ORDINALITY AS given(version_id, row_id, cell, kind, position)
    ORDER BY position
    ON CONFLICT (version_id, row_id, cell, kind) DO UPDATE
      SET last_at = excluded.last_at, event_count = known.event_count + 1`;
}
