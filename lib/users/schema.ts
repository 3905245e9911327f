import { z } from "zod";

export { PASSWORD_MIN_LENGTH } from "@/lib/auth/password-policy";

/** What a person may do: everything, settings and triage, or reading. */
export const ROLES = ["admin", "editor", "viewer"] as const;

export const languageSchema = z.enum(["en", "ja"], "required");

/** A person's or an organisation's name. Control characters and invisible-only names are refused. */
export const nameSchema = z
  .string("required")
  .trim()
  .max(100, "too-long")
  .regex(/[\p{L}\p{N}]/u, "required")
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, "characters");

export const emailSchema = z
  .string("required")
  .trim()
  .toLowerCase()
  .min(1, "required")
  .max(254, "too-long")
  .pipe(z.email("email"));

/** An IANA zone that this runtime knows ("Asia/Tokyo", "UTC"). */
export const timeZoneSchema = z.string("required").max(64, "time-zone").refine(isTimeZone, "time-zone");

function isTimeZone(zone: string): boolean {
  // Offsets such as "+09:00" are no zones: they know no summer time and PostgreSQL reads their sign the other way.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const accountId = z.string().regex(/^\d{12}$/, "account");

/** Role and accounts. Administrators always see every account. */
export const accessSchema = z
  .object({
    role: z.enum(ROLES, "required"),
    allAccounts: z.boolean(),
    accountIds: z.array(accountId).max(5000, "too-many"),
  })
  .transform(({ role, allAccounts, accountIds }) =>
    role === "admin" || allAccounts
      ? { role, allAccounts: true, accountIds: [] as string[] }
      : { role, allAccounts: false, accountIds: [...new Set(accountIds)].sort() },
  )
  .refine((access) => access.allAccounts || access.accountIds.length > 0, {
    path: ["accountIds"],
    message: "choose-account",
  });

export type Access = z.output<typeof accessSchema>;

export const inviteSchema = z.object({ email: emailSchema, access: accessSchema });
export type InviteInput = z.input<typeof inviteSchema>;

export const invitationIdSchema = z.object({ id: z.uuid("not-found") });

const personId = z.string().min(1, "not-found").max(100, "not-found");

/** `readAt` is the person's version as it was on screen. */
export const changeAccessSchema = z.object({
  userId: personId,
  readAt: z.iso.datetime("conflict"),
  access: accessSchema,
});
export type ChangeAccessInput = z.input<typeof changeAccessSchema>;

export const personSchema = z.object({ userId: personId });

/** A link's token: 256 random bits in base64url. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "link-gone");

/** The password is judged in the verb, which knows whose it is. */
export const acceptInvitationSchema = z.object({
  token: tokenSchema,
  name: nameSchema,
  language: languageSchema,
  timeZone: timeZoneSchema,
  password: z.string(),
});
export type AcceptInvitationInput = z.input<typeof acceptInvitationSchema>;

export const newPasswordSchema = z.object({ token: tokenSchema, password: z.string() });

export const profileSchema = z.object({
  name: nameSchema,
  language: languageSchema,
  timeZone: timeZoneSchema,
});
export type ProfileInput = z.input<typeof profileSchema>;

export const changePasswordSchema = z.object({
  current: z.string().min(1, "required").max(1000, "too-long"),
  password: z.string(),
});
