import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { MAX_ROW_CHOICES, type RowChoice, type RowChoices, type RowSearch } from "./schema";

/** Grids are looked through, the organisation's first, until so many bytes of them, as they are stored, were read. */
const MOST_BYTES = 1_000_000;

/**
 * The live rows of RTM-011 that a list of findings can be filtered by: of the organisation's profile and of the accounts
 * that the actor sees, each id once, in the order of their grids. Text is looked for in the cells, the note, the number
 * and the account's name.
 */
export async function listRowChoices(actor: Actor, { text, account }: RowSearch): Promise<RowChoices> {
  const seen = actor.accounts === "all" ? null : new Set(actor.accounts);
  const chosen = seen ? account.filter((id) => seen.has(id)) : account;
  // Accounts were named, and none of them is the actor's: only the profile is left.
  const accounts = account.length > 0 ? chosen : seen && [...seen];
  const words = text.trim();
  const found = await loadRows(
    accounts,
    words === "" ? Prisma.sql`true` : wording(words),
    MAX_ROW_CHOICES + 1,
  );
  const more = found.length > MAX_ROW_CHOICES || (await areMoreGrids(accounts));
  return { rows: found.slice(0, MAX_ROW_CHOICES), more };
}

/** The rows of these ids that the actor sees, as listRowChoices; ids of rows that are gone are left out. */
export async function listRowsById(actor: Actor, ids: readonly string[]): Promise<RowChoice[]> {
  if (ids.length === 0) return [];
  const accounts = actor.accounts === "all" ? null : [...actor.accounts];
  return loadRows(accounts, Prisma.sql`cells ->> 'id' = ANY(${[...ids]}::text[])`, MAX_ROW_CHOICES);
}

/** Grids of the profile and of these accounts; null: of all. */
function grids(accounts: readonly string[] | null): Prisma.Sql {
  const own = accounts ? Prisma.sql`s.account_id = ANY(${[...accounts]}::bpchar[])` : Prisma.sql`true`;
  return Prisma.sql`
    SELECT s.version_id, a.name, row_number() OVER by_name AS place,
           coalesce(sum(pg_column_size(v.body)) OVER (by_name ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
             < ${MOST_BYTES} AS "isRead"
    FROM rule_setting s JOIN rule_setting_version v ON v.id = s.version_id LEFT JOIN account a ON a.id = s.account_id
    WHERE s.rule_id = 'RTM-011' AND (s.account_id IS NULL OR ${own})
    WINDOW by_name AS (ORDER BY s.account_id IS NOT NULL, a.name, s.scope)`;
}

async function areMoreGrids(accounts: readonly string[] | null): Promise<boolean> {
  const [counted] = await db.$queryRaw<[{ more: boolean }]>`
    SELECT coalesce(bool_or(NOT "isRead"), false) AS more FROM (${grids(accounts)}) AS grid`;
  return counted.more;
}

async function loadRows(
  accounts: readonly string[] | null,
  fits: Prisma.Sql,
  most: number,
): Promise<RowChoice[]> {
  return db.$queryRaw<RowChoice[]>`
    WITH grid AS (${grids(accounts)}),
    live AS (
      SELECT cells ->> 'id' AS id, number::int AS number, name, place, cells,
             count(name) OVER (PARTITION BY cells ->> 'id')::int AS own
      FROM grid JOIN rule_setting_version v ON v.id = grid.version_id
      CROSS JOIN LATERAL jsonb_array_elements(v.body #> '{values,patterns}') WITH ORDINALITY AS r(cells, number)
      WHERE "isRead"),
    fitting AS (
      SELECT *, row_number() OVER (PARTITION BY id ORDER BY place) AS nth FROM live WHERE ${fits})
    SELECT id, number, name AS "accountName", CASE WHEN name IS NULL THEN own ELSE own - 1 END AS others,
           jsonb_build_object('eventName', cells -> 'eventName', 'eventSource', cells -> 'eventSource',
                              'userIdentityType', cells -> 'userIdentityType') AS cells
    FROM fitting WHERE nth = 1 ORDER BY place, number LIMIT ${most}`;
}

function wording(text: string): Prisma.Sql {
  const part = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(cells #>> '{eventName,pattern}' ILIKE ${part} OR cells #>> '{eventSource,pattern}' ILIKE ${part}
    OR cells #>> '{userIdentityType,pattern}' ILIKE ${part} OR cells ->> 'note' ILIKE ${part}
    OR name ILIKE ${part} OR number::text = ${text})`;
}
