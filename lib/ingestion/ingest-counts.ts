/** Answer of one delivery. `received` = stored + duplicate + rejected. */
export interface IngestCounts {
  received: number;
  stored: number;
  duplicate: number;
  /** Newly stored events in which at least one rule found something. */
  matched: number;
  rejected: { index: number; reason: string }[];
  /** Rejections beyond the listed ones (at most 1,000 are listed). */
  rejectedMore: number;
}

/** So many rejections are listed in one answer. */
export const MAX_LISTED_REJECTIONS = 1_000;
