import type { CompiledPattern } from "@/lib/engine/compile-rows";
import { testPattern } from "@/lib/engine/find-pattern";
import type { CellTester } from "@/lib/engine/judge";

/** Milliseconds that a batch may spend on patterns before the costly ones are given up. Real batches need a few. */
const BATCH_MS = 5_000;
/** A pattern that has used less than this in a batch is not among the costly ones. Milliseconds. */
const PATTERN_MS = 5;
/** No single answer takes longer; what does is the machine's pause, not the pattern's fault. Milliseconds. */
const ANSWER_MS = 50;

/**
 * testPattern for one batch of ingestion. Each answer is bounded, but a thousand rows times a thousand long values are a
 * million answers: once the batch has spent its time, patterns that are costly say "slow", which is reported on their
 * rows, and all others go on. Without hostile values it is testPattern.
 */
export function createBoundedTest(clock: () => number = () => performance.now()): CellTester {
  const spentOn = new Map<CompiledPattern, number>();
  let spent = 0;
  return (pattern, value) => {
    const before = spentOn.get(pattern) ?? 0;
    if (spent > BATCH_MS && before > PATTERN_MS) return "slow";
    const started = clock();
    const found = testPattern(pattern, value);
    const took = Math.min(clock() - started, ANSWER_MS);
    spentOn.set(pattern, before + took);
    spent += took;
    return found;
  };
}
