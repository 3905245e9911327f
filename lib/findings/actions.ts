"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/auth/run-action";
import { addComment } from "./add-comment";
import { reopenFindings } from "./reopen-findings";
import { addFindingExample, removeFindingExample } from "./add-example";
import {
  addCommentSchema,
  addExampleSchema,
  removeExampleSchema,
  reopenSchema,
  setStatusSchema,
} from "./schema";
import { setFindingStatus } from "./set-status";

export async function setFindingStatusAction(input: unknown) {
  return refreshed(
    await runAction(setStatusSchema, input, (actor, parsed) => setFindingStatus(actor, parsed)),
  );
}

export async function reopenFindingsAction(input: unknown) {
  return refreshed(await runAction(reopenSchema, input, (actor, parsed) => reopenFindings(actor, parsed)));
}

export async function addCommentAction(input: unknown) {
  return refreshed(await runAction(addCommentSchema, input, (actor, parsed) => addComment(actor, parsed)));
}

/** The workbench shows the draft that this changed. */
export async function addFindingExampleAction(input: unknown) {
  const outcome = await runAction(addExampleSchema, input, (actor, parsed) =>
    addFindingExample(actor, parsed),
  );
  revalidatePath("/rules/RTM-011");
  return outcome;
}

export async function removeFindingExampleAction(input: unknown) {
  const outcome = await runAction(removeExampleSchema, input, (actor, parsed) =>
    removeFindingExample(actor, parsed),
  );
  revalidatePath("/rules/RTM-011");
  return outcome;
}

/** Lists and the count in the navigation change with each decision, also where it met somebody else's. */
function refreshed<Outcome>(outcome: Outcome): Outcome {
  revalidatePath("/", "layout");
  return outcome;
}
