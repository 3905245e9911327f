import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { createPerson } from "@/lib/users/create-person";
import type { Access } from "@/lib/users/schema";

/** The password of every person that tests make. */
export const TEST_PASSWORD = "quiet-lantern-harbour-7";

let passwordHash: Promise<string> | undefined;

/** For tests: a person with that access, as the actor of their requests. */
export async function createTestPerson(
  access: Partial<Access> = {},
  email = `${randomUUID()}@example.test`,
): Promise<Actor & { userId: string; email: string }> {
  const hash = await (passwordHash ??= hashPassword(TEST_PASSWORD));
  const person = await transaction((tx) =>
    createPerson(tx, {
      name: email.split("@")[0] ?? email,
      email,
      passwordHash: hash,
      access: { role: "viewer", allAccounts: true, accountIds: [], ...access },
      language: "en",
      timeZone: "UTC",
    }),
  );
  if (!person) throw new Error(`${email} exists`);
  return { ...person, email };
}

/** For tests: the audit rows about a target, oldest first. */
export async function auditOf(targetId: string) {
  return db.auditEntry.findMany({
    where: { targetId },
    orderBy: { id: "asc" },
    select: { action: true, actorId: true, actorName: true, before: true, after: true },
  });
}
