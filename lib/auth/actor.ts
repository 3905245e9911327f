import { AppError } from "@/lib/errors";

/**
 * Who is asking. Minted only in lib/auth (from a session, once per request) and for the system's own work;
 * every query and verb takes it first and scopes by it.
 */
export interface Actor {
  kind: "user" | "system";
  /** null for the system. */
  userId: string | null;
  name: string;
  role: "admin" | "editor" | "viewer";
  /** Accounts that may be seen; "all" also means the organisation's own settings may be edited (by role). */
  accounts: "all" | readonly string[];
  language: "en" | "ja";
  timeZone: string;
}

/** The installation's own work (set-up, import on the command line, worker). Sees everything. */
export function systemActor(name: string): Actor {
  return {
    kind: "system",
    userId: null,
    name,
    role: "admin",
    accounts: "all",
    language: "en",
    timeZone: "UTC",
  };
}

/** Prisma filter on an account id column: `{ in: [...] }` or nothing for all accounts. */
export function accountFilter(actor: Actor): { in: string[] } | undefined {
  return actor.accounts === "all" ? undefined : { in: [...actor.accounts] };
}

/** True where the actor may see that account. */
export function seesAccount(actor: Actor, accountId: string): boolean {
  return actor.accounts === "all" || actor.accounts.includes(accountId);
}

/** True where the actor may change settings of, or decide on findings of, that account. */
export function mayEditAccount(actor: Actor, accountId: string): boolean {
  return actor.role !== "viewer" && seesAccount(actor, accountId);
}

/** True where the actor may change what holds for every account. */
export function mayEditOrganisation(actor: Actor): boolean {
  return actor.role === "admin" || (actor.role === "editor" && actor.accounts === "all");
}

/** Throws `forbidden` unless the actor is an administrator. */
export function requireAdmin(actor: Actor): void {
  if (actor.role !== "admin") throw new AppError("forbidden");
}

/** Throws `not-found` for an account that the actor may not see (its existence is not told), `forbidden` for a viewer. */
export function requireEditAccount(actor: Actor, accountId: string): void {
  if (!seesAccount(actor, accountId)) throw new AppError("not-found");
  if (actor.role === "viewer") throw new AppError("forbidden");
}

/** Throws `forbidden` unless the actor may change what holds for every account. */
export function requireEditOrganisation(actor: Actor): void {
  if (!mayEditOrganisation(actor)) throw new AppError("forbidden");
}
