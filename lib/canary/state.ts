import type { CanaryVerdict } from "@/lib/engine/canary";

/**
 * What events say about an account's canaries. `used` and `changed`: somebody did, and nobody has settled it yet.
 * `quiet`: no call seen, which is no proof of health. `unknown`: nothing came in since they are watched.
 */
export type CanaryState = "used" | "changed" | "quiet" | "unknown" | "unset";

export const CANARY_STATES: readonly CanaryState[] = ["used", "changed", "unknown", "quiet", "unset"];

export interface CanarySigns {
  /** Names that are watched; empty where the rule is off or has none. */
  users: readonly string[];
  /** Kinds of the findings that are neither suppressed nor resolved. */
  undecided: readonly CanaryVerdict["kind"][];
  /** When the setting in effect was saved. */
  watchedSince: Date | null;
  /** Event time of the newest finding, decided or not. */
  lastCallAt: Date | null;
  /** When the account's events last came in. */
  lastIngestAt: Date | null;
}

/** The worst that holds. A sprung canary stays red when its watch is taken away: that would be the way to hide it. */
export function canaryState(signs: CanarySigns): CanaryState {
  if (signs.undecided.includes("used")) return "used";
  if (signs.undecided.includes("changed")) return "changed";
  if (signs.users.length === 0) return "unset";
  const { lastIngestAt, watchedSince } = signs;
  return lastIngestAt === null || (watchedSince !== null && lastIngestAt < watchedSince)
    ? "unknown"
    : "quiet";
}

/** Since when a quiet canary saw no call: its last one, or the day its setting was saved, whichever is later. */
export function quietSince({ watchedSince, lastCallAt }: CanarySigns): Date | null {
  const moments = [watchedSince, lastCallAt].filter((at) => at !== null);
  return moments.length === 0 ? null : new Date(Math.max(...moments.map((at) => at.getTime())));
}
