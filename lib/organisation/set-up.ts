import { hashPassword } from "better-auth/crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { AppError, type Result } from "@/lib/errors";
import { DEFAULT_CEILINGS, type setUpSchema } from "@/lib/organisation/schema";
import { createPerson } from "@/lib/users/create-person";

const ALREADY_SET_UP: Result = { ok: false, problems: [{ path: [], message: "already-set-up" }] };

/**
 * Creates the organisation and its first administrator, once for ever: the organisation's single row (id 1) is
 * inserted in the transaction that creates the person, so of any number of parallel calls exactly one wins and the
 * others get the problem `already-set-up`. The only verb without an actor: there is nobody yet.
 */
export async function setUpOrganisation(input: z.output<typeof setUpSchema>): Promise<Result> {
  // Spares the hashing, which would make a closed set-up a lever for load.
  if (await db.organisation.findFirst({ select: { id: true } })) return ALREADY_SET_UP;
  const passwordHash = await hashPassword(input.password);

  return transaction(async (tx) => {
    const { count } = await tx.organisation.createMany({
      data: [
        {
          id: 1,
          name: input.organisationName,
          language: input.language,
          timeZone: input.timeZone,
          suppressionCeilings: DEFAULT_CEILINGS,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return ALREADY_SET_UP;

    const administrator = await createPerson(tx, {
      name: input.name,
      email: input.email,
      passwordHash,
      access: { role: "admin", allAccounts: true, accountIds: [] },
      language: input.language,
      timeZone: input.timeZone,
    });
    if (!administrator) throw new AppError("conflict", "a person exists although no organisation does");
    await recordAudit(tx, administrator, {
      action: "organisation.set-up",
      targetKind: "organisation",
      targetId: "1",
      targetLabel: input.organisationName,
      after: {
        name: input.organisationName,
        language: input.language,
        timeZone: input.timeZone,
        administrator: input.email,
      },
    });
    return { ok: true };
  });
}
