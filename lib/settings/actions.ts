"use server";

import { runAction } from "@/lib/auth/run-action";
import { discardDraft } from "./discard-draft";
import { saveDraft } from "./save-draft";
import { discardDraftSchema, saveDraftSchema } from "./schema";
import type { DiscardDraftInput, SaveDraftInput } from "./schema";

export async function saveDraftAction(input: SaveDraftInput) {
  return runAction(saveDraftSchema, input, saveDraft);
}

export async function discardDraftAction(input: DiscardDraftInput) {
  return runAction(discardDraftSchema, input, discardDraft);
}
