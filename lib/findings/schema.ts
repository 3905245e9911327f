import { z } from "zod";
import { noteText } from "@/lib/catalogue/bounded-text";
import { isBlank } from "@/lib/catalogue/text-format";
import { conditionsSchema } from "@/lib/catalogue/row-schema";
import { CELL_NAMES } from "@/lib/engine/row";
import { RISK_LEVELS } from "@/lib/engine/risk-level";

/** What people decide about a finding, in the order of the tabs. */
export const FINDING_STATUSES = ["open", "investigating", "confirmed", "suppressed", "resolved"] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

// ---- What a finding keeps of the moment it was found

const cell = z.object({ pattern: z.string(), not: z.boolean() });

/** A row of RTM-011 that matched, as it stood in the grid then. */
export const matchedRowSchema = z.object({
  rowId: z.string(),
  number: z.number().int(),
  riskLevel: z.enum(RISK_LEVELS),
  /** It was on trial: it notified nobody. */
  trial: z.boolean().optional(),
  cells: z.object(
    Object.fromEntries(CELL_NAMES.map((name) => [name, cell])) as Record<
      (typeof CELL_NAMES)[number],
      typeof cell
    >,
  ),
  conditions: conditionsSchema.optional(),
});
export type MatchedRowThen = z.infer<typeof matchedRowSchema>;

/**
 * RTM-011 keeps every matching row: the attributed one and the first ones with their cells, any others by their number in
 * the version that decided (versions never change). IAM-055 keeps which canary was used or changed.
 */
export const evidenceSchema = z.union([
  z.object({ rows: z.array(matchedRowSchema), others: z.array(z.number().int()).default([]) }),
  z.object({ canary: z.object({ kind: z.enum(["used", "changed"]), user: z.string() }) }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

// ---- Which findings a list shows

export const TIME_RANGES = ["all", "24h", "7d", "30d", "custom"] as const;
export type TimeRange = (typeof TIME_RANGES)[number];

/** Characters of what is looked for. */
export const SEARCH_LENGTH = 200;
const text = z
  .string()
  .max(SEARCH_LENGTH)
  .refine((value) => !value.includes("\u0000") && value.isWellFormed());
/** RTM-011's rows that one filter may name, and that are offered at once. */
export const MAX_ROW_CHOICES = 100;
const rowId = text.min(1);
/** PostgreSQL knows no year 0, and CloudTrail is younger than this. */
const moment = z.union([z.iso.datetime().refine((value) => value >= "1970"), z.literal("")]);

/** A list's filter. Conditions of different kinds must all hold; within one list any may. Empty means any. */
export const findingFilterSchema = z.object({
  status: z.enum(FINDING_STATUSES),
  risk: z.array(z.enum(RISK_LEVELS)).max(RISK_LEVELS.length),
  account: z.array(z.string().regex(/^\d{12}$/)).max(100),
  rule: z.array(z.string().regex(/^[A-Z0-9-]{1,40}$/)).max(60),
  /** RTM-011: ids of attributed rows. */
  row: z.array(rowId).max(MAX_ROW_CHOICES),
  /** eventSource, whole. */
  service: text,
  event: text,
  actor: text,
  region: text,
  range: z.enum(TIME_RANGES),
  /** With range custom: ISO 8601 in UTC, each may be missing (""). */
  from: moment,
  to: moment,
  /** Searched in event name, actor, target, error code, account, address and number. */
  text,
});
export type FindingFilter = z.infer<typeof findingFilterSchema>;

/** Everything that is open, of any time: a work list hides nothing. */
export const EMPTY_FILTER: FindingFilter = {
  status: "open",
  risk: [],
  account: [],
  rule: [],
  row: [],
  service: "",
  event: "",
  actor: "",
  region: "",
  range: "all",
  from: "",
  to: "",
  text: "",
};

/** Rows of RTM-011 to filter by: those whose words fit, in these accounts (none: all that the actor sees) and the profile. */
export const rowSearchSchema = z.object({ text, account: findingFilterSchema.shape.account });
export type RowSearch = z.infer<typeof rowSearchSchema>;

/** A row of RTM-011 as a filter offers it. A row of the profile and its copies in accounts are one: they share the id. */
export interface RowChoice {
  id: string;
  /** Where it stands in the grid of its scope. */
  number: number;
  /** The account in whose grid it is; null for the organisation's profile. */
  accountName: string | null;
  /** Other accounts whose grids have it too. */
  others: number;
  cells: MatchedRowThen["cells"];
}

export interface RowChoices {
  rows: RowChoice[];
  /** There are, or may be, further ones. */
  more: boolean;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** The filter in a page's address. What cannot be read is left out. */
export function readFindingFilter(params: SearchParams): FindingFilter {
  const filter: Record<string, unknown> = { ...EMPTY_FILTER };
  for (const [name, field] of Object.entries(findingFilterSchema.shape)) {
    const given = params[name === "text" ? "q" : name];
    if (given === undefined) continue;
    const isList = Array.isArray(EMPTY_FILTER[name as keyof FindingFilter]);
    const parsed = field.safeParse(isList ? [given].flat() : [given].flat()[0]);
    if (parsed.success) filter[name] = parsed.data;
  }
  return filter as FindingFilter;
}

const HOUR_MS = 3_600_000;
const RANGE_HOURS = { "24h": 24, "7d": 168, "30d": 720 } as const;

/** From when to when a filter looks; null: without end. */
export function timeRange(
  filter: Pick<FindingFilter, "range" | "from" | "to">,
  now: Date,
): { from: Date | null; to: Date | null } {
  if (filter.range === "all") return { from: null, to: null };
  if (filter.range === "custom")
    return { from: filter.from ? new Date(filter.from) : null, to: filter.to ? new Date(filter.to) : null };
  return { from: new Date(now.getTime() - RANGE_HOURS[filter.range] * HOUR_MS), to: null };
}

/** A page of findings, told by where it begins: the findings older (or newer) than this one. */
export interface FindingCursor {
  direction: "older" | "newer";
  eventTime: Date;
  number: bigint;
}

/** The place in a page's address (`after`: older than, `before`: newer than); null is the newest page. */
export function readFindingCursor(params: SearchParams): FindingCursor | null {
  for (const [name, direction] of [
    ["after", "older"],
    ["before", "newer"],
  ] as const) {
    const match = /^(\d{1,15})-(\d{1,18})$/.exec([params[name]].flat()[0] ?? "");
    if (match) return { direction, eventTime: new Date(Number(match[1])), number: BigInt(match[2]!) };
  }
  return null;
}

/** The cursor as readFindingCursor reads it. */
export function findingPosition(at: { eventTime: Date; number: bigint }): string {
  return `${at.eventTime.getTime()}-${at.number}`;
}

/** `?status=…` of a filter, without what is usual; `extra` is added as it is. Empty where there is nothing to say. */
export function findingSearch(filter: FindingFilter, extra: Record<string, string | null> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    const usual = EMPTY_FILTER[name as keyof FindingFilter];
    if (Array.isArray(value)) value.forEach((one) => search.append(name, one));
    else if (value !== usual) search.set(name === "text" ? "q" : name, value);
  }
  for (const [name, value] of Object.entries(extra)) if (value !== null) search.set(name, value);
  const query = search.toString();
  return query === "" ? "" : `?${query}`;
}

// ---- Decisions

/** A decision or comment is a few sentences, not a document. */
export const COMMENT_LENGTH = 2_000;
/** Most findings that one decision may change. */
export const MAX_TARGETS = 5_000;

export const commentSchema = noteText(COMMENT_LENGTH);
export const filledCommentSchema = commentSchema.refine((given) => !isBlank(given), {
  error: "commentRequired",
});

/** Which findings: named ones with the status they were seen in, or all that fit a filter and existed by then. */
export const targetsSchema = z.union([
  z.object({
    items: z
      .array(z.object({ id: z.uuid(), status: z.enum(FINDING_STATUSES) }))
      .min(1)
      .max(MAX_TARGETS),
  }),
  z.object({
    filter: findingFilterSchema,
    /** The highest finding number when the person looked: nothing newer is decided unseen. */
    upTo: z.string().regex(/^\d{1,18}$/),
  }),
]);
export type Targets = z.infer<typeof targetsSchema>;

export const setStatusSchema = z.object({
  targets: targetsSchema,
  to: z.enum(["open", "investigating", "confirmed", "resolved"]),
  comment: commentSchema.default(""),
});
export type SetStatusInput = z.input<typeof setStatusSchema>;

export const reopenSchema = z.object({ targets: targetsSchema, comment: commentSchema.default("") });
export type ReopenInput = z.input<typeof reopenSchema>;

export const addCommentSchema = z.object({ findingId: z.uuid(), comment: filledCommentSchema });
export type AddCommentInput = z.input<typeof addCommentSchema>;

/** An event as an example of the row that found it; the id that came back takes it away again. */
export const addExampleSchema = z.object({ findingId: z.uuid(), expect: z.enum(["match", "noMatch"]) });
export type AddExampleInput = z.input<typeof addExampleSchema>;

export const removeExampleSchema = z.object({ findingId: z.uuid(), exampleId: z.string().max(64) });
export type RemoveExampleInput = z.input<typeof removeExampleSchema>;

/** What a decision did. `skipped`: somebody else decided on them meanwhile, or it does not apply to their status. */
export interface Decided {
  changed: { id: string; from: FindingStatus }[];
  skipped: number;
}
