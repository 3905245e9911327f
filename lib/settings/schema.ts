import { z } from "zod";
import { noteText } from "@/lib/catalogue/bounded-text";
import { MAX_ROWS, rowSchema } from "@/lib/catalogue/row-schema";
import type { SettingProblem } from "@/lib/catalogue/setting-problems";
import { isBlank } from "@/lib/catalogue/text-format";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import { ORGANISATION_SCOPE, type RuleSetting, type Scope } from "@/lib/engine/rule-setting";

/** What a note or a reason may hold. The history shows it on one or two lines. */
export const NOTE_LENGTH = 500;

/** `organisation` or an account's 12 digits. */
export const scopeSchema = z.union([z.literal(ORGANISATION_SCOPE), z.string().regex(/^[0-9]{12}$/)]);

/** The scope in a page's address; anything unreadable is the organisation profile. */
export const pageScopeSchema = scopeSchema.catch(ORGANISATION_SCOPE);

/** Where a page of the history begins, in its address; anything unreadable is the newest version. */
export const beforeVersionSchema = z.coerce.number().pipe(z.int32().min(1)).optional().catch(undefined);

/** A version's body as it lies in the database. Only the frame is looked at: values were checked when they were saved. */
export const storedSettingSchema: z.ZodType<RuleSetting> = z.object({
  enabled: z.boolean(),
  riskLevel: z.enum(RISK_LEVELS).nullable(),
  exceptions: z.object({
    resourceIds: z.array(z.string()),
    tags: z.array(z.object({ key: z.string(), value: z.string() })),
  }),
  values: z.record(z.string(), z.unknown()),
  leftOffReason: z.string().nullable(),
  locked: z.boolean(),
});

/** Version number that a save was based on; 0 where nothing had been saved at that scope. */
const baseVersion = z.int32().min(0);
const ruleId = z.string().min(1).max(40);
const note = noteText(NOTE_LENGTH).default("");

/** A whole setting for one rule at one scope. `body` is checked with the rule's own schema of the catalogue. */
export const saveSettingSchema = z.object({
  ruleId,
  scope: scopeSchema,
  baseVersion,
  body: z.unknown(),
  note,
});
export type SaveSettingInput = z.input<typeof saveSettingSchema>;

export const resetSettingSchema = z.object({ ruleId, scope: scopeSchema, baseVersion, note });
export type ResetSettingInput = z.input<typeof resetSettingSchema>;

export const lockSettingSchema = z.object({ ruleId, locked: z.boolean(), baseVersion, note });
export type LockSettingInput = z.input<typeof lockSettingSchema>;

export const leaveOffSchema = z.object({
  ruleId,
  scope: scopeSchema,
  baseVersion,
  reason: noteText(NOTE_LENGTH).refine((text) => !isBlank(text), { error: "validation.blank" }),
});
export type LeaveOffInput = z.input<typeof leaveOffSchema>;

export const restoreVersionSchema = z.object({
  ruleId,
  scope: scopeSchema,
  version: z.int32().min(1),
  baseVersion,
  note,
});
export type RestoreVersionInput = z.input<typeof restoreVersionSchema>;

/** What a draft of RTM-011 holds, as it was typed: bounds only, patterns may be unfinished. */
export const draftBodySchema = z.strictObject({
  enabled: z.boolean(),
  riskLevel: z.enum(RISK_LEVELS).nullable(),
  /** Hours. */
  ttl: z.number().min(0).max(1_000_000),
  rows: z.array(rowSchema).max(MAX_ROWS),
});
export type DraftBody = z.output<typeof draftBodySchema>;

/** `revision` is that of the draft as this tab knows it, 0 where there was none. */
export const saveDraftSchema = z.strictObject({
  scope: scopeSchema,
  baseVersion,
  revision: z.int32().min(0),
  body: draftBodySchema,
});
export type SaveDraftInput = z.input<typeof saveDraftSchema>;

export const discardDraftSchema = z.strictObject({ scope: scopeSchema });
export type DiscardDraftInput = z.input<typeof discardDraftSchema>;

/** A person's own draft of RTM-011 at one scope. */
export interface RuleDraft {
  baseVersion: number;
  revision: number;
  body: DraftBody;
  /** ISO 8601. */
  savedAt: string;
}

/** Somebody else's newer version that a save met. Nothing was written. */
export interface SettingConflict {
  /** The newest version's number: what a second attempt has to be based on. */
  version: number;
  /** null: they reset the setting to inherited. */
  theirs: RuleSetting | null;
  /** The version that both started from; null where that was "inherited" or nothing. */
  base: RuleSetting | null;
  by: string;
  /** ISO 8601. */
  at: string;
}

/**
 * Refused although the input is well-formed. `locked`: the organisation does not allow account settings.
 * `nothingToReset`, `nothingToLock`: nothing was decided at that scope. `gone`: what the save was based on is no longer
 * there (its account or the sample organisation was removed). `outdated`: what was approved was begun on something else
 * than what holds now.
 */
export type SettingRefusal = "locked" | "nothingToReset" | "nothingToLock" | "gone" | "outdated";

/** A change of RTM-011's rows whose size decides whether it needs a second person. */
export interface ChangeQuestion {
  scope: Scope;
  /** What holds at the scope, and what would. */
  before: RuleSetting;
  after: RuleSetting;
  /** Account settings come into or go out of effect, so that what changes is not of this scope alone. */
  movesLock: boolean;
}

/** What a person decides by, as it was when a second one was asked for. Bounded. */
export interface ReviewConsequence {
  /** Events gained and lost among findings or notifications, whichever are more; null: could not be counted. */
  changed: number | null;
  gained: number;
  lost: number;
  /** UTC, YYYY-MM-DD; null where nothing is stored. */
  since: string | null;
  events: number;
  accounts: { id: string; name: string; gained: number; lost: number }[];
  moreAccounts: number;
}

/** The size of a change, and which one it was measured for (lib/reviews/publish.ts). */
export interface MeasuredChange {
  key: string;
  consequence: ReviewConsequence;
}

/**
 * What each write of a rule setting answers. With `ok: false` nothing was written, and exactly one of these says why:
 * `problems` (not empty, messages of the namespace `catalogue`), `conflict`, `refusal`, or `review`: the change is so
 * large that another person was asked to approve it. `measure` says that its size has to be given first: only
 * lib/reviews/publish.ts gets to see that.
 */
export type SettingOutcome =
  | { ok: true; version: number; versionId: string }
  | {
      ok: false;
      problems: SettingProblem[];
      conflict?: SettingConflict;
      refusal?: SettingRefusal;
      review?: { id: string };
      measure?: { key: string; question: ChangeQuestion };
    };

/** Newest version of one scope, as pages show it. `body` is null after a reset. */
export interface VersionHead {
  version: number;
  versionId: string;
  body: RuleSetting | null;
  note: string;
  by: string;
  /** ISO 8601. */
  at: string;
}

/** What a rule does at organisation scope. `accountsOnly`: nothing for the organisation, but at work on some account. */
export type RuleState = "configured" | "accountsOnly" | "leftOff" | "undecided";

/** Scope as text that is safe to store: the account's digits or null for the organisation. */
export function accountOfScope(scope: Scope): string | null {
  return scope === ORGANISATION_SCOPE ? null : scope;
}
