import { z } from "zod";
import { noteText } from "@/lib/catalogue/bounded-text";
import { isBlank } from "@/lib/catalogue/text-format";
import type { RuleSetting, Scope } from "@/lib/engine/rule-setting";
import { NOTE_LENGTH, type ReviewConsequence } from "@/lib/settings/schema";

export const reviewIdSchema = z.uuid();

const comment = noteText(NOTE_LENGTH);

export const approveRequestSchema = z.strictObject({ id: reviewIdSchema, comment: comment.default("") });
export type ApproveRequestInput = z.input<typeof approveRequestSchema>;

export const refuseRequestSchema = z.strictObject({
  id: reviewIdSchema,
  comment: comment.refine((text) => !isBlank(text), { error: "commentRequired" }),
});
export type RefuseRequestInput = z.input<typeof refuseRequestSchema>;

export const withdrawRequestSchema = z.strictObject({ id: reviewIdSchema });
export type WithdrawRequestInput = z.input<typeof withdrawRequestSchema>;

/** A publication that waits, or waited, for another person. */
export interface ReviewHead {
  id: string;
  ruleId: string;
  scope: Scope;
  accountName: string | null;
  /** `expired`: open, and past its end. */
  state: "open" | "expired" | "approved" | "refused" | "withdrawn";
  action: string;
  note: string;
  by: string;
  isMine: boolean;
  /** ISO 8601. */
  requestedAt: string;
  expiresAt: string;
  consequence: ReviewConsequence;
  radius: number;
  decided: { by: string; at: string; comment: string; version: number | null } | null;
}

/** One request with what it would write. */
export interface ReviewDetail extends ReviewHead {
  before: RuleSetting;
  after: RuleSetting;
  /** It would write nothing of its own: the scope goes back to what it inherits. */
  isReset: boolean;
  /** What holds now is not what it was asked on: it cannot be approved. */
  isOutdated: boolean;
  /** Approving it takes an administrator. */
  needsAdmin: boolean;
}
