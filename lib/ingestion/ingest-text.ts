import { readEvents } from "@/lib/engine/read-events";
import { AppError } from "@/lib/errors";
import type { AuthenticatedSource } from "@/lib/sources/authenticate";
import { ingestBatch, type IncomingEvent, type Rejection } from "./ingest-batch";
import { MAX_LISTED_REJECTIONS, type IngestCounts } from "./ingest-counts";

/** Events per transaction: large enough to be fast, small enough that locks are short. */
export const BATCH_SIZE = 1_000;
/** Records that one delivery over HTTP may hold. */
export const MAX_RECORDS = 200_000;

/**
 * Reads one delivery of any shape and stores what can be read, a batch per transaction. When it returns, everything
 * counted as stored or duplicate is committed. When it throws, some batches may be committed already; sending the same
 * again is safe. `truncated` says that the delivery itself was cut off on its way.
 */
export async function ingestText(
  source: AuthenticatedSource,
  text: string,
  options: {
    now: Date;
    truncated?: boolean;
    /** More records than this throw `invalid-input` before anything is stored; without it there is no limit. */
    maxRecords?: number;
    /** Items that an earlier, interrupted call has committed already; they are not counted again. */
    skip?: number;
    onProgress?: (done: number, total: number) => Promise<void> | void;
  },
): Promise<IngestCounts> {
  const { items } = readEvents(text, {
    lenient: false,
    now: options.now,
    maxItems: options.maxRecords ?? Number.MAX_SAFE_INTEGER,
    lines: false,
  });
  if (items.length > (options.maxRecords ?? Number.MAX_SAFE_INTEGER))
    throw new AppError("invalid-input", "too many records");
  const counts: IngestCounts = {
    received: 0,
    stored: 0,
    duplicate: 0,
    matched: 0,
    rejected: [],
    rejectedMore: 0,
  };
  for (let from = options.skip ?? 0; from < items.length; from += BATCH_SIZE) {
    const batch = items.slice(from, from + BATCH_SIZE);
    const incoming: IncomingEvent[] = [];
    const unreadable: Rejection[] = [];
    for (const item of batch) {
      if (item.ok) incoming.push({ index: item.index, event: item.event, record: item.record });
      else
        unreadable.push({ index: item.index, reason: item.reason, accountId: null, excerpt: item.excerpt });
    }
    const outcome = await ingestBatch(source, incoming, unreadable, options.now);
    counts.received += batch.length;
    counts.stored += outcome.stored;
    counts.duplicate += outcome.duplicate;
    counts.matched += outcome.matched;
    addRejections(counts, outcome.rejected);
    await options.onProgress?.(Math.min(from + BATCH_SIZE, items.length), items.length);
  }
  if (options.truncated && !counts.rejected.some(({ reason }) => reason === "jsonEndsMidway")) {
    counts.received += 1;
    addRejections(counts, [{ index: items.length, reason: "gzipEndsMidway", accountId: null, excerpt: "" }]);
  }
  return counts;
}

function addRejections(counts: IngestCounts, rejected: readonly Rejection[]): void {
  for (const { index, reason } of [...rejected].sort((a, b) => a.index - b.index)) {
    if (counts.rejected.length < MAX_LISTED_REJECTIONS) counts.rejected.push({ index, reason });
    else counts.rejectedMore += 1;
  }
}
