import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import type { Access } from "@/lib/users/schema";

export interface NewPerson {
  name: string;
  email: string;
  /** From better-auth's hashPassword (scrypt). Hash before the transaction: it takes a tenth of a second. */
  passwordHash: string;
  access: Access;
  language: "en" | "ja";
  timeZone: string;
}

/**
 * Writes a person, the password and the chosen accounts; returns the person as an actor for the audit row. Accounts
 * that are gone by now are left out. Null where the e-mail address is taken, also by a person created meanwhile.
 */
export async function createPerson(tx: Tx, person: NewPerson): Promise<(Actor & { userId: string }) | null> {
  const id = randomUUID();
  const { access, passwordHash, ...rest } = person;
  // createMany with skipDuplicates: a unique violation would end the whole transaction.
  const { count } = await tx.user.createMany({
    data: [{ id, ...rest, emailVerified: true, role: access.role, allAccounts: access.allAccounts }],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  // better-auth finds a password under provider "credential" and the person's own id.
  await tx.credential.create({
    data: { id: randomUUID(), userId: id, accountId: id, providerId: "credential", password: passwordHash },
    select: { id: true },
  });
  const accounts = await giveAccounts(tx, id, access.accountIds);
  return {
    kind: "user",
    userId: id,
    name: person.name,
    role: access.role,
    accounts: access.allAccounts ? "all" : accounts,
    language: person.language,
    timeZone: person.timeZone,
  };
}

/** Replaces a person's chosen accounts by those of `accountIds` that exist, and returns them. */
export async function giveAccounts(tx: Tx, userId: string, accountIds: string[]): Promise<string[]> {
  await tx.userAccount.deleteMany({ where: { userId } });
  if (accountIds.length === 0) return [];
  const known = await tx.account.findMany({ where: { id: { in: accountIds } }, select: { id: true } });
  await tx.userAccount.createMany({ data: known.map(({ id }) => ({ userId, accountId: id })) });
  return known.map(({ id }) => id);
}
