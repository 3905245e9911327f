import {
  accountFilter,
  mayEditAccount,
  mayEditOrganisation,
  seesAccount,
  type Actor,
} from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { CloudTrailEvent } from "@/lib/engine/event";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { listEventsAroundActor } from "@/lib/events/queries";
import { effectiveStatusOf } from "./effective-status";
import { evidenceSchema, type Evidence, type FindingStatus } from "./schema";

/** The last entries of a timeline that are shown. */
const TIMELINE_LENGTH = 200;
/** Earlier entries are counted so far. */
const MOST_COUNTED = 1_000;
const AROUND_MINUTES = 15;
const AROUND_EVENTS = 50;

export interface FindingActivityRow {
  id: string;
  /** `ended`: the suppression reached its end, and the finding was open again. */
  kind: "comment" | "suppressed" | "suppressionUndone" | "reopened" | "statusChanged" | "ended";
  at: string;
  by: string;
  comment: string | null;
  from: FindingStatus | null;
  to: FindingStatus | null;
  until: string | null;
}

/** What the same actor did around the finding's event. */
export interface AroundRow {
  eventId: string;
  eventTime: string;
  eventName: string;
  failed: boolean;
  errorCode: string;
  isThis: boolean;
  finding: { id: string; number: string; riskLevel: RiskLevel; status: FindingStatus } | null;
}

export interface FindingDetail {
  id: string;
  number: string;
  account: { id: string; name: string };
  ruleId: string;
  status: FindingStatus;
  riskLevel: RiskLevel;
  eventTime: Date;
  createdAt: Date;
  rowId: string | null;
  rowNumber: number | null;
  /** null where what is stored cannot be read. */
  evidence: Evidence | null;
  /** The version of the settings that decided. */
  settings: { version: number; scope: string };
  /** The decision in effect; only with status suppressed. */
  suppression: {
    id: string;
    comment: string;
    until: string | null;
    by: string;
    /** Findings that an undo by the actor would take back: theirs, of those that it still holds for. */
    findingCount: number;
  } | null;
  event: CloudTrailEvent & { storedId: string; receivedAt: Date };
  activities: FindingActivityRow[];
  /** Entries before those of `activities`; `more`: there are even more than that. */
  earlierActivities: { count: number; more: boolean };
  around: AroundRow[];
  mayEdit: boolean;
  /** A row found it, and the actor may change the settings that decided: its event can become an example of that row. */
  mayAddExample: boolean;
}

const EVENT_FIELDS = {
  id: true,
  accountId: true,
  eventId: true,
  eventTime: true,
  receivedAt: true,
  eventName: true,
  eventSource: true,
  userIdentityType: true,
  region: true,
  failed: true,
  errorCode: true,
  readOnly: true,
  actorKey: true,
  actorName: true,
  target: true,
  sourceIpAddress: true,
  userAgent: true,
  accessKeyId: true,
  raw: true,
} as const;

/** One finding with all that its page shows; null where there is none or the actor may not see it. */
export async function loadFindingDetail(
  actor: Actor,
  number: bigint,
  now: Date,
): Promise<FindingDetail | null> {
  const found = await db.finding.findUnique({
    where: { number },
    include: {
      account: { select: { id: true, name: true } },
      event: { select: EVENT_FIELDS },
      settingVersion: { select: { version: true, scope: true } },
      suppression: true,
      activities: { orderBy: { id: "desc" }, take: TIMELINE_LENGTH },
    },
  });
  if (!found || !seesAccount(actor, found.accountId)) return null;
  const { suppression } = found;
  const { id: storedId, ...event } = found.event;
  const status = effectiveStatusOf(found, now);
  const around = await listEventsAroundActor(actor, {
    accountId: found.accountId,
    actorKey: found.actorKey,
    at: found.eventTime,
    minutes: AROUND_MINUTES,
    most: AROUND_EVENTS,
  });
  const evidence = evidenceSchema.safeParse(found.evidence);
  const activities = found.activities.map(toActivity);
  if (found.status === "suppressed" && status === "open") activities.push(endOf(found.suppressedUntil!));
  return {
    id: found.id,
    number: String(found.number),
    account: found.account,
    ruleId: found.ruleId,
    status,
    riskLevel: found.riskLevel,
    eventTime: found.eventTime,
    createdAt: found.createdAt,
    rowId: found.rowId,
    rowNumber: found.rowNumber,
    evidence: evidence.success ? evidence.data : null,
    settings: found.settingVersion,
    suppression:
      status === "suppressed" && suppression
        ? {
            id: suppression.id,
            comment: suppression.comment,
            until: found.suppressedUntil?.toISOString() ?? null,
            by: suppression.createdByName,
            findingCount: await countSuppressed(actor, suppression.id),
          }
        : null,
    event: {
      ...event,
      storedId: String(storedId),
      eventTime: event.eventTime.toISOString(),
    },
    activities: activities.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    earlierActivities: await countEarlier(found.id, found.activities),
    around: around.map((one) => {
      const finding = one.findings.find(({ id }) => id === found.id) ?? one.findings[0];
      return {
        eventId: one.id,
        eventTime: one.eventTime,
        eventName: one.eventName,
        failed: one.failed,
        errorCode: one.errorCode,
        isThis: one.id === String(found.eventRef),
        finding: finding ? { ...finding, status: effectiveStatusOf(finding, now) } : null,
      };
    }),
    mayEdit: mayEditAccount(actor, found.accountId),
    mayAddExample: found.rowId !== null && mayEditScope(actor, found.settingVersion.scope),
  };
}

async function countSuppressed(actor: Actor, suppressionId: string): Promise<number> {
  return db.finding.count({
    where: { suppressionId, status: "suppressed", accountId: accountFilter(actor) },
  });
}

async function countEarlier(findingId: string, newest: readonly { id: bigint }[]) {
  const oldest = newest.at(-1);
  if (!oldest || newest.length < TIMELINE_LENGTH) return { count: 0, more: false };
  const earlier = await db.findingActivity.findMany({
    where: { findingId, id: { lt: oldest.id } },
    take: MOST_COUNTED + 1,
    select: { id: true },
  });
  return { count: Math.min(earlier.length, MOST_COUNTED), more: earlier.length > MOST_COUNTED };
}

type StoredActivity = {
  id: bigint;
  kind: Exclude<FindingActivityRow["kind"], "ended">;
  comment: string | null;
  data: unknown;
  at: Date;
  createdById: string | null;
  createdByName: string;
};

function toActivity(activity: StoredActivity): FindingActivityRow {
  const data = (activity.data ?? {}) as Record<string, unknown>;
  const textOf = (name: string) => (typeof data[name] === "string" ? data[name] : null);
  return {
    id: String(activity.id),
    kind: activity.kind === "reopened" && data.ended === true ? "ended" : activity.kind,
    at: activity.at.toISOString(),
    by: activity.createdByName,
    comment: activity.comment,
    from: textOf("from") as FindingStatus | null,
    to: textOf("to") as FindingStatus | null,
    until: textOf("until"),
  };
}

/** Told from the end itself: whether housekeeping has already written it down makes no difference. */
function endOf(until: Date): FindingActivityRow {
  return {
    id: "end",
    kind: "ended",
    at: until.toISOString(),
    by: "",
    comment: null,
    from: "suppressed",
    to: "open",
    until: null,
  };
}

function mayEditScope(actor: Actor, scope: string): boolean {
  return scope === ORGANISATION_SCOPE ? mayEditOrganisation(actor) : mayEditAccount(actor, scope);
}
