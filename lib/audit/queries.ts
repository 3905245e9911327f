import type { Actor } from "@/lib/auth/actor";
import { dayStart } from "@/lib/audit/day-start";
import { type Difference, differences } from "@/lib/audit/difference";
import type { AuditFilter } from "@/lib/audit/schema";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export interface AuditRow {
  id: string;
  at: string;
  /** null: the system. */
  actorId: string | null;
  actorName: string;
  action: string;
  targetKind: string;
  targetId: string;
  targetLabel: string;
  accountId: string | null;
  accountName: string | null;
  note: string;
}

export interface AuditPage {
  rows: AuditRow[];
  /** Where the next page begins (`after` in the address); null at the end of the log. */
  next: string | null;
  /** True where the page ended because enough entries were looked at, not because it was full. */
  paused: boolean;
}

const PAGE_ROWS = 50;

/** Entries that one request looks at, at most: text is searched in them, not in the whole history. */
const SCAN_ROWS = 5_000;

/** Kinds of targets that only administrators read about. */
const PEOPLE = ["person", "invitation"];

interface RawRow extends Omit<AuditRow, "id" | "at"> {
  id: bigint;
  at: Date;
}

/**
 * A page of the audit log, newest first. Administrators read all of it; others what concerns rules and their
 * accounts, and what they did themselves. Looks at 5,000 entries at most and says where to go on.
 */
export async function listAudit(actor: Actor, filter: AuditFilter): Promise<AuditPage> {
  const scan = Prisma.sql`
    SELECT e.id, e.at, e.actor_id, e.actor_name, e.action, e.target_kind, e.target_id, e.target_label,
           e.account_id, e.note
    FROM audit_entry e WHERE ${scanned(actor, filter)}
    ORDER BY e.at DESC, e.id DESC LIMIT ${SCAN_ROWS}`;
  const found = await db.$queryRaw<RawRow[]>`
    WITH scan AS (${scan})
    SELECT s.id, s.at, s.actor_id AS "actorId", s.actor_name AS "actorName", s.action,
           s.target_kind AS "targetKind", s.target_id AS "targetId", s.target_label AS "targetLabel",
           s.account_id AS "accountId", a.name AS "accountName", s.note
    FROM scan s LEFT JOIN account a ON a.id = s.account_id
    WHERE ${visible(actor)} AND ${worded(filter.q)}
    ORDER BY s.at DESC, s.id DESC LIMIT ${PAGE_ROWS + 1}`;
  const rows = found.slice(0, PAGE_ROWS).map(toRow);
  const last = found[PAGE_ROWS - 1];
  if (found.length > PAGE_ROWS && last) return { rows, next: cursorOf(last), paused: false };
  const [end] = await db.$queryRaw<{ id: bigint; at: Date; count: bigint }[]>`
    WITH scan AS (${scan})
    SELECT id, at, (SELECT count(*) FROM scan) AS count FROM scan ORDER BY at, id LIMIT 1`;
  const paused = end !== undefined && end.count >= SCAN_ROWS;
  return { rows, next: paused ? cursorOf(end) : null, paused };
}

/** One entry with what it changed, or null: there is none, or the actor may not read it. */
export async function getAuditEntry(
  actor: Actor,
  id: string,
): Promise<(AuditRow & { changes: Difference[]; moreChanges: number }) | null> {
  const [row] = await db.$queryRaw<(RawRow & { before: unknown; after: unknown })[]>`
    SELECT s.id, s.at, s.actor_id AS "actorId", s.actor_name AS "actorName", s.action,
           s.target_kind AS "targetKind", s.target_id AS "targetId", s.target_label AS "targetLabel",
           s.account_id AS "accountId", a.name AS "accountName", s.note, s.before, s.after
    FROM audit_entry s LEFT JOIN account a ON a.id = s.account_id
    WHERE s.id = ${BigInt(id)} AND ${visible(actor)}`;
  if (!row) return null;
  const { shown, more } = differences(row.before, row.after);
  return { ...toRow(row), changes: shown, moreChanges: more };
}

/** Who the log can be filtered by: everybody for administrators, else only the actor. */
export async function listAuditPeople(actor: Actor): Promise<{ id: string; name: string }[]> {
  return db.user.findMany({
    where: actor.role === "admin" ? {} : { id: actor.userId ?? "" },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 500,
    select: { id: true, name: true },
  });
}

/** Accounts that the log can be filtered by. */
export async function listAuditAccounts(actor: Actor): Promise<{ id: string; name: string }[]> {
  return db.account.findMany({
    where: actor.accounts === "all" ? {} : { id: { in: [...actor.accounts] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1000,
    select: { id: true, name: true },
  });
}

/** What indexes can find. */
function scanned(actor: Actor, filter: AuditFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (filter.person === "system") conditions.push(Prisma.sql`e.actor_id IS NULL`);
  else if (filter.person) conditions.push(Prisma.sql`e.actor_id = ${filter.person}`);
  if (filter.action) conditions.push(Prisma.sql`e.action = ${filter.action}`);
  if (filter.account) conditions.push(Prisma.sql`e.account_id = ${filter.account}`);
  if (filter.target) {
    const colon = filter.target.indexOf(":");
    conditions.push(Prisma.sql`e.target_kind = ${filter.target.slice(0, Math.max(0, colon))}`);
    conditions.push(Prisma.sql`e.target_id = ${filter.target.slice(colon + 1)}`);
  }
  if (filter.from) conditions.push(Prisma.sql`e.at >= ${dayStart(filter.from, actor.timeZone)}`);
  if (filter.to) conditions.push(Prisma.sql`e.at < ${dayStart(filter.to, actor.timeZone, 1)}`);
  if (filter.after) {
    const [at = "0", id = "0"] = filter.after.split(".");
    conditions.push(Prisma.sql`(e.at, e.id) < (${new Date(Number(at))}, ${BigInt(id)})`);
  }
  return Prisma.join(conditions, " AND ");
}

/** What the actor may read. */
function visible(actor: Actor): Prisma.Sql {
  if (actor.role === "admin") return Prisma.sql`true`;
  const own = Prisma.sql`s.actor_id = ${actor.userId}`;
  if (actor.accounts === "all") return Prisma.sql`(s.target_kind <> ALL(${PEOPLE}) OR ${own})`;
  return Prisma.sql`(s.account_id = ANY(${[...actor.accounts]}::char(12)[]) OR ${own})`;
}

function worded(text: string | undefined): Prisma.Sql {
  if (!text) return Prisma.sql`true`;
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(s.target_label ILIKE ${like} OR s.target_id ILIKE ${like} OR s.actor_name ILIKE ${like}
                     OR s.note ILIKE ${like})`;
}

function toRow({ id, at, ...row }: RawRow & { before?: unknown; after?: unknown }): AuditRow {
  const { before: _before, after: _after, ...shown } = row;
  return { ...shown, id: String(id), at: at.toISOString() };
}

function cursorOf({ id, at }: { id: bigint; at: Date }): string {
  return `${at.getTime()}.${id}`;
}
