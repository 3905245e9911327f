import { z } from "zod";

/** 12 digits, as AWS writes account numbers. */
export const accountIdSchema = z.string().regex(/^\d{12}$/, "account");

/** A name that people gave: one line, no control characters. */
export const sourceNameSchema = z
  .string()
  .trim()
  .min(1, "required")
  .max(80, "too-long")
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "characters");

/** What an administrator decides about a source of events. */
export const createSourceSchema = z
  .object({
    name: sourceNameSchema,
    /** true: speaks for the whole organisation, also for accounts that nobody has brought in yet. */
    allAccounts: z.boolean(),
    accountIds: z
      .array(accountIdSchema)
      .max(500, "too-many")
      .transform((ids) => [...new Set(ids)]),
  })
  .refine((input) => input.allAccounts || input.accountIds.length > 0, {
    path: ["accountIds"],
    message: "choose-account",
  });

export type CreateSourceInput = z.infer<typeof createSourceSchema>;

export const sourceIdSchema = z.uuid("required");

export const updateSourceSchema = createSourceSchema.safeExtend({
  id: sourceIdSchema,
  /** That the form was filled from. */
  version: z.int32().min(1),
});

/** How long the old secret stays valid after a rotation. */
export const ROTATION_OVERLAP_HOURS = [0, 1, 24, 168] as const;

export const rotateSecretSchema = z.object({
  sourceId: sourceIdSchema,
  overlapHours: z.union([z.literal(0), z.literal(1), z.literal(24), z.literal(168)]),
});
