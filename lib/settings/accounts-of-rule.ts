import { z } from "zod";
import { accountFilter, type Actor } from "@/lib/auth/actor";
import { storableText } from "@/lib/catalogue/bounded-text";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { resolveSetting } from "@/lib/engine/resolve-setting";
import type { EffectiveSetting } from "@/lib/engine/rule-setting";
import { parseStoredSetting, type StoredSetting } from "./effective";
import type { VersionHead } from "./schema";

/** Accounts in one page. */
export const ACCOUNTS_PER_PAGE = 100;

/** Where a page ended: whether that account has its own setting, its name, its id. */
const cursorSchema = z.tuple([z.boolean(), storableText(200), z.string().regex(/^\d{12}$/)]);

/** One account in the list of a rule: what holds there and where it comes from. */
export interface AccountOfRule {
  accountId: string;
  name: string;
  effective: EffectiveSetting;
  /** The account's own setting, also where the organisation's lock keeps it from being in effect. */
  own: VersionHead | null;
}

interface AccountRow {
  id: string;
  name: string;
  version_id: string | null;
  version: number | null;
  body: unknown;
  note: string | null;
  by: string | null;
  at: Date | null;
}

/** A page of the actor's accounts, those with their own setting first, then by name. `next` is the next page's `after`. */
export async function loadAccountsOfRule(
  actor: Actor,
  ruleId: string,
  organisation: StoredSetting | null,
  after?: string,
): Promise<{ accounts: AccountOfRule[]; next: string | null }> {
  const rule = requireRule(ruleId);
  const rows = await db.$queryRaw<AccountRow[]>`
    SELECT a.id, a.name, v.id AS version_id, v.version, v.body, v.note, v.created_by_name AS by, v.created_at AS at
    FROM account a
    LEFT JOIN rule_setting s ON s.rule_id = ${ruleId} AND s.scope = a.id
    LEFT JOIN rule_setting_version v ON v.id = s.version_id AND v.body IS NOT NULL
    WHERE ${ofActor(actor)} AND ${startingAfter(after)}
    ORDER BY (v.id IS NULL), a.name, a.id
    LIMIT ${ACCOUNTS_PER_PAGE + 1}`;
  const fallback = defaultSetting(rule);
  const accounts = rows.slice(0, ACCOUNTS_PER_PAGE).map((row) => {
    const own = ownVersion(row);
    const account = own?.body ? { setting: own.body, versionId: own.versionId, version: own.version } : null;
    const effective = resolveSetting({ default: fallback, organisation, account });
    return { accountId: row.id, name: row.name, effective, own };
  });
  const last = rows.length > ACCOUNTS_PER_PAGE ? accounts.at(-1) : undefined;
  return { accounts, next: last ? JSON.stringify([last.own === null, last.name, last.accountId]) : null };
}

/** How many of the actor's accounts have, and how many lack, their own setting of the rule. */
export async function countAccountsOfRule(
  actor: Actor,
  ruleId: string,
): Promise<{ overriding: number; inheriting: number }> {
  const [row] = await db.$queryRaw<{ total: bigint; overriding: bigint }[]>`
    SELECT count(*) AS total, count(v.id) AS overriding
    FROM account a
    LEFT JOIN rule_setting s ON s.rule_id = ${ruleId} AND s.scope = a.id
    LEFT JOIN rule_setting_version v ON v.id = s.version_id AND v.body IS NOT NULL
    WHERE ${ofActor(actor)}`;
  const overriding = Number(row!.overriding);
  return { overriding, inheriting: Number(row!.total) - overriding };
}

function ownVersion(row: AccountRow): VersionHead | null {
  if (row.version_id === null) return null;
  return {
    version: row.version!,
    versionId: row.version_id,
    body: parseStoredSetting(row.body),
    note: row.note!,
    by: row.by!,
    at: row.at!.toISOString(),
  };
}

function ofActor(actor: Actor): Prisma.Sql {
  const accounts = accountFilter(actor)?.in;
  return accounts ? Prisma.sql`a.id = ANY(${accounts}::bpchar[])` : Prisma.sql`true`;
}

/** An `after` that is not ours starts at the beginning, as an address that somebody edited should. */
function startingAfter(after: string | undefined): Prisma.Sql {
  const cursor = after === undefined ? null : parseCursor(after);
  if (!cursor) return Prisma.sql`true`;
  const [inherits, name, id] = cursor;
  return Prisma.sql`((v.id IS NULL), a.name, a.id::text) > (${inherits}::boolean, ${name}::text, ${id}::text)`;
}

function parseCursor(text: string) {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
