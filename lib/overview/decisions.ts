import { z } from "zod";
import { accountFilter, type Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { FindingStatus } from "@/lib/findings/schema";

/** Entries of timelines that are looked at, the newest ones: a bulk decision writes one per finding. */
const ENTRIES_LOOKED_AT = 5_000;
const SHOWN = 6;

interface Decided {
  by: string;
  at: Date;
  /** A person's comment or note; may be empty. */
  note: string;
}

/** What people decided about findings, together. */
export interface FindingDecision extends Decided {
  kind: "suppressed" | "suppressionUndone" | "reopened" | "statusChanged";
  /** With `statusChanged`. */
  to: FindingStatus | null;
  /** With `suppressed`; null: for good. */
  until: Date | null;
  count: number;
  /** One of the findings. */
  number: string;
  eventName: string;
  accountName: string;
}

/** A saved version of a rule's setting. */
export interface SettingDecision extends Decided {
  kind: "settingSaved" | "settingReset" | "leftOff";
  ruleId: string;
  version: number;
  scope: string;
  /** null: the organisation profile. */
  accountName: string | null;
}

export type Decision = FindingDecision | SettingDecision;

/** The last decisions about findings of the actor's accounts and about settings that hold there, newest first. */
export async function listDecisions(actor: Actor): Promise<Decision[]> {
  const [findings, settings] = await Promise.all([findingDecisions(actor), settingDecisions(actor)]);
  return [...findings, ...settings].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, SHOWN);
}

const KINDS: Record<string, FindingDecision["kind"]> = {
  suppressed: "suppressed",
  suppression_undone: "suppressionUndone",
  reopened: "reopened",
  status_changed: "statusChanged",
};

type StoredDecision = Omit<FindingDecision, "kind" | "until" | "number" | "note"> & {
  kind: string;
  until: string | null;
  number: bigint;
  note: string | null;
};

async function findingDecisions(actor: Actor): Promise<FindingDecision[]> {
  const accounts =
    actor.accounts === "all"
      ? Prisma.sql`true`
      : Prisma.sql`f.account_id = ANY(${[...actor.accounts]}::bpchar[])`;
  // One decision writes entries of one moment and person. An end that was reached is nobody's decision.
  const rows = await db.$queryRaw<StoredDecision[]>`
    SELECT d.*, f.event_name AS "eventName", a.name AS "accountName" FROM (
      SELECT e.kind::text AS kind, e.at, e.created_by_name AS by, e.data ->> 'to' AS to, e.data ->> 'until' AS until,
             max(e.comment) AS note, count(*)::int AS count, max(f.number) AS number
      FROM (SELECT * FROM finding_activity ORDER BY id DESC LIMIT ${ENTRIES_LOOKED_AT}) AS e
      JOIN finding f ON f.id = e.finding_id
      WHERE e.kind::text = ANY(${Object.keys(KINDS)}::text[]) AND e.data ->> 'ended' IS NULL AND ${accounts}
      GROUP BY e.kind, e.at, e.created_by_name, e.data ->> 'to', e.data ->> 'until'
      ORDER BY e.at DESC LIMIT ${SHOWN}) AS d
    JOIN finding f ON f.number = d.number JOIN account a ON a.id = f.account_id`;
  return rows.map((row) => ({
    ...row,
    kind: KINDS[row.kind]!,
    until: row.until ? new Date(row.until) : null,
    number: String(row.number),
    note: row.note ?? "",
  }));
}

/** What tells a decision from a decision: whether the rule is off, and why. Values are not shown here. */
const decidedSchema = z.object({ enabled: z.boolean().default(true), leftOffReason: z.string().nullish() });

async function settingDecisions(actor: Actor): Promise<SettingDecision[]> {
  const accounts = accountFilter(actor);
  const versions = await db.ruleSettingVersion.findMany({
    where: accounts ? { OR: [{ accountId: null }, { accountId: accounts }] } : {},
    // The id is in the order of time.
    orderBy: { id: "desc" },
    take: SHOWN,
    select: {
      ruleId: true,
      scope: true,
      version: true,
      body: true,
      note: true,
      createdByName: true,
      createdAt: true,
      account: { select: { name: true } },
    },
  });
  return versions.map((version) => {
    const body = version.body === null ? null : decidedSchema.parse(version.body);
    return {
      kind: body === null ? "settingReset" : !body.enabled && body.leftOffReason ? "leftOff" : "settingSaved",
      ruleId: version.ruleId,
      version: version.version,
      scope: version.scope,
      accountName: version.account?.name ?? null,
      by: version.createdByName,
      at: version.createdAt,
      note: body?.leftOffReason || version.note,
    };
  });
}
