"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/auth/run-action";
import { suppressSchema, undoSuppressionSchema } from "./schema";
import { suppressFindings } from "./suppress-findings";
import { undoSuppression } from "./undo-suppression";

export async function suppressFindingsAction(input: unknown) {
  const outcome = await runAction(suppressSchema, input, (actor, parsed) => suppressFindings(actor, parsed));
  revalidatePath("/", "layout");
  return outcome;
}

export async function undoSuppressionAction(input: unknown) {
  const outcome = await runAction(undoSuppressionSchema, input, (actor, parsed) =>
    undoSuppression(actor, parsed),
  );
  revalidatePath("/", "layout");
  return outcome;
}
