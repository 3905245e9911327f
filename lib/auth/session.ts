import type { Actor } from "@/lib/auth/actor";
import { auth, SESSION_SECONDS } from "@/lib/auth/better-auth";
import { db } from "@/lib/db/client";

/** A session's end is moved when this much of it is used up: one write per person and ten minutes. */
const SLIDE_AFTER_SECONDS = 600;

/** What a request's cookie stands for. */
export interface CurrentSession {
  id: string;
  actor: Actor & { userId: string };
}

/**
 * The session of these headers and its person as the database knows them now, or null: no cookie, a forged one, an
 * ended session, a disabled person. Moves the session's end (12 hours from the last use).
 */
export async function readSession(headers: Headers): Promise<CurrentSession | null> {
  const found = await auth().api.getSession({ headers, query: { disableRefresh: true } });
  if (!found || found.user.disabledAt) return null;
  const { session, user } = found;
  const left = session.expiresAt.getTime() - Date.now();
  if (!user.lastSeenAt || left < (SESSION_SECONDS - SLIDE_AFTER_SECONDS) * 1000)
    await slide(session.id, user.id);
  return {
    id: session.id,
    actor: {
      kind: "user",
      userId: user.id,
      name: user.name,
      role: user.role as Actor["role"],
      accounts: user.role === "admin" || user.allAccounts ? "all" : await chosenAccounts(user.id),
      language: user.language === "ja" ? "ja" : "en",
      timeZone: user.timeZone,
    },
  };
}

/** In SQL, because `updated_at` must stay: it is the version that changes to a person are checked against. */
async function slide(sessionId: string, userId: string): Promise<void> {
  await db.$executeRaw`
    WITH slid AS (
      UPDATE session SET expires_at = now() + make_interval(secs => ${SESSION_SECONDS}::int), updated_at = now()
      WHERE id = ${sessionId} AND expires_at > now() RETURNING user_id)
    UPDATE "user" SET last_seen_at = now() WHERE id = ${userId} AND id IN (SELECT user_id FROM slid)`;
}

async function chosenAccounts(userId: string): Promise<string[]> {
  const rows = await db.userAccount.findMany({
    where: { userId },
    orderBy: { accountId: "asc" },
    select: { accountId: true },
  });
  return rows.map((row) => row.accountId);
}
