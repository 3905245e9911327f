import { z } from "zod";
import { MAX_ROWS, rowSchema } from "@/lib/catalogue/row-schema";
import type { Change, DailySpread } from "@/lib/engine/consequence";
import type { Narrowing } from "@/lib/engine/narrow-row";
import type { ObservedCall } from "@/lib/engine/name-table";
import type { OverlapChange, Overlaps } from "@/lib/engine/row-overlaps";
import { RISK_LEVELS } from "@/lib/engine/risk-level";
import { scopeSchema } from "@/lib/settings/schema";

/** Bytes of a question: a thousand rows with their notes are well below. */
export const MAX_PREVIEW_BYTES = 8 * 1024 * 1024;

/** A draft of RTM-011 as it stands on screen, unfinished patterns included. */
export const previewInputSchema = z.strictObject({
  scope: scopeSchema,
  enabled: z.boolean(),
  /** null: the catalogue's level. */
  riskLevel: z.enum(RISK_LEVELS).nullable(),
  rows: z.array(rowSchema).max(MAX_ROWS),
});
export type PreviewInput = z.output<typeof previewInputSchema>;

export interface PreviewDay extends Change {
  /** UTC, YYYY-MM-DD. */
  day: string;
}

export interface PreviewAccount extends Change {
  id: string;
  name: string;
}

export interface PreviewEvent {
  id: string;
  /** ISO 8601. */
  eventTime: string;
  accountId: string;
  actorName: string;
}

/** Events of one kind that the draft gains or loses. */
export interface PreviewExample {
  eventName: string;
  eventSource: string;
  userIdentityType: string;
  failed: boolean;
  count: number;
  /** Newest first, at most five, of its newest days; none where they were removed meanwhile. */
  events: PreviewEvent[];
}

export interface PreviewRow {
  rowId: string;
  /** A pattern took too long on stored values: the figures are too low by an unknown number. */
  isSlow: boolean;
  /** Its conditions were not judged on all events, for they are too many: the figures are those of its cells there. */
  isUpperBound: boolean;
  /** Matched events per day of the last days, oldest first, today last. */
  perDay: number[];
  total: number;
  /** Of `total`: events that no other row matches, and those attributed to this row. */
  alone: number;
  attributed: number;
}

/** What publishing a draft would change, over all stored events. Every moment is UTC, for the rollup counts UTC days. */
export interface Preview {
  /** The first day that was looked at; null where no event of these accounts is stored. */
  since: string | null;
  /** Older days exist that do not fit into memory. */
  isCut: boolean;
  /** Conditions of the draft or of the live version were not judged on all events: sums are rough. */
  isRough: boolean;
  /** Events and accounts that were looked at. */
  events: number;
  accountsJudged: number;
  total: Change;
  /** Findings a day: of the live version, and of the draft. Of the last 90 days. */
  live: DailySpread;
  draft: DailySpread;
  /** The last 30 days at most, oldest first. */
  days: PreviewDay[];
  /** The accounts that change most, at most 20, and how many more change. */
  accounts: PreviewAccount[];
  moreAccounts: number;
  gained: PreviewExample[];
  lost: PreviewExample[];
  gainedKinds: number;
  lostKinds: number;
  rows: PreviewRow[];
  /** Rows that match the same events, by their places in the grid, and how that differs from the live version. */
  overlaps: Overlaps;
  overlapChange: OverlapChange;
}

/** A row as it stands on screen, to be made quieter. */
export const rowNarrowingSchema = z.strictObject({
  scope: scopeSchema,
  row: rowSchema,
  /** Also propose what would have lost findings that people confirmed. */
  allowLoss: z.boolean(),
});
export type RowNarrowingInput = z.output<typeof rowNarrowingSchema>;

export interface NarrowingAnswer {
  /** Best first, at most MAX_NARROWINGS of lib/engine/narrow-row. */
  narrowings: Narrowing[];
  /** Events that the row matches, the days that they lie in, and the confirmed findings that were held against it. */
  events: number;
  days: number;
  confirmed: number;
  /** There are more events than were looked at. */
  isCut: boolean;
  /** There are older confirmed findings that were not held against it. */
  isConfirmedCut: boolean;
}

export const observedInputSchema = z.strictObject({ scope: scopeSchema });

export interface ObservedAnswer {
  /** The most frequent first; see MAX_OBSERVED of queries.ts. */
  calls: ObservedCall[];
}
