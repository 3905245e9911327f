"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/auth/run-action";
import { acknowledgeAccount } from "./acknowledge-account";
import { addAccount } from "./add-account";
import { removeAccount } from "./remove-account";
import { renameAccount } from "./rename-account";
import { accountIdOnlySchema, addAccountSchema, removeAccountSchema, renameAccountSchema } from "./schema";

export async function addAccountAction(input: unknown) {
  return runAction(addAccountSchema, input, async (actor, parsed) => {
    const result = await addAccount(actor, parsed, new Date());
    revalidatePath("/accounts");
    return result;
  });
}

export async function renameAccountAction(input: unknown) {
  return runAction(renameAccountSchema, input, async (actor, parsed) => {
    const result = await renameAccount(actor, parsed, new Date());
    revalidatePath("/accounts");
    return result;
  });
}

export async function acknowledgeAccountAction(input: unknown) {
  return runAction(accountIdOnlySchema, input, async (actor, parsed) => {
    const result = await acknowledgeAccount(actor, parsed, new Date());
    revalidatePath("/accounts");
    return result;
  });
}

export async function removeAccountAction(input: unknown) {
  return runAction(removeAccountSchema, input, async (actor, parsed) => {
    const result = await removeAccount(actor, parsed);
    revalidatePath("/accounts");
    return result;
  });
}
