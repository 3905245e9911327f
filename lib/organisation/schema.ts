import { z } from "zod";
import { passwordProblem } from "@/lib/auth/password-policy";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import { emailSchema, languageSchema, nameSchema, timeZoneSchema } from "@/lib/users/schema";

/** Longest suppression in days per level; null: "for good" is allowed. */
export type SuppressionCeilings = Record<RiskLevel, number | null>;

/** What holds until an administrator decides otherwise. */
export const DEFAULT_CEILINGS: SuppressionCeilings = {
  EXTREME: 30,
  VERY_HIGH: 30,
  HIGH: 90,
  MEDIUM: null,
  LOW: null,
};

const ceiling = z.int("ceiling").min(1, "ceiling").max(3650, "ceiling").nullable();

export const ceilingsSchema = z.object(
  Object.fromEntries(RISK_LEVELS.map((level) => [level, ceiling])) as Record<RiskLevel, typeof ceiling>,
);

/** First run: the organisation and its first administrator. */
export const setUpSchema = z
  .object({
    organisationName: nameSchema,
    language: languageSchema,
    timeZone: timeZoneSchema,
    name: nameSchema,
    email: emailSchema,
    password: z.string(),
  })
  // Judged even while other fields do not fit, so that a person hears of everything at once.
  .refine((input) => setUpPasswordProblem(input) === null, {
    path: ["password"],
    when: ({ value }) => typeof value === "object" && value !== null,
    error: ({ input }) => setUpPasswordProblem(input) ?? "required",
  });

function setUpPasswordProblem(input: unknown): string | null {
  const { password, email, name } = input as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return passwordProblem(text(password), { email: text(email), name: text(name) });
}

export type SetUpInput = z.input<typeof setUpSchema>;

/** The organisation's own page. `ceilings` as in SuppressionCeilings. */
export const organisationSchema = z.object({
  name: nameSchema,
  language: languageSchema,
  timeZone: timeZoneSchema,
  ceilings: ceilingsSchema,
  /** Rows of RTM-011 with an example that fails cannot be published. */
  examplesGate: z.boolean(),
  /** Events gained and lost above which publishing RTM-011's rows needs a second person; null: never. */
  reviewRadius: z.int("radius").min(0, "radius").max(1_000_000_000, "radius").nullable(),
  /** The values that the form was filled from; another person's save in between is a conflict. */
  readAs: z.string(),
});

export type OrganisationInput = z.input<typeof organisationSchema>;
