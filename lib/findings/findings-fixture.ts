import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { RiskLevel } from "@/lib/engine/risk-level";
import { EMPTY_FILTER, type FindingFilter, type FindingStatus } from "./schema";

/** For the tests of findings and suppressions: two accounts, people of each role, findings made to order. */
export const PAYMENTS = "402177539018";
export const SANDBOX = "771022456630";
export const NOW = new Date("2026-11-23T05:40:00Z");

export const ADMIN = person("Ada", "admin");
export const EDITOR = person("Eiji", "editor");
export const SANDBOX_EDITOR = person("Sam", "editor", [SANDBOX]);
export const VIEWER = person("Vera", "viewer");

function person(name: string, role: Actor["role"], accounts: Actor["accounts"] = "all"): Actor {
  return { kind: "user", userId: `id-${name}`, name, role, accounts, language: "en", timeZone: "UTC" };
}

export function filterOf(wanted: Partial<FindingFilter> = {}): FindingFilter {
  return { ...EMPTY_FILTER, ...wanted };
}

let settingVersionId: string | null = null;
let made = 0;

async function prepare(): Promise<string> {
  if (settingVersionId) return settingVersionId;
  await db.account.createMany({
    data: [
      { id: PAYMENTS, name: "payments" },
      { id: SANDBOX, name: "sandbox" },
    ],
  });
  const version = await db.ruleSettingVersion.create({
    data: { ruleId: "RTM-011", scope: "organisation", version: 12, body: {}, createdByName: "Ada" },
    select: { id: true },
  });
  return (settingVersionId = version.id);
}

export interface WantedFinding {
  accountId?: string;
  riskLevel?: RiskLevel;
  status?: FindingStatus;
  suppressedUntil?: Date | null;
  /** Minutes before NOW. */
  minutesAgo?: number;
  eventName?: string;
  eventSource?: string;
  region?: string;
  actorName?: string;
  target?: string;
  ruleId?: string;
}

/** Stores an event and its finding; the finding's id and number come back. */
export async function makeFinding(wanted: WantedFinding = {}): Promise<{ id: string; number: bigint }> {
  const version = await prepare();
  made += 1;
  const actorName = wanted.actorName ?? "tanaka.yu";
  const shared = {
    accountId: wanted.accountId ?? PAYMENTS,
    eventId: `event-${made}`,
    eventTime: new Date(NOW.getTime() - (wanted.minutesAgo ?? made) * 60_000),
    eventName: wanted.eventName ?? "CreateAccessKey",
    eventSource: wanted.eventSource ?? "iam.amazonaws.com",
    userIdentityType: "IAMUser",
    region: wanted.region ?? "us-east-1",
    failed: false,
    errorCode: "",
    actorKey: `arn:aws:iam::${wanted.accountId ?? PAYMENTS}:user/${actorName}`,
    actorName,
    target: wanted.target ?? "svc-backup",
    sourceIpAddress: "203.0.113.24",
  };
  const event = await db.event.create({
    data: { ...shared, readOnly: false, userAgent: "aws-cli/2.17.9", accessKeyId: "", raw: "{}" },
    select: { id: true },
  });
  return db.finding.create({
    data: {
      ...shared,
      ruleId: wanted.ruleId ?? "RTM-011",
      eventRef: event.id,
      riskLevel: wanted.riskLevel ?? "HIGH",
      status: wanted.status ?? "open",
      suppressedUntil: wanted.suppressedUntil ?? null,
      settingVersionId: version,
      rowId: "row-1",
      rowNumber: 1,
      evidence: {
        rows: [
          {
            rowId: "row-1",
            number: 1,
            riskLevel: wanted.riskLevel ?? "HIGH",
            cells: {
              eventName: { pattern: "^Create", not: false },
              eventSource: { pattern: "", not: false },
              userIdentityType: { pattern: "Root", not: true },
            },
          },
        ],
      },
    },
    select: { id: true, number: true },
  });
}

/** Targets of a decision: these findings, seen in this status. */
export function seen(status: FindingStatus, ...findings: readonly { id: string }[]) {
  return { items: findings.map(({ id }) => ({ id, status })) };
}

/** A message about the finding that waits to be sent. */
export async function makeDelivery(findingId: string): Promise<string> {
  const channel = await db.channel.create({
    data: {
      name: "secops",
      kind: "slack",
      sealedUrl: "sealed",
      urlHint: "hooks.slack.com",
      leastRiskLevel: "LOW",
      allAccounts: true,
      language: "en",
    },
    select: { id: true },
  });
  const delivery = await db.delivery.create({
    data: { channelId: channel.id, findingId },
    select: { id: true },
  });
  return delivery.id;
}

export async function statusOf(id: string) {
  return db.finding.findUniqueOrThrow({
    where: { id },
    select: { status: true, suppressedUntil: true, suppressionId: true },
  });
}

export async function timelineOf(findingId: string) {
  return db.findingActivity.findMany({
    where: { findingId },
    orderBy: { id: "asc" },
    select: { kind: true, comment: true, data: true, createdByName: true },
  });
}

export async function lastAudit() {
  return db.auditEntry.findFirst({ orderBy: { id: "desc" } });
}
