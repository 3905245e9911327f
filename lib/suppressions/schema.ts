import { z } from "zod";
import { RISK_LEVELS, type RiskLevel } from "@/lib/engine/risk-level";
import { filledCommentSchema, targetsSchema } from "@/lib/findings/schema";

const DAY_MS = 86_400_000;
/** The longest end that may be named where no ceiling holds; beyond it, "for good" is meant. */
const FARTHEST_DAYS = 3_650;
/** "30 days" from a browser whose clock is ahead, or over the end of summer time, is 30 days all the same. */
const GRACE_MS = 3_600_000;

/** `until` null: for good. */
export const suppressSchema = z.object({
  targets: targetsSchema,
  comment: filledCommentSchema,
  until: z.iso.datetime({ offset: true }).nullable(),
});
export type SuppressInput = z.input<typeof suppressSchema>;

export const undoSuppressionSchema = z.object({ suppressionId: z.uuid() });
export type UndoSuppressionInput = z.input<typeof undoSuppressionSchema>;

/** Longest suppression in days per level; null: for good is allowed. */
export type Ceilings = Record<RiskLevel, number | null>;

/** The ceiling that governs a decision about several findings, and the level that sets it; null where none does. */
export function strictestCeiling(
  ceilings: Ceilings,
  levels: readonly RiskLevel[],
): { days: number; level: RiskLevel } | null {
  let strictest: { days: number; level: RiskLevel } | null = null;
  for (const level of RISK_LEVELS) {
    const days = levels.includes(level) ? ceilings[level] : null;
    if (days !== null && (strictest === null || days < strictest.days)) strictest = { days, level };
  }
  return strictest;
}

export type EndProblem = "endInPast" | "endTooFar" | "forGoodForbidden" | "endUnreadable";

/** What is wrong with the end of a suppression, or null. The same for dialog and verb. */
export function endProblem(
  until: Date | null,
  now: Date,
  ceiling: { days: number } | null,
): EndProblem | null {
  if (until === null) return ceiling ? "forGoodForbidden" : null;
  const ms = until.getTime() - now.getTime();
  if (Number.isNaN(ms)) return "endUnreadable";
  if (ms <= 0) return "endInPast";
  return ms > (ceiling?.days ?? FARTHEST_DAYS) * DAY_MS + GRACE_MS ? "endTooFar" : null;
}

/** Suppressed findings that a draft of RTM-011's rows touches. */
export interface TouchedSuppressions {
  count: number;
  /** Of these: their events would be found no more. */
  lost: number;
  /** Only the newest suppressed findings were looked at, and there are more. */
  isCut: boolean;
  /** A few, those that are lost first. */
  shown: { number: string; eventName: string; actorName: string; isLost: boolean }[];
}
