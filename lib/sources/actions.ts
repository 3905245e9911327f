"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { runAction } from "@/lib/auth/run-action";
import { createSource } from "./create-source";
import { rotateSecret } from "./rotate-secret";
import { createSourceSchema, rotateSecretSchema, sourceIdSchema, updateSourceSchema } from "./schema";
import { setSourceEnabled } from "./set-source-enabled";
import { updateSource } from "./update-source";

export async function createSourceAction(input: unknown) {
  return runAction(createSourceSchema, input, async (actor, parsed) => {
    const result = await createSource(actor, parsed);
    revalidatePath("/sources");
    return result;
  });
}

export async function updateSourceAction(input: unknown) {
  return runAction(updateSourceSchema, input, async (actor, parsed) => {
    const result = await updateSource(actor, parsed);
    revalidatePath("/sources");
    return result;
  });
}

export async function rotateSecretAction(input: unknown) {
  return runAction(rotateSecretSchema, input, async (actor, parsed) => {
    const result = await rotateSecret(actor, parsed, new Date());
    revalidatePath("/sources");
    return result;
  });
}

export async function setSourceEnabledAction(input: unknown) {
  return runAction(
    z.object({ sourceId: sourceIdSchema, enabled: z.boolean() }),
    input,
    async (actor, parsed) => {
      const result = await setSourceEnabled(actor, parsed, new Date());
      revalidatePath("/sources");
      return result;
    },
  );
}
