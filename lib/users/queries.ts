import { type Actor, requireAdmin } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { hashLinkToken } from "@/lib/users/link-token";
import { findPasswordLink } from "@/lib/users/password-link";
import { type ROLES, tokenSchema } from "@/lib/users/schema";

type Role = (typeof ROLES)[number];

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  allAccounts: boolean;
  accountIds: string[];
  /** ISO; null: never signed in. */
  lastSeenAt: string | null;
  disabledAt: string | null;
  /** The version that a change is checked against. */
  readAt: string;
}

export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  allAccounts: boolean;
  accountIds: string[];
  invitedByName: string;
  createdAt: string;
  expiresAt: string;
}

/** Longest list of people that one page shows; the page says so when there are more. */
export const PEOPLE_LIMIT = 500;

/** Everybody, those who can sign in first, by name. Administrators only. */
export async function listPeople(actor: Actor): Promise<{ people: PersonRow[]; more: boolean }> {
  requireAdmin(actor);
  const rows = await db.user.findMany({
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
    take: PEOPLE_LIMIT + 1,
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      allAccounts: true,
      lastSeenAt: true,
      disabledAt: true,
      updatedAt: true,
      accountAccess: { select: { accountId: true }, orderBy: { accountId: "asc" } },
    },
  });
  const people = rows
    .slice(0, PEOPLE_LIMIT)
    .map(({ accountAccess, updatedAt, lastSeenAt, disabledAt, ...row }) => ({
      ...row,
      accountIds: accountAccess.map(({ accountId }) => accountId),
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      disabledAt: disabledAt?.toISOString() ?? null,
      readAt: updatedAt.toISOString(),
    }));
  return { people, more: rows.length > PEOPLE_LIMIT };
}

/** Invitations that can still be accepted, newest first. Administrators only. */
export async function listPendingInvitations(actor: Actor): Promise<InvitationRow[]> {
  requireAdmin(actor);
  const rows = await db.invitation.findMany({
    where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
    select: {
      id: true,
      email: true,
      role: true,
      allAccounts: true,
      accountIds: true,
      invitedByName: true,
      createdAt: true,
      expiresAt: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

/** Accounts that an administrator may give to a person, by name. Administrators only. */
export async function listAccountsToGive(actor: Actor): Promise<{ id: string; name: string }[]> {
  requireAdmin(actor);
  return db.account.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 2000,
    select: { id: true, name: true },
  });
}

export interface ProfileRow {
  name: string;
  email: string;
  role: Role;
  language: "en" | "ja";
  timeZone: string;
  /** Sessions that could be used right now, this one included. */
  sessionCount: number;
}

/** The actor's own profile. */
export async function getProfile(actor: Actor): Promise<ProfileRow> {
  if (!actor.userId) throw new AppError("forbidden");
  const row = await db.user.findUnique({
    where: { id: actor.userId },
    select: {
      name: true,
      email: true,
      role: true,
      language: true,
      timeZone: true,
      _count: { select: { sessions: { where: { expiresAt: { gt: new Date() } } } } },
    },
  });
  if (!row) throw new AppError("not-found");
  const { _count, ...profile } = row;
  return { ...profile, language: row.language === "ja" ? "ja" : "en", sessionCount: _count.sessions };
}

/** Whom an open invitation's link invites, or null. Needs no actor: the token is the right. */
export async function findInvitation(
  token: string,
): Promise<{ email: string; role: Role; invitedByName: string; expiresAt: string } | null> {
  if (!tokenSchema.safeParse(token).success) return null;
  const row = await db.invitation.findFirst({
    where: {
      tokenHash: hashLinkToken(token),
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
    select: { email: true, role: true, invitedByName: true, expiresAt: true },
  });
  return row && { ...row, expiresAt: row.expiresAt.toISOString() };
}

/** Whose password a link sets, or null. Needs no actor: the token is the right. */
export async function findPasswordLinkOwner(token: string): Promise<{ email: string; name: string } | null> {
  if (!tokenSchema.safeParse(token).success) return null;
  const person = await findPasswordLink(token);
  return person && { email: person.email, name: person.name };
}
