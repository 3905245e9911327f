import type { CappedCount } from "@/lib/findings/queries";

/**
 * Counts per age, newest first, of the newest `limit` + 1 of something: where there were more than `limit`, the age in
 * which counting stopped is at least so large, and nothing (null) is known of older ones.
 */
export function cappedAges(
  ages: readonly number[],
  limit: number,
): { ages: (CappedCount | null)[]; all: CappedCount } {
  const total = ages.reduce((sum, count) => sum + count, 0);
  const all = { count: Math.min(total, limit), more: total > limit };
  if (!all.more) return { ages: ages.map((count) => ({ count, more: false })), all };
  const last = ages.findLastIndex((count) => count > 0);
  return {
    ages: ages.map((count, age) =>
      age < last ? { count, more: false } : age > last ? null : { count: count - 1, more: true },
    ),
    all,
  };
}
