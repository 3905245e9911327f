import { z } from "zod";

/** 12 digits, as AWS writes account numbers; groups of four with spaces or hyphens are accepted. */
export const accountIdSchema = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{12}$/, "account"));

/** A name that people gave: one line, no control characters. */
export const accountNameSchema = z
  .string()
  .trim()
  .min(1, "required")
  .max(80, "too-long")
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "characters");

export const addAccountSchema = z.object({ id: accountIdSchema, name: accountNameSchema });

export const renameAccountSchema = addAccountSchema;

export const accountIdOnlySchema = z.object({ id: accountIdSchema });

/** Removing takes everything with it, so the number is typed once more. */
export const removeAccountSchema = z.object({ id: accountIdSchema, confirmation: accountIdSchema });

/** The filters of the accounts page as they stand in its address. What does not fit is as if it were not there. */
export const accountSearchSchema = z.object({
  /** Part of a name or the beginning of a number. */
  q: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .refine((text) => !text.includes("\u0000") && text.isWellFormed())
    .optional()
    .catch(undefined),
  /** Only those that ingestion discovered and nobody has looked at. */
  new: z.literal("1").optional().catch(undefined),
  /** The last number of the page before. */
  after: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .catch(undefined),
});
