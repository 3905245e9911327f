import { z } from "zod";
import { RISK_LEVELS } from "@/lib/engine/risk-level";

const channelName = z
  .string()
  .trim()
  .min(1, "required")
  .max(80, "too-long")
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "characters");

const webhookUrl = z.string().trim().min(1, "required").max(2_000, "too-long");

const channelFields = {
  name: channelName,
  leastRiskLevel: z.enum(RISK_LEVELS),
  allAccounts: z.boolean(),
  accountIds: z
    .array(z.string().regex(/^\d{12}$/, "account"))
    .max(500, "too-many")
    .transform((ids) => [...new Set(ids)]),
  language: z.enum(["en", "ja"]),
};

const choosesAccounts = {
  check: (input: { allAccounts: boolean; accountIds: string[] }) =>
    input.allAccounts || input.accountIds.length > 0,
  problem: { path: ["accountIds"], message: "choose-account" },
};

/** A new Slack channel. The URL is written once and never read back. */
export const createChannelSchema = z
  .object({ ...channelFields, url: webhookUrl })
  .refine(choosesAccounts.check, choosesAccounts.problem);

/** A change; without `url` the stored one stays. `version` is the one the form was filled from. */
export const updateChannelSchema = z
  .object({ ...channelFields, id: z.uuid("required"), version: z.number().int(), url: webhookUrl.optional() })
  .refine(choosesAccounts.check, choosesAccounts.problem);

export const channelIdSchema = z.object({ id: z.uuid("required") });

export const setChannelEnabledSchema = z.object({ id: z.uuid("required"), enabled: z.boolean() });

export const deliveryIdSchema = z.object({ id: z.uuid("required") });

export type CreateChannelInput = z.output<typeof createChannelSchema>;
export type UpdateChannelInput = z.output<typeof updateChannelSchema>;
