import { z } from "zod";

/**
 * Every action that verbs record, as noun.verb, in the order of the filter. Each has a label in the namespace `audit`
 * under action.<noun>_<verb>; a test holds all three together.
 */
export const AUDIT_ACTIONS = [
  "rule-setting.save",
  "rule-setting.reset",
  "rule-setting.restore",
  "rule-setting.lock",
  "rule-setting.unlock",
  "rule-setting.leave-off",
  "publication.request",
  "publication.approve",
  "publication.refuse",
  "publication.withdraw",
  "finding.suppress",
  "finding.undo-suppression",
  "finding.reopen",
  "finding.comment",
  "finding.set-status",
  "account.add",
  "account.discover",
  "account.rename",
  "account.acknowledge",
  "account.remove",
  "source.create",
  "source.update",
  "source.enable",
  "source.disable",
  "source.rotate-secret",
  "channel.create",
  "channel.update",
  "channel.enable",
  "channel.disable",
  "channel.test",
  "channel.remove",
  "delivery.resend",
  "person.invite",
  "person.revoke-invitation",
  "person.join",
  "person.change-access",
  "person.disable",
  "person.enable",
  "person.issue-password-link",
  "person.set-password",
  "person.change-password",
  "person.save-profile",
  "organisation.set-up",
  "organisation.save",
  "sample.load",
  "sample.remove",
] as const;

const word = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // PostgreSQL stores no U+0000, so nothing can hold it.
  .refine((text) => !text.includes("\u0000"))
  .optional()
  .catch(undefined);
const day = z
  .string()
  .regex(/^[12]\d{3}-\d{2}-\d{2}$/)
  .refine((value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)))
  .optional()
  .catch(undefined);

/** The filters of the audit page as they stand in its address. What does not fit is as if it were not there. */
export const auditFilterSchema = z.object({
  /** A person's id, or "system". */
  person: word,
  action: word,
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .catch(undefined),
  /** kind and id of what was changed, set by links from other pages: "person:…". */
  target: word,
  /** First and last day, in the reader's zone. */
  from: day,
  to: day,
  q: word,
  /** Where the page before ended: milliseconds and id. */
  after: z
    .string()
    .regex(/^\d{1,15}\.\d{1,18}$/)
    .optional()
    .catch(undefined),
  /** The entry that is open at the side. */
  entry: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

export type AuditFilter = z.output<typeof auditFilterSchema>;
