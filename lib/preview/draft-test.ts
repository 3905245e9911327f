import type { CompiledPattern } from "@/lib/engine/compile-rows";
import { testPattern } from "@/lib/engine/find-pattern";
import type { CellTester } from "@/lib/engine/judge";

/** Milliseconds that costly answers may take together in one question: the server has others to answer. */
const BUDGET_MS = 150;
/** An answer that takes longer is a costly one. Usual ones take less than a thousandth of that. Milliseconds. */
const COSTLY_MS = 0.05;
/** Characters of a value on which no pattern that may run unbounded takes long. */
const SHORT = 128;

/**
 * testPattern for one question of a person who types. Each answer is bounded, but a draft of costly patterns over all
 * stored values is many answers: once the time is spent, costly patterns and long values are answered with "slow",
 * untried. `gaveUp` has the patterns of those answers, for the judge to forget: the next question goes on from what is
 * known already.
 */
export function createDraftTest(clock: () => number = () => performance.now()) {
  const costly = new Set<CompiledPattern>();
  const gaveUp = new Set<string>();
  let spent = 0;
  const test: CellTester = (pattern, value) => {
    if (spent > BUDGET_MS && (!pattern.cheap || value.length > SHORT || costly.has(pattern))) {
      gaveUp.add(pattern.source);
      return "slow";
    }
    const started = clock();
    const found = testPattern(pattern, value);
    const took = clock() - started;
    if (took > COSTLY_MS) {
      spent += took;
      costly.add(pattern);
    }
    return found;
  };
  return { test, gaveUp: gaveUp as ReadonlySet<string> };
}
